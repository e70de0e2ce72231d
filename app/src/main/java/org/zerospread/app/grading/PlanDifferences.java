package org.zerospread.app.grading;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;

/// Where the quarantine of arrivals that runs is not the one that graded control asks for. Quarantine goes on as it was ordered; whoever decides about it sees the difference here.
///
/// Only stays of arrivals are compared, each with the measure of the day on which it began: graded control says nothing of contacts and discharged cases.
@Component
public class PlanDifferences {

    private static final String MEASURE = "plan";
    private static final String NONE = "none";

    private final JdbcClient sql;
    private final Measures measures;
    private final MatrixBook book;
    private final DistrictClock clock;

    PlanDifferences(JdbcClient sql, Measures measures, MatrixBook book, DistrictClock clock) {
        this.sql = sql;
        this.measures = measures;
        this.book = book;
        this.clock = clock;
    }

    /// A person whose plan is not what is asked.
    ///
    /// @param name masked
    /// @param plan code of the plan that runs; empty where none does
    /// @param since first day of the stay, or today where none runs
    /// @param answer what is asked, by the version of that day
    public record Line(UUID person, String name, String plan, LocalDate since, MeasureAnswer answer) {
    }

    private record Running(UUID person, String name, String plan, LocalDate since) {
    }

    /// Running stays of arrivals with another plan than was asked on their first day, the oldest first. A day without a version says nothing.
    @Transactional(readOnly = true)
    public List<Line> others() {
        List<Running> running = sql.sql("""
                select s.person_id, p.name, s.plan_code, s.started_on from quarantine.stay s join person.person p on p.id = s.person_id
                where s.state = 'RUNNING' and s.reason = 'KEY_AREA_ARRIVAL' order by s.started_on, s.person_id
                """).query((row, index) -> new Running(row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("plan_code"), row.getObject("started_on", LocalDate.class))).list();
        List<Line> lines = new ArrayList<>();
        Map<LocalDate, List<Running>> byDay = running.stream().collect(Collectors.groupingBy(Running::since, TreeMap::new, Collectors.toList()));
        byDay.forEach((day, began) -> {
            Map<PersonId, MeasureAnswer> asked = measures.ofPersons(began.stream().map(one -> new PersonId(one.person())).toList(), day);
            began.forEach(one -> Optional.ofNullable(asked.get(new PersonId(one.person()))).filter(answer -> answer.matrix() != null && !answer.is(MEASURE, one.plan()) && !answer.value(MEASURE).isEmpty())
                    .ifPresent(answer -> lines.add(new Line(one.person(), one.name(), one.plan(), one.since(), answer))));
        });
        return lines;
    }

    /// Arrivals of whom a plan is asked today and who have had none since they came, by their names.
    @Transactional(readOnly = true)
    public List<Line> without() {
        LocalDate today = clock.today();
        int days = book.findInForce(today).map(one -> one.matrix().originDays()).orElse(0);
        Map<PersonId, String> names = sql.sql("""
                select distinct a.person_id, p.name from person.arrival a join person.person p on p.id = a.person_id
                where a.withdrawn_at is null and a.arrived_at >= :from and a.arrived_at < :until
                    and not exists (select from quarantine.stay s where s.person_id = a.person_id and (s.state = 'RUNNING' or s.ended_on >= (a.arrived_at at time zone :zone)::date))
                    and not exists (select from surveillance.case_file c where c.person_id = a.person_id and c.state in ('SUSPECTED', 'CONFIRMED', 'REPOSITIVE'))
                """).param("from", clock.startOf(today.minusDays(Math.max(0, days - 1L))).atOffset(ZoneOffset.UTC)).param("until", clock.startOf(today.plusDays(1)).atOffset(ZoneOffset.UTC))
                .param("zone", clock.getZone().getId())
                .query((row, index) -> Map.entry(new PersonId(row.getObject("person_id", UUID.class)), Masking.name(row.getString("name")))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        Map<PersonId, MeasureAnswer> asked = names.isEmpty() ? Map.of() : measures.ofPersons(names.keySet(), today);
        return names.entrySet().stream().flatMap(one -> Optional.ofNullable(asked.get(one.getKey())).filter(answer -> !answer.value(MEASURE).isEmpty() && !answer.is(MEASURE, NONE))
                .map(answer -> new Line(one.getKey().value(), one.getValue(), "", today, answer)).stream())
                .sorted(java.util.Comparator.comparing(Line::name).thenComparing(Line::person)).toList();
    }
}
