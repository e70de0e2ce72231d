package org.zerospread.app.tracing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.DiseaseBook;
import org.zerospread.engine.disease.InfectiousPeriod;

/// When cases were infectious, as the edition of the disease's protocol that was in force when they fell ill counts it, until they were set apart.
///
/// Days count from the first symptoms; of a case without them from the first positive sample; without a sample from when he was suspected or found infected. Set apart is he who was
/// suspected, found infected, isolated, or taken to central quarantine or hospital, whichever came first in that time.
@Component
@Transactional(readOnly = true)
public class CaseWindows {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int MOST_LISTED = 30;

    private static final String SELECT = """
            select c.id, c.number, c.person_id, p.name, c.state, c.region, c.disease, c.onset_on,
                   coalesce(c.onset_on,
                       (select min((t.sampled_at at time zone :zone)::date) from surveillance.test t where t.person_id = c.person_id and t.result = 'POSITIVE'),
                       (select min((e.happened_at at time zone :zone)::date) from surveillance.case_step e where e.case_id = c.id and e.kind in ('SUSPECTED', 'CONFIRMED', 'ASYMPTOMATIC')),
                       (c.recorded_at at time zone :zone)::date) as counted_from,
                   array(select e.happened_at from surveillance.case_step e where e.case_id = c.id and e.kind in ('SUSPECTED', 'CONFIRMED', 'ASYMPTOMATIC')
                         union
                         select o.happened_at from surveillance.course o where o.case_id = c.id and o.kind in ('ISOLATED', 'ADMITTED') and o.struck_at is null
                         union
                         select g.from_on::timestamp at time zone :zone from quarantine.stage_run g join quarantine.stay s on s.id = g.stay_id
                         where s.person_id = c.person_id and g.place in ('CENTRAL', 'HOSPITAL')
                         order by 1) as set_apart
            from surveillance.case_file c join person.person p on p.id = c.person_id
            where (:newest or c.id = any(:cases) or c.number = any(:numbers) or c.person_id = :person) and c.state <> 'EXCLUDED'
            order by c.recorded_at desc, c.number desc limit :most
            """;

    private final JdbcClient sql;
    private final DiseaseBook diseases;
    private final DistrictClock clock;

    CaseWindows(JdbcClient sql, DiseaseBook diseases, DistrictClock clock) {
        this.sql = sql;
        this.diseases = diseases;
        this.clock = clock;
    }

    /// The windows of cases by their ids or numbers, in the order asked for, each once; a case that may not be seen is not there.
    public List<CaseWindow> list(Collection<String> cases) {
        UUID[] ids = cases.stream().filter(one -> ID.matcher(one).matches()).map(UUID::fromString).toArray(UUID[]::new);
        List<CaseWindow> found = query(false, ids, cases.toArray(String[]::new), new UUID(0, 0), cases.size() + 1);
        return cases.stream().flatMap(one -> found.stream().filter(window -> window.isCalled(one))).distinct().toList();
    }

    /// The windows of the cases that were recorded last.
    public List<CaseWindow> listNewest() {
        return query(true, new UUID[0], new String[0], new UUID(0, 0), MOST_LISTED);
    }

    /// The window of a person's last case, if he is or was one.
    public Optional<CaseWindow> findOf(PersonId person) {
        return query(false, new UUID[0], new String[0], person.value(), 1).stream().findFirst();
    }

    private List<CaseWindow> query(boolean newest, UUID[] cases, String[] numbers, UUID person, int most) {
        return sql.sql(SELECT).param("newest", newest).param("cases", cases).param("numbers", numbers).param("person", person).param("zone", clock.getZone().getId()).param("most", most)
                .query(this::row).list();
    }

    private CaseWindow row(ResultSet row, int index) throws SQLException {
        LocalDate countedFrom = row.getObject("counted_from", LocalDate.class);
        InfectiousPeriod period = diseases.find(row.getString("disease")).orElseGet(diseases::outbreak).infectiousOn(countedFrom);
        Instant since = clock.startOf(countedFrom.plusDays(period.firstDay()));
        Instant now = clock.instant();
        Instant isolated = Arrays.stream((java.sql.Timestamp[]) row.getArray("set_apart").getArray()).map(java.sql.Timestamp::toInstant)
                .filter(at -> at.isAfter(since) && !at.isAfter(now)).findFirst().orElse(null);
        Instant over = clock.startOf(countedFrom.plusDays(period.lastDay() + 1));
        Instant last = over.isBefore(now) ? over : now;
        Instant until = period.endsWithIsolation() && isolated != null && isolated.isBefore(last) ? isolated : last;
        return new CaseWindow(row.getObject("id", UUID.class), row.getString("number"), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("state"), row.getLong("region"),
                row.getObject("onset_on", LocalDate.class), isolated, since, until.isAfter(since) ? until : since.plusSeconds(1));
    }

}
