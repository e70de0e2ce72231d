package org.zerospread.app.resumption.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.resumption.FirmState;

/// Lists firms by where they stand; a firm of which no step is known counts as closed.
@Component
@Transactional(readOnly = true)
class LoopListQuery {

    private final JdbcClient sql;
    private final DistrictClock clock;

    LoopListQuery(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    FirmsPage page(FirmsPage.Filter filter) {
        Map<FirmState, Long> counts = new EnumMap<>(FirmState.class);
        long[] overdue = {0};
        asked(filter, """
                select coalesce(s.state, 'CLOSED') as state, count(*) filter (where not :late or s.due_at < :now) as firms, count(*) filter (where s.due_at < :now) as overdue
                from enterprise.firm f left join resumption.firm_state s on s.firm_id = f.id
                where f.closed_on is null and (:q = '' or f.name like '%' || :q || '%' or f.credit_code = :q) and (:actor = '' or coalesce(s.duty_actor, 'FIRM') = :actor)
                group by 1
                """).query(row -> {
                    counts.put(FirmState.valueOf(row.getString("state")), row.getLong("firms"));
                    overdue[0] += row.getLong("overdue");
                });
        long found = filter.state() == null ? counts.values().stream().mapToLong(Long::longValue).sum() : counts.getOrDefault(filter.state(), 0L);
        return new FirmsPage(filter, counts, overdue[0], found, rows(filter));
    }

    private List<FirmsPage.Row> rows(FirmsPage.Filter filter) {
        return asked(filter, """
                select f.id, f.name, f.priority, f.staff_expected, coalesce(s.state, 'CLOSED') as state, s.since, coalesce(s.returned, 0) as returned, coalesce(s.duty, 'SCREEN') as duty,
                       case when s.firm_id is null then 'FIRM' else s.duty_actor end as duty_actor, s.due_at, coalesce(s.due_at < :now, false) as late, s.last_report_on,
                       coalesce((select r.name from region.region r where r.code = f.region - f.region % 1000000 and r.level = 3), '') as place
                from enterprise.firm f left join resumption.firm_state s on s.firm_id = f.id
                where f.closed_on is null and (:q = '' or f.name like '%' || :q || '%' or f.credit_code = :q) and (:actor = '' or coalesce(s.duty_actor, 'FIRM') = :actor)
                  and (:state::text is null or coalesce(s.state, 'CLOSED') = :state) and (not :late or s.due_at < :now)
                order by s.due_at nulls last, f.region, f.name, f.id limit :most offset :skip
                """).param("state", filter.state() == null ? null : filter.state().name()).param("most", FirmsPage.ROWS).param("skip", (filter.page() - 1) * FirmsPage.ROWS)
                .query((row, index) -> new FirmsPage.Row(row.getObject("id", UUID.class), row.getString("name"), row.getString("place"), row.getString("priority"),
                        FirmState.valueOf(row.getString("state")), moment(row.getObject("since", OffsetDateTime.class)), row.getInt("returned"), row.getInt("staff_expected"), row.getString("duty"),
                        row.getString("duty_actor"), moment(row.getObject("due_at", OffsetDateTime.class)), row.getBoolean("late"), row.getObject("last_report_on", LocalDate.class))).list();
    }

    private JdbcClient.StatementSpec asked(FirmsPage.Filter filter, String query) {
        return sql.sql(query).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("q", filter.q()).param("actor", filter.actor()).param("late", filter.overdue());
    }

    static @org.jspecify.annotations.Nullable Instant moment(@org.jspecify.annotations.Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
