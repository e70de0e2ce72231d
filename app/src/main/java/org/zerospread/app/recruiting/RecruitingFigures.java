package org.zerospread.app.recruiting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.engine.region.RegionRange;

/// Counts projects signed and people hired.
@Component
public class RecruitingFigures {

    private final JdbcClient sql;

    RecruitingFigures(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param recruited people hired
    /// @param signedYuan of the projects signed, as the sums stood when they were signed
    public record Totals(int recruited, int signed, long signedYuan) {
    }

    /// People hired on a day.
    public record Day(LocalDate day, int hired) {
    }

    /// All up to the end of a day, as far as it was recorded by a moment.
    @Transactional(readOnly = true)
    public Totals upTo(RegionRange inside, LocalDate date, Instant knownAt) {
        return sql.sql("""
                select (select count(*) from recruiting.hire h where h.hired_on <= :date and h.recorded_at <= :known and h.region between :low and :high) as recruited,
                       count(*) as signed, coalesce(sum(p.amount_yuan), 0) as yuan
                from recruiting.project_step p where p.stage = 'SIGNED' and p.happened_on <= :date and p.recorded_at <= :known and p.region between :low and :high
                """).param("date", date).param("known", knownAt.atOffset(ZoneOffset.UTC)).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new Totals(row.getInt("recruited"), row.getInt("signed"), row.getLong("yuan"))).single();
    }

    /// Hires by day, days without any left out.
    @Transactional(readOnly = true)
    public List<Day> listHires(RegionRange inside, LocalDate until) {
        return sql.sql("select hired_on, count(*) as hired from recruiting.hire where hired_on <= :until and region between :low and :high group by hired_on order by hired_on")
                .param("until", until).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new Day(row.getObject("hired_on", LocalDate.class), row.getInt("hired"))).list();
    }
}
