package org.zerospread.app.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// Registers all who met a case on one occasion, in one transaction; each begins the plan of his degree.
///
/// Who is a contact of the case already keeps his record: a later exposure prolongs it and begins his plan anew, and one of the second degree who met the case itself is one of the first from now on.
@Component
public class ContactEvents {

    private static final int LONGEST = 200;
    private static final int MOST_PEOPLE = 1_000;

    private final JdbcClient sql;
    private final ContactPeople people;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transaction;

    ContactEvents(JdbcClient sql, ContactPeople people, AuditTrail audit, DistrictClock clock, ApplicationEventPublisher news, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.news = news;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What became of an order.
    public sealed interface Answer {

        /// All were registered.
        ///
        /// @param fresh who was no contact of the case before
        /// @param prolonged whose exposure or degree is another now
        /// @param known who is as he was
        record Done(UUID event, int fresh, int prolonged, int known) implements Answer {
        }

        /// Nobody was: `CAS-001`, `CAS-005`, `CAS-006`, `CON-001` to `CON-003` of the lines, `CON-004` nobody named, `CON-005` degree 2 without the contact through whom, `CON-006` registered elsewhere.
        record Refused(List<FormFault> faults) implements Answer {
        }
    }

    private record Index(PersonId person, RegionCode region, String number) {
    }

    private record Taken(PersonId person, RegionCode region, LocalDate last, boolean fresh) {
    }

    /// Registers an occasion and everybody who was there, or nothing.
    public Answer register(ContactEvent event) {
        ContactLines lines = ContactLines.read(event.lines());
        List<FormFault> faults = new ArrayList<>(lines.faults());
        check(event, lines, faults);
        if (!faults.isEmpty()) {
            return new Answer.Refused(faults);
        }
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            Answer answer = registered(event, lines);
            if (answer instanceof Answer.Refused) {
                status.setRollbackOnly();
            }
            return answer;
        }));
    }

    private void check(ContactEvent event, ContactLines lines, List<FormFault> faults) {
        if (event.until().isBefore(event.from()) || event.until().isAfter(clock.instant())) {
            faults.add(new FormFault("until", "CAS-005", "止时早于起时, 或晚于现在", "the end lies before the beginning, or later than now"));
        }
        if (event.place().isBlank() || event.place().length() > LONGEST || event.note() != null && event.note().length() > LONGEST) {
            faults.add(new FormFault("place", "CAS-006", "须写地点; 地点和说明各最多 " + LONGEST + " 字", "a place is needed; place and note have at most " + LONGEST + " characters"));
        }
        if (lines.lines().isEmpty() && lines.faults().isEmpty() && event.picked().isEmpty() || lines.lines().size() + event.picked().size() > MOST_PEOPLE) {
            faults.add(new FormFault("people", "CON-004", "没有写是谁, 或一次超过 " + MOST_PEOPLE + " 人", "nobody is named, or more than " + MOST_PEOPLE + " at once"));
        }
        if (event.degree() == 2 && event.through() == null) {
            faults.add(new FormFault("through", "CON-005", "次密接须选经由哪一位密接", "for the second degree choose the contact through whom"));
        }
    }

    private Answer registered(ContactEvent event, ContactLines lines) {
        Optional<Index> found = sql.sql("select person_id, region, number from surveillance.case_file where id = :id and region between store.low() and store.high()").param("id", event.caseId().value())
                .query((row, index) -> new Index(new PersonId(row.getObject("person_id", UUID.class)), new RegionCode(row.getLong("region")), row.getString("number"))).optional();
        if (found.isEmpty()) {
            return refused("case", "CAS-001", "本辖区没有这个病例", "no such case here");
        }
        if (event.degree() == 2 && !sql.sql("select exists (select from surveillance.contact where id = :id and case_id = :case and degree = 1)").param("id", event.through()).param("case", event.caseId().value())
                .query(Boolean.class).single()) {
            return refused("through", "CON-005", "次密接须选经由哪一位密接", "for the second degree choose the contact through whom");
        }
        ContactPeople.Taken taken = people.take(lines.lines(), found.get().region(), found.get().number());
        if (!taken.elsewhere().isEmpty()) {
            return refused("people", "CON-006", "第 " + taken.elsewhere().getFirst().number() + " 行的证件号在别处登记", "the card number of line " + taken.elsewhere().getFirst().number() + " is registered elsewhere");
        }
        Map<PersonId, @Nullable String> all = new LinkedHashMap<>();
        event.picked().forEach(person -> all.put(person, event.relation()));
        taken.people().forEach((line, person) -> all.put(person, line.relation() == null ? event.relation() : line.relation()));
        all.remove(found.get().person());
        return keep(event, found.get(), all);
    }

    private static Answer refused(String field, String code, String zh, String en) {
        return new Answer.Refused(List.of(new FormFault(field, code, zh, en)));
    }

    private Answer keep(ContactEvent event, Index index, Map<PersonId, @Nullable String> all) {
        UUID id = UUID.randomUUID();
        sql.sql("""
                insert into surveillance.exposure_event (id, case_id, person_id, region, setting, mode, place, started_at, ended_at, note, recorded_at, recorded_by)
                values (:id, :case, :person, :region, :setting, :mode, :place, :from, :until, :note, :at, :by)
                """).param("id", id).param("case", event.caseId().value()).param("person", index.person().value()).param("region", index.region().value()).param("setting", event.setting().name())
                .param("mode", event.mode().name()).param("place", event.place().strip()).param("from", event.from().atOffset(ZoneOffset.UTC)).param("until", event.until().atOffset(ZoneOffset.UTC))
                .param("note", event.note()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        List<Taken> taken = contacts(event, id, all);
        int fresh = (int) taken.stream().filter(Taken::fresh).count();
        if (!taken.isEmpty()) {
            news.publishEvent(new ContactsRegistered(event.caseId(), taken.stream().map(one -> new ContactsRegistered.Contact(one.person(), one.region(), one.last())).toList(), clock.today()));
        }
        audit.record("contacts.registered", index.region().value(), event.caseId().toString(), fresh + " of " + all.size() + ", " + event.setting() + " " + event.place().strip());
        return new Answer.Done(id, fresh, taken.size() - fresh, all.size() - taken.size());
    }

    private List<Taken> contacts(ContactEvent event, UUID id, Map<PersonId, @Nullable String> all) {
        Instant now = clock.instant();
        return sql.sql("""
                insert into surveillance.contact as c (id, case_id, person_id, region, degree, setting, relation, mode, exposed_from, exposed_until, last_exposure, through_id, event_id, recorded_at, recorded_by)
                select gen_random_uuid(), :case, p.id, p.region, :degree, :setting, n.relation, :mode, :from, :until, :last, :through, :event, :at, :by
                from unnest(:people::uuid[], :relations::text[]) as n (person, relation) join person.person p on p.id = n.person
                on conflict (case_id, person_id) do update set degree = least(c.degree, excluded.degree),
                    first_degree_at = case when excluded.degree < c.degree then excluded.recorded_at else c.first_degree_at end,
                    through_id = case when least(c.degree, excluded.degree) = 1 then null else coalesce(c.through_id, excluded.through_id) end,
                    exposed_from = least(c.exposed_from, excluded.exposed_from), exposed_until = greatest(c.exposed_until, excluded.exposed_until),
                    last_exposure = greatest(c.last_exposure, excluded.last_exposure), event_id = case when excluded.last_exposure >= c.last_exposure then excluded.event_id else c.event_id end
                where c.released_on is null and (excluded.degree < c.degree or excluded.last_exposure > c.last_exposure)
                returning c.person_id, c.region, c.last_exposure, c.xmax = 0 as fresh
                """).param("case", event.caseId().value()).param("degree", event.degree()).param("setting", event.setting().zh() + " · " + event.place().strip()).param("mode", event.mode().name())
                .param("from", event.from().atOffset(ZoneOffset.UTC)).param("until", event.until().atOffset(ZoneOffset.UTC)).param("last", LocalDate.ofInstant(event.until(), clock.getZone()))
                .param("through", event.degree() == 2 ? event.through() : null).param("event", id).param("at", now.atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .param("people", all.keySet().stream().map(PersonId::value).toArray(UUID[]::new)).param("relations", all.values().toArray(String[]::new))
                .query((row, index) -> new Taken(new PersonId(row.getObject("person_id", UUID.class)), new RegionCode(row.getLong("region")), row.getObject("last_exposure", LocalDate.class),
                        row.getBoolean("fresh"))).list();
    }
}
