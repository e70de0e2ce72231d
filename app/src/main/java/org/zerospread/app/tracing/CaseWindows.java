package org.zerospread.app.tracing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;

/// When cases were infectious: from two days before the first symptoms until they were set apart.
///
/// A case without symptoms counts from two days before the first positive sample (guideline for close contacts of the national editions 4 to 7); without a sample, from two days before
/// it was suspected or confirmed. Set apart is he who was suspected, confirmed or taken to central quarantine or hospital, whichever came first in that time; else it lasts until now.
@Component
@Transactional(readOnly = true)
public class CaseWindows {

    /// Days before the first symptoms on which others may have caught it.
    static final int DAYS_BEFORE = 2;

    private static final String SELECT = """
            select c.id, c.number, c.person_id, p.name, c.state, c.region, c.onset_on, w.since,
                   (select min(x.at) from (
                        select e.happened_at from surveillance.case_event e where e.case_id = c.id and e.kind in ('SUSPECTED', 'CONFIRMED')
                        union all
                        select g.from_on::timestamp at time zone :zone from quarantine.stage_run g join quarantine.stay s on s.id = g.stay_id
                        where s.person_id = c.person_id and g.place in ('CENTRAL', 'HOSPITAL')) x (at)
                    where x.at > w.since and x.at <= :now) as isolated_at
            from surveillance.case_file c
            join person.person p on p.id = c.person_id
            cross join lateral (select (coalesce(c.onset_on,
                    (select min((t.sampled_at at time zone :zone)::date) from surveillance.test t where t.person_id = c.person_id and t.result = 'POSITIVE'),
                    (select min((e.happened_at at time zone :zone)::date) from surveillance.case_event e where e.case_id = c.id and e.kind in ('SUSPECTED', 'CONFIRMED')),
                    (c.recorded_at at time zone :zone)::date) - :days)::timestamp at time zone :zone as since) w
            where (c.id = any(:cases) or c.person_id = :person) and c.state <> 'EXCLUDED'
            order by w.since desc, c.number
            """;

    private final JdbcClient sql;
    private final DistrictClock clock;

    CaseWindows(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The windows of cases, those that may be seen.
    public List<CaseWindow> list(Collection<UUID> cases) {
        return query(cases, new UUID(0, 0));
    }

    /// The window of a person's last case, if he is or was one.
    public Optional<CaseWindow> findOf(PersonId person) {
        return query(List.of(), person.value()).stream().findFirst();
    }

    private List<CaseWindow> query(Collection<UUID> cases, UUID person) {
        return sql.sql(SELECT).param("cases", cases.toArray(UUID[]::new)).param("person", person).param("zone", clock.getZone().getId()).param("days", DAYS_BEFORE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(this::row).list();
    }

    private CaseWindow row(ResultSet row, int index) throws SQLException {
        Instant since = row.getObject("since", OffsetDateTime.class).toInstant();
        OffsetDateTime isolated = row.getObject("isolated_at", OffsetDateTime.class);
        Instant until = isolated == null ? clock.instant() : isolated.toInstant();
        return new CaseWindow(row.getObject("id", UUID.class), row.getString("number"), row.getObject("person_id", UUID.class), row.getString("name"), row.getString("state"), row.getLong("region"),
                row.getObject("onset_on", LocalDate.class), isolated == null ? null : isolated.toInstant(), since, until.isAfter(since) ? until : since.plusSeconds(1));
    }
}
