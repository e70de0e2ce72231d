package org.zerospread.app.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.engine.region.RegionRange;

/// Counts for the bulletin how far the return to work has come.
@Component
public class ResumptionFigures {

    private final JdbcClient sql;

    ResumptionFigures(JdbcClient sql) {
        this.sql = sql;
    }

    /// The figures.
    ///
    /// @param largeTotal industrial firms above the state's threshold; `largeResumed` of them work
    /// @param staffExpected people who work at all firms when all do; `staffReturned` came back in batches
    public record Figures(int largeTotal, int largeResumed, long staffExpected, long staffReturned) {
    }

    /// Counts what had happened by the end of the date and was recorded by the moment.
    @Transactional(readOnly = true)
    public Figures count(RegionRange inside, LocalDate date, Instant knownAt) {
        return sql.sql("""
                with known as (
                    select distinct on (firm_id) firm_id, region, large, staff_expected, closed_on from enterprise.firm_record where recorded_at <= :known order by firm_id, recorded_at desc
                ), firm as (
                    select * from known where region between :low and :high and (closed_on is null or closed_on > :date)
                )
                select count(*) filter (where large) as large_total,
                       (select count(*) from firm f join resumption.working(:date, :known) w on w.firm_id = f.firm_id where f.large) as large_resumed,
                       coalesce(sum(staff_expected), 0) as staff_expected,
                       (select coalesce(sum(s.staff), 0) from resumption.firm_step s join firm f on f.firm_id = s.firm_id
                        where s.kind = 'BATCH_RETURNED' and s.happened_on <= :date and s.recorded_at <= :known) as staff_returned
                from firm
                """).param("known", knownAt.atOffset(ZoneOffset.UTC)).param("date", date).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new Figures(row.getInt("large_total"), row.getInt("large_resumed"), row.getLong("staff_expected"), row.getLong("staff_returned"))).single();
    }
}
