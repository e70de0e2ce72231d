package org.zerospread.app.surveillance.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.store.DistrictClock;

/// The clocks of suspicions.
@Component
@Transactional(readOnly = true)
class ReportsQuery {

    private static final int MOST_OPEN = 500;
    private static final int MOST_DONE = 50;

    private final JdbcClient sql;
    private final DistrictClock clock;

    ReportsQuery(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Those that wait, the most pressing first.
    List<ReportsPage.Clock> listOpen() {
        return clocks(false, null, MOST_OPEN);
    }

    /// Those reported, the latest first.
    List<ReportsPage.Clock> listDone() {
        return clocks(true, null, MOST_DONE);
    }

    /// That of one case, where it has one.
    Optional<ReportsPage.Clock> find(UUID caseId) {
        return clocks(null, caseId, 1).stream().findFirst();
    }

    private List<ReportsPage.Clock> clocks(@Nullable Boolean done, @Nullable UUID caseId, int limit) {
        return sql.sql("""
                select s.case_id, c.number, s.person_id, p.name, s.suspected_at, s.due_at, s.reported_at, s.report_number, s.reported_by,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (s.region - s.region % 1000000, s.region - s.region % 1000) and r.level in (3, 4)), '') as place
                from surveillance.suspect_report s join surveillance.case_file c on c.id = s.case_id join person.person p on p.id = s.person_id
                where (:case::uuid is null or s.case_id = :case) and (:done::boolean is null or (s.reported_at is not null) = :done)
                order by s.reported_at desc nulls first, s.due_at limit :limit
                """).param("case", caseId).param("done", done).param("limit", limit).query(this::clock).list();
    }

    /// How many are late.
    long countLate() {
        return sql.sql("select count(*) from surveillance.suspect_report where reported_at is null and due_at < :now").param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }

    private ReportsPage.Clock clock(ResultSet row, int index) throws SQLException {
        OffsetDateTime reported = row.getObject("reported_at", OffsetDateTime.class);
        Instant reportedAt = reported == null ? null : reported.toInstant();
        return new ReportsPage.Clock(row.getObject("case_id", UUID.class), row.getString("number"), row.getObject("person_id", UUID.class), Masking.name(row.getString("name")), row.getString("place"),
                ClinicQuery.instant(row, "suspected_at"), ClinicQuery.instant(row, "due_at"), clock.instant(), reportedAt, row.getString("report_number"), row.getString("reported_by"));
    }
}
