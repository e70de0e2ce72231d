package org.zerospread.app.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionRange;

/// Screening totals of a region, from the tallies kept per grid and day; for whole towns and all above, from those per town.
///
/// Whole days of recording come from the tally; only the day of `knownAt` itself is counted from its visits, so the cost
/// does not grow with the visits of the days before.
@Component
public class ScreeningFigures {

    private static final long CODES_PER_TOWN = 1_000_000;

    private final JdbcClient sql;
    private final DistrictClock clock;

    ScreeningFigures(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Household visits (户次) and person checks (人次).
    public record Totals(long visits, long checks) {

        Totals plus(Totals other) {
            return new Totals(visits + other.visits, checks + other.checks);
        }
    }

    /// All visits up to and including a day, as recorded by an instant.
    @Transactional(readOnly = true)
    public Totals upTo(RegionRange inside, LocalDate day, Instant knownAt) {
        boolean everythingKnown = !knownAt.isBefore(clock.instant());
        LocalDate partial = LocalDate.ofInstant(knownAt, clock.getZone());
        Totals whole = sql.sql("""
                select coalesce(sum(visits), 0) as visits, coalesce(sum(checks), 0) as checks
                from (select visits, checks from screening.town_tally
                      where :towns and town between :low and :high and visited_on <= :day and (:everything or recorded_on < :partial)
                      union all
                      select visits, checks from screening.tally
                      where not :towns and region between :low and :high and visited_on <= :day and (:everything or recorded_on < :partial)) as kept
                """)
                .param("towns", isWholeTowns(inside)).param("low", inside.low()).param("high", inside.high()).param("day", day)
                .param("everything", everythingKnown).param("partial", partial)
                .query((row, index) -> new Totals(row.getLong("visits"), row.getLong("checks"))).single();
        return everythingKnown ? whole : whole.plus(recordedOn(inside, day, clock.startOf(partial), knownAt));
    }

    private static boolean isWholeTowns(RegionRange range) {
        return range.low() % CODES_PER_TOWN == 0 && (range.high() + 1) % CODES_PER_TOWN == 0;
    }

    private Totals recordedOn(RegionRange inside, LocalDate day, Instant from, Instant knownAt) {
        return sql.sql("""
                select count(*) as visits, coalesce(sum(checked), 0) as checks from screening.visit
                where region between :low and :high and recorded_at >= :from and recorded_at <= :known and visited_at < :dayEnd
                """)
                .param("low", inside.low()).param("high", inside.high())
                .param("from", from.atOffset(ZoneOffset.UTC)).param("known", knownAt.atOffset(ZoneOffset.UTC))
                .param("dayEnd", clock.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Totals(row.getLong("visits"), row.getLong("checks"))).single();
    }

    /// Totals of many regions in one reading, up to now.
    ///
    /// @return one entry for each range that has visits, under its low end
    @Transactional(readOnly = true)
    public Map<Long, Totals> byRegion(List<RegionRange> ranges) {
        Map<Long, Totals> totals = new HashMap<>();
        sql.sql("""
                select r.low, sum(t.visits) as visits, sum(t.checks) as checks
                from unnest(:lows::bigint[], :highs::bigint[]) as r (low, high) join screening.tally t on t.region between r.low and r.high
                group by r.low
                """)
                .param("lows", ranges.stream().map(RegionRange::low).toArray(Long[]::new)).param("highs", ranges.stream().map(RegionRange::high).toArray(Long[]::new))
                .query(row -> {
                    totals.put(row.getLong("low"), new Totals(row.getLong("visits"), row.getLong("checks")));
                });
        return totals;
    }

    /// Households that were not met at the door on a day (nobody home, or refused).
    @Transactional(readOnly = true)
    public long notMetOn(RegionRange inside, LocalDate day) {
        return sql.sql("select coalesce(sum(not_met), 0) from screening.tally where region between :low and :high and visited_on = :day")
                .param("low", inside.low()).param("high", inside.high()).param("day", day).query(Long.class).single();
    }
}
