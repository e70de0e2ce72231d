package org.zerospread.app.surveillance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;

/// Line lists of cases, one row per case, under the numbers that the list gives them.
///
/// Each dated step becomes an event of the case, and what follows from a confirmation follows from it here too. A number that is on record
/// is compared: other content is refused and changes nothing.
@Component
final class CaseLanding implements Landing {

    private static final Outcome ELSEWHERE = new Outcome.Refused("card", "INT-063", "此人在别处登记, 或不知归入哪个区划", "the person is registered elsewhere, or no region is served here");
    private static final Outcome DIFFERS = new Outcome.Refused("number", "INT-067", "这个病例编号已有记录, 内容不同; 未改动", "the number is on record with other content; it was left as it is");
    private static final Outcome OPEN = new Outcome.Refused("number", "CAS-003", "此人已有未结的病例", "the person has an open case already");

    private final JdbcClient sql;
    private final ListedPeople people;
    private final PersonMatching matching;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ApplicationEventPublisher news;

    CaseLanding(JdbcClient sql, ListedPeople people, PersonMatching matching, AuditTrail audit, DistrictClock clock, ApplicationEventPublisher news) {
        this.sql = sql;
        this.people = people;
        this.matching = matching;
        this.audit = audit;
        this.clock = clock;
        this.news = news;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CASES;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<RowValues> rows = drafts.stream().map(draft -> new RowValues(kind(), draft)).toList();
        @Nullable Outcome[] outcomes = rows.stream().map(row -> CaseRow.refusal(row, clock)).toArray(Outcome[]::new);
        List<RowValues> sound = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                sound.add(rows.get(i));
            }
        }
        List<@Nullable PersonId> persons = people.take(sound, "number");
        Map<String, CaseRow.Content> before = before(sound);
        Set<UUID> open = open(persons);
        Map<String, CaseRow> fresh = new LinkedHashMap<>();
        int next = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                PersonId person = persons.get(next++);
                outcomes[i] = person == null ? ELSEWHERE : take(CaseRow.of(rows.get(i), matching.idOf("case", rows.get(i).needed("number")), person, clock), before, open, fresh);
            }
        }
        keep(List.copyOf(fresh.values()));
        return Arrays.stream(outcomes).map(outcome -> Objects.requireNonNull(outcome, "every row has its outcome")).toList();
    }

    private static Outcome take(CaseRow row, Map<String, CaseRow.Content> before, Set<UUID> open, Map<String, CaseRow> fresh) {
        CaseRow.Content known = before.get(row.number());
        if (known != null) {
            return known.equals(row.content()) ? SAME : DIFFERS;
        }
        boolean remainsOpen = switch (row.state()) {
            case EXCLUDED, CLOSED, DEAD -> false;
            case SUSPECTED, CONFIRMED, ASYMPTOMATIC, DISCHARGED, REPOSITIVE -> true;
        };
        if (remainsOpen && !open.add(row.person().value())) {
            return OPEN;
        }
        before.put(row.number(), row.content());
        fresh.put(row.number(), row);
        return TAKEN;
    }

    private Map<String, CaseRow.Content> before(List<RowValues> rows) {
        Map<String, CaseRow.Content> before = new HashMap<>();
        sql.sql("""
                select number, person_id, source, onset_on, age, symptoms, infected_by, exposed_from, exposed_to, severity, hospital, remarks
                from surveillance.case_file where number = any(:numbers)
                """).param("numbers", rows.stream().map(row -> row.needed("number")).toArray(String[]::new)).query(row -> {
            int age = row.getInt("age");
            before.put(row.getString("number"), new CaseRow.Content(row.getObject("person_id", UUID.class), row.getString("source"), row.getObject("onset_on", LocalDate.class),
                    row.wasNull() ? null : age, row.getString("symptoms"), row.getString("infected_by"), row.getObject("exposed_from", LocalDate.class),
                    row.getObject("exposed_to", LocalDate.class), row.getString("severity"), row.getString("hospital"), row.getString("remarks")));
        });
        return before;
    }

    private Set<UUID> open(List<@Nullable PersonId> persons) {
        return new HashSet<>(sql.sql("select person_id from surveillance.case_file where person_id = any(:persons) and state not in ('EXCLUDED', 'CLOSED', 'DEAD')")
                .param("persons", persons.stream().filter(Objects::nonNull).map(PersonId::value).toArray(UUID[]::new)).query(UUID.class).list());
    }

    private void keep(List<CaseRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.sql("""
                insert into surveillance.case_file (id, number, person_id, region, source, state, state_since, onset_on, recorded_at,
                    age, symptoms, infected_by, exposed_from, exposed_to, severity, hospital, remarks)
                select n.id, n.number, p.id, p.region, n.source, n.state, n.since, n.onset, :at, n.age, n.symptoms, n.infected_by, n.exposed_from, n.exposed_to, n.severity, n.hospital, n.remarks
                from unnest(:ids::uuid[], :numbers::text[], :persons::uuid[], :sources::text[], :states::text[], :since::timestamptz[], :onsets::date[], :ages::smallint[], :symptoms::text[],
                    :infected::text[], :from::date[], :to::date[], :severities::text[], :hospitals::text[], :remarks::text[])
                    as n (id, number, person, source, state, since, onset, age, symptoms, infected_by, exposed_from, exposed_to, severity, hospital, remarks)
                join person.person p on p.id = n.person
                """).param("at", now).param("ids", all(rows, CaseRow::id, UUID[]::new)).param("numbers", all(rows, CaseRow::number, String[]::new))
                .param("persons", all(rows, row -> row.person().value(), UUID[]::new)).param("sources", all(rows, row -> row.content().source(), String[]::new))
                .param("states", all(rows, row -> row.state().name(), String[]::new)).param("since", all(rows, row -> row.steps().getLast().at().toString(), String[]::new))
                .param("onsets", all(rows, row -> text(row.content().onset()), String[]::new)).param("ages", all(rows, row -> row.content().age(), Integer[]::new))
                .param("symptoms", all(rows, row -> row.content().symptoms(), String[]::new)).param("infected", all(rows, row -> row.content().infectedBy(), String[]::new))
                .param("from", all(rows, row -> text(row.content().exposedFrom()), String[]::new)).param("to", all(rows, row -> text(row.content().exposedTo()), String[]::new))
                .param("severities", all(rows, row -> row.content().severity(), String[]::new)).param("hospitals", all(rows, row -> row.content().hospital(), String[]::new))
                .param("remarks", all(rows, row -> row.content().remarks(), String[]::new)).update();
        keepSteps(rows, now);
        audit.record("cases.imported", Jurisdiction.find().orElseThrow().range().low(), null, rows.size() + " cases");
        tell(rows);
    }

    /// A step of a case, for one statement.
    private record Event(UUID of, String kind, @Nullable String source, String at) {
    }

    private void keepSteps(List<CaseRow> rows, OffsetDateTime now) {
        List<Event> events = new ArrayList<>();
        for (CaseRow row : rows) {
            for (CaseRow.Step step : row.steps()) {
                events.add(new Event(row.id(), step.state().name(), step.state().hasSource() ? row.content().source() : null, step.at().toString()));
            }
        }
        sql.sql("""
                insert into surveillance.case_event (id, case_id, person_id, region, kind, source, happened_at, recorded_at, recorded_by)
                select gen_random_uuid(), c.id, c.person_id, c.region, n.kind, n.source, n.at, :at, :by
                from unnest(:ids::uuid[], :kinds::text[], :sources::text[], :times::timestamptz[]) as n (id, kind, source, at) join surveillance.case_file c on c.id = n.id
                """).param("at", now).param("by", Jurisdiction.actorNow()).param("ids", events.stream().map(Event::of).toArray(UUID[]::new))
                .param("kinds", events.stream().map(Event::kind).toArray(String[]::new)).param("sources", events.stream().map(Event::source).toArray(String[]::new))
                .param("times", events.stream().map(Event::at).toArray(String[]::new)).update();
    }

    private void tell(List<CaseRow> rows) {
        Map<UUID, RegionCode> regions = new HashMap<>();
        sql.sql("select id, region from surveillance.case_file where id = any(:ids)").param("ids", all(rows, CaseRow::id, UUID[]::new))
                .query(row -> {
                    regions.put(row.getObject("id", UUID.class), new RegionCode(row.getLong("region")));
                });
        for (CaseRow row : rows) {
            RegionCode region = Objects.requireNonNull(regions.get(row.id()));
            for (CaseRow.Step step : row.steps()) {
                LocalDate on = LocalDate.ofInstant(step.at(), clock.getZone());
                switch (step.state()) {
                    case CONFIRMED -> news.publishEvent(new CaseConfirmed(new CaseId(row.id()), row.person(), region, on));
                    case DISCHARGED -> news.publishEvent(new CaseDischarged(new CaseId(row.id()), row.person(), region, on));
                    case REPOSITIVE -> news.publishEvent(new CaseRepositive(new CaseId(row.id()), row.person(), region, on));
                    case ASYMPTOMATIC -> news.publishEvent(new InfectionFound(new CaseId(row.id()), row.person(), region, on));
                    case SUSPECTED, EXCLUDED, DEAD, CLOSED -> { }
                }
            }
        }
    }

    private static <T> T[] all(List<CaseRow> rows, java.util.function.Function<CaseRow, @Nullable T> of, java.util.function.IntFunction<T[]> into) {
        return rows.stream().map(of).toArray(into);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
