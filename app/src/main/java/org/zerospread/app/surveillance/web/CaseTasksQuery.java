package org.zerospread.app.surveillance.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.store.DistrictClock;

/// Tasks about cases, the direct reports among them.
@Component
@Transactional(readOnly = true)
class CaseTasksQuery {

    private static final int MOST_OPEN = 500;
    private static final int MOST_DONE = 50;

    private final JdbcClient sql;
    private final DistrictClock clock;

    CaseTasksQuery(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// What waits, the most pressing first.
    List<CaseTaskRow> listOpen(@Nullable String kind) {
        return list(false, kind, null, MOST_OPEN);
    }

    /// What was done, the latest first.
    List<CaseTaskRow> listDone(@Nullable String kind) {
        return list(true, kind, null, MOST_DONE);
    }

    /// All of one case.
    List<CaseTaskRow> listOf(UUID caseId) {
        return list(null, null, caseId, MOST_OPEN);
    }

    private List<CaseTaskRow> list(@Nullable Boolean done, @Nullable String kind, @Nullable UUID caseId, int limit) {
        return sql.sql("""
                select k.*, c.number, p.name, coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (k.region - k.region % 1000000, k.region - k.region % 1000) and r.level in (3, 4)), '') as place
                from (
                    select id, 'REPORT' as kind, case_id, person_id, region, suspected_at as opened_at, due_at, reported_at as done_at, reported_by as done_by, report_number as note from surveillance.suspect_report
                    union all select id, kind, case_id, person_id, region, opened_at, due_at, done_at, done_by, note from surveillance.task
                ) k join surveillance.case_file c on c.id = k.case_id join person.person p on p.id = k.person_id
                where (:done::boolean is null or (k.done_at is not null) = :done) and (:kind::text is null or k.kind = :kind) and (:case::uuid is null or k.case_id = :case)
                order by k.done_at desc nulls first, k.due_at, c.number limit :limit
                """).param("done", done).param("kind", kind).param("case", caseId).param("limit", limit).query(this::row).list();
    }

    /// How many wait, by kind.
    Map<String, Long> countOpen() {
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.sql("""
                select n.kind, count(k.kind) as tasks from unnest(array['REPORT', 'INVESTIGATION', 'RESULT', 'RETEST']) with ordinality as n (kind, place)
                left join (select 'REPORT' as kind from surveillance.suspect_report where reported_at is null union all select kind from surveillance.task where done_at is null) k on k.kind = n.kind
                group by n.kind, n.place order by n.place
                """).query(row -> {
            counts.put(row.getString("kind"), row.getLong("tasks"));
        });
        return counts;
    }

    private CaseTaskRow row(ResultSet row, int index) throws SQLException {
        OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
        return new CaseTaskRow(row.getObject("id", UUID.class), row.getString("kind"), row.getObject("case_id", UUID.class), row.getString("number"), row.getObject("person_id", UUID.class),
                Masking.name(row.getString("name")), row.getString("place"), ClinicQuery.instant(row, "opened_at"), ClinicQuery.instant(row, "due_at"), clock.instant(),
                done == null ? null : done.toInstant(), row.getString("done_by"), row.getString("note"));
    }
}
