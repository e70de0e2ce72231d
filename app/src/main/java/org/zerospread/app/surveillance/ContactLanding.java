package org.zerospread.app.surveillance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;

/// Contacts from a file, each of a case on record; those of the first degree who are not released come under observation as when they are
/// registered by hand.
@Component
final class ContactLanding implements Landing {

    private static final Outcome NO_CASE = new Outcome.Refused("case_number", "INT-068", "本辖区没有这个病例编号:先导入病例", "no case of this number here: import the cases first");
    private static final Outcome ELSEWHERE = new Outcome.Refused("card", "INT-063", "此人在别处登记, 或不知归入哪个区划", "the person is registered elsewhere, or no region is served here");
    private static final Outcome DIFFERS = new Outcome.Refused("name", "INT-069", "此人已是该病例的接触者, 内容不同; 未改动",
            "the person is a contact of this case already, with other content; it was left as it is");

    private final JdbcClient sql;
    private final ListedPeople people;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ApplicationEventPublisher news;

    ContactLanding(JdbcClient sql, ListedPeople people, AuditTrail audit, DistrictClock clock, ApplicationEventPublisher news) {
        this.sql = sql;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.news = news;
    }

    private record Key(UUID of, UUID person) {
    }

    private record Content(int degree, String setting, @Nullable String relation, LocalDate lastExposure, @Nullable String observedAt, @Nullable String remarks) {
    }

    private record Contact(Key key, Content content, @Nullable LocalDate releasedOn, @Nullable String releaseReason) {
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CONTACTS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<RowValues> rows = drafts.stream().map(draft -> new RowValues(kind(), draft)).toList();
        Map<String, UUID> cases = cases(rows);
        @Nullable Outcome[] outcomes = rows.stream().map(row -> refusal(row, cases)).toArray(Outcome[]::new);
        List<RowValues> sound = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                sound.add(rows.get(i));
            }
        }
        List<@Nullable PersonId> persons = people.take(sound, "case_number");
        Map<Key, Content> known = known(cases);
        Map<Key, Contact> fresh = new LinkedHashMap<>();
        int next = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                PersonId person = persons.get(next++);
                outcomes[i] = person == null ? ELSEWHERE : take(contact(rows.get(i), Objects.requireNonNull(cases.get(rows.get(i).needed("case_number"))), person), known, fresh);
            }
        }
        keep(List.copyOf(fresh.values()));
        return Arrays.stream(outcomes).map(outcome -> Objects.requireNonNull(outcome, "every row has its outcome")).toList();
    }

    private static Outcome take(Contact contact, Map<Key, Content> known, Map<Key, Contact> fresh) {
        Content before = known.putIfAbsent(contact.key(), contact.content());
        if (before == null) {
            fresh.put(contact.key(), contact);
            return TAKEN;
        }
        return before.equals(contact.content()) ? SAME : DIFFERS;
    }

    private @Nullable Outcome refusal(RowValues row, Map<String, UUID> cases) {
        LocalDate exposed = Objects.requireNonNull(row.day("last_exposure"), "asked for by the kind");
        LocalDate released = row.day("released_on");
        if (!cases.containsKey(row.needed("case_number"))) {
            return NO_CASE;
        }
        if (exposed.isAfter(clock.today())) {
            return new Outcome.Refused("last_exposure", "CAS-005", "日期晚于今天", "the day is in the future");
        }
        return released == null || !released.isBefore(exposed) && !released.isAfter(clock.today()) ? null
                : new Outcome.Refused("released_on", "INT-065", "解除日期早于末次接触, 或晚于今天", "released before the last exposure, or in the future");
    }

    private static Contact contact(RowValues row, UUID of, PersonId person) {
        String degree = row.text("degree");
        String setting = row.text("setting");
        return new Contact(new Key(of, person.value()), new Content(degree == null ? 1 : Integer.parseInt(degree), setting == null ? "" : setting, row.text("relation"),
                Objects.requireNonNull(row.day("last_exposure")), row.text("observed_at"), row.text("remarks")), row.day("released_on"), row.text("release_reason"));
    }

    private Map<String, UUID> cases(List<RowValues> rows) {
        Map<String, UUID> cases = new HashMap<>();
        sql.sql("select number, id from surveillance.case_file where number = any(:numbers) and region between store.low() and store.high()")
                .param("numbers", rows.stream().map(row -> row.needed("case_number")).distinct().toArray(String[]::new)).query(row -> {
                    cases.put(row.getString("number"), row.getObject("id", UUID.class));
                });
        return cases;
    }

    private Map<Key, Content> known(Map<String, UUID> cases) {
        Map<Key, Content> known = new HashMap<>();
        sql.sql("select case_id, person_id, degree, setting, relation, last_exposure, observed_at, remarks from surveillance.contact where case_id = any(:cases)")
                .param("cases", cases.values().toArray(UUID[]::new)).query(row -> {
                    known.put(new Key(row.getObject("case_id", UUID.class), row.getObject("person_id", UUID.class)), new Content(row.getInt("degree"), row.getString("setting"),
                            row.getString("relation"), row.getObject("last_exposure", LocalDate.class), row.getString("observed_at"), row.getString("remarks")));
                });
        return known;
    }

    private void keep(List<Contact> contacts) {
        if (contacts.isEmpty()) {
            return;
        }
        Map<Key, RegionCode> regions = new HashMap<>();
        sql.sql("""
                insert into surveillance.contact (id, case_id, person_id, region, degree, setting, relation, last_exposure, observed_at, remarks, recorded_at, recorded_by,
                    released_on, release_reason, release_recorded_at)
                select gen_random_uuid(), n.of, p.id, p.region, n.degree, n.setting, n.relation, n.exposure, n.observed, n.remarks, :at, :by,
                    n.released, n.reason, case when n.released is not null then :at end
                from unnest(:cases::uuid[], :persons::uuid[], :degrees::smallint[], :settings::text[], :relations::text[], :exposures::date[], :observed::text[], :remarks::text[],
                    :released::date[], :reasons::text[]) as n (of, person, degree, setting, relation, exposure, observed, remarks, released, reason)
                join person.person p on p.id = n.person
                returning case_id, person_id, region
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .param("cases", contacts.stream().map(one -> one.key().of()).toArray(UUID[]::new)).param("persons", contacts.stream().map(one -> one.key().person()).toArray(UUID[]::new))
                .param("degrees", contacts.stream().map(one -> one.content().degree()).toArray(Integer[]::new))
                .param("settings", contacts.stream().map(one -> one.content().setting()).toArray(String[]::new))
                .param("relations", contacts.stream().map(one -> one.content().relation()).toArray(String[]::new))
                .param("exposures", contacts.stream().map(one -> one.content().lastExposure().toString()).toArray(String[]::new))
                .param("observed", contacts.stream().map(one -> one.content().observedAt()).toArray(String[]::new))
                .param("remarks", contacts.stream().map(one -> one.content().remarks()).toArray(String[]::new))
                .param("released", contacts.stream().map(one -> one.releasedOn() == null ? null : one.releasedOn().toString()).toArray(String[]::new))
                .param("reasons", contacts.stream().map(Contact::releaseReason).toArray(String[]::new)).query(row -> {
                    regions.put(new Key(row.getObject("case_id", UUID.class), row.getObject("person_id", UUID.class)), new RegionCode(row.getLong("region")));
                });
        audit.record("contacts.imported", Jurisdiction.find().orElseThrow().range().low(), null, contacts.size() + " contacts");
        Map<UUID, List<ContactsRegistered.Contact>> observed = contacts.stream().filter(one -> one.releasedOn() == null && one.content().degree() == 1).collect(Collectors.groupingBy(
                one -> one.key().of(), LinkedHashMap::new, Collectors.mapping(one -> new ContactsRegistered.Contact(new PersonId(one.key().person()),
                        Objects.requireNonNull(regions.get(one.key())), one.content().lastExposure()), Collectors.toList())));
        observed.forEach((of, those) -> news.publishEvent(new ContactsRegistered(new CaseId(of), those, clock.today())));
    }
}
