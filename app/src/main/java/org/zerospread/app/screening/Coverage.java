package org.zerospread.app.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// How far a round has come, from the district down to the household.
///
/// Read from totals that are kept per round and grid: what a page costs follows the number of grids, never that of visits.
@Component
public class Coverage {

    private static final int MOST_HOUSEHOLDS = 2_000;

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final ScreeningPolicy policy;
    private final Regions regions;

    Coverage(JdbcClient sql, DistrictClock clock, ScreeningPolicy policy, Regions regions) {
        this.sql = sql;
        this.clock = clock;
        this.policy = policy;
        this.regions = regions;
    }

    /// Coverage of one region in a round. Every registered household is met, absent, refused or not visited.
    ///
    /// @param households registered there
    /// @param met somebody was met in this round; absent and refused: how the last of vain visits ended
    /// @param visits household visits (户次)
    /// @param checks person checks (人次)
    /// @param grids grids with households, of which `gaps` were never visited in this round
    /// @param stale households at which nobody was met for the policy's number of days, in any round
    public record Row(RegionCode region, String name, String level, int households, int met, int absent, int refused, int notVisited, long visits, long checks, int grids, int gaps,
            int stale, @Nullable Instant lastVisit) {

        /// Households met, in hundredths; null where there are none.
        public @Nullable Integer percentMet() {
            return households == 0 ? null : (int) Math.round(100.0 * met / households);
        }
    }

    /// A household of a grid.
    ///
    /// @param state `MET`, `ABSENT`, `REFUSED` or `NOT_VISITED`
    /// @param lastMet last day on which somebody was met there, in any round
    public record Door(UUID id, String code, String state, int tries, int checks, @Nullable Instant lastVisit, @Nullable LocalDate lastMet, boolean stale) {
    }

    /// A region that may be read: inside the jurisdiction.
    @Transactional(readOnly = true)
    public Optional<Region> find(RegionCode code) {
        return Rounds.isOwn(code.range()) ? regions.find(code) : Optional.empty();
    }

    /// Where the reader begins: the head of the jurisdiction, or the district served when that is wider.
    @Transactional(readOnly = true)
    public Optional<RegionCode> start() {
        RegionRange own = Jurisdiction.find().map(Jurisdiction::range).orElseThrow();
        Optional<RegionCode> served = regions.findServed();
        return served.filter(code -> Rounds.isOwn(code.range())).or(() -> served.filter(code -> code.range().low() <= own.low() && own.high() <= code.range().high())
                .flatMap(code -> regions.find(new RegionCode(own.low()))).map(Region::code));
    }

    /// Coverage of a region itself.
    @Transactional(readOnly = true)
    public Row of(Rounds.Round round, Region region) {
        return rows(round, List.of(region)).getFirst();
    }

    /// Coverage of what lies directly below a region.
    @Transactional(readOnly = true)
    public List<Row> below(Rounds.Round round, RegionCode region) {
        return rows(round, regions.listBelow(region));
    }

    private List<Row> rows(Rounds.Round round, List<Region> below) {
        return sql.sql("""
                with place as (
                    select * from unnest(:lows::bigint[], :highs::bigint[], :names::text[], :levels::text[]) with ordinality as p (low, high, name, level, nr)
                ), registered as (
                    select p.low, sum(h.households) as households, count(*) filter (where h.households > 0) as grids,
                           count(*) filter (where h.households > 0 and t.region is null) as gaps
                    from place p join screening.grid_households h on h.region between p.low and p.high
                    left join screening.round_tally t on t.round_id = :round and t.region = h.region and t.visits > 0
                    where h.region between :first and :last
                    group by p.low
                ), visited as (
                    select p.low, sum(t.met) as met, sum(t.absent) as absent, sum(t.refused) as refused, sum(t.visits) as visits, sum(t.checks) as checks, max(t.last_at) as last_at
                    from place p join screening.round_tally t on t.round_id = :round and t.region between p.low and p.high group by p.low
                ), fresh as (
                    select p.low, sum(m.households) as households from place p join screening.last_met m on m.region between p.low and p.high and m.met_on > :staleFrom
                    where m.region between :first and :last group by p.low
                )
                select p.low, p.name, p.level, coalesce(r.households, 0) as households, coalesce(v.met, 0) as met, coalesce(v.absent, 0) as absent,
                       coalesce(v.refused, 0) as refused, coalesce(v.visits, 0) as visits, coalesce(v.checks, 0) as checks, coalesce(r.grids, 0) as grids,
                       coalesce(r.gaps, 0) as gaps, coalesce(r.households, 0) - coalesce(f.households, 0) as stale, v.last_at
                from place p left join registered r using (low) left join visited v using (low) left join fresh f using (low) order by p.nr
                """)
                .param("lows", below.stream().map(region -> region.code().low()).toArray(Long[]::new)).param("highs", below.stream().map(region -> region.code().high()).toArray(Long[]::new))
                .param("names", below.stream().map(Region::name).toArray(String[]::new)).param("levels", below.stream().map(region -> region.level().name()).toArray(String[]::new))
                .param("first", below.stream().mapToLong(region -> region.code().low()).min().orElse(0))
                .param("last", below.stream().mapToLong(region -> region.code().high()).max().orElse(0))
                .param("round", round.id()).param("staleFrom", clock.today().minusDays(policy.staleAfterDays()))
                .query((row, index) -> {
                    OffsetDateTime last = row.getObject("last_at", OffsetDateTime.class);
                    int households = row.getInt("households");
                    int met = row.getInt("met");
                    int absent = row.getInt("absent");
                    int refused = row.getInt("refused");
                    return new Row(new RegionCode(row.getLong("low")), row.getString("name"), row.getString("level"), households, met, absent, refused,
                            households - met - absent - refused, row.getLong("visits"), row.getLong("checks"), row.getInt("grids"), row.getInt("gaps"), row.getInt("stale"),
                            last == null ? null : last.toInstant());
                }).list();
    }

    /// The households of a grid, those not met first.
    @Transactional(readOnly = true)
    public List<Door> doors(Rounds.Round round, RegionCode grid) {
        LocalDate staleFrom = clock.today().minusDays(policy.staleAfterDays());
        return sql.sql("""
                select h.id, h.door, case when s.met_on is not null then 'MET' else coalesce(s.last_outcome, 'NOT_VISITED') end as state, coalesce(s.tries, 0) as tries,
                       coalesce(s.checks, 0) as checks, s.last_at, e.met_on as last_met
                from person.household h
                left join screening.household_state s on s.household_id = h.id and s.round_id = :round
                left join screening.household_state e on e.household_id = h.id and e.round_id = 0
                where h.region = :grid
                order by s.met_on is not null, s.last_at nulls first, h.door limit :most
                """).param("round", round.id()).param("grid", grid.value()).param("most", MOST_HOUSEHOLDS)
                .query((row, index) -> {
                    OffsetDateTime last = row.getObject("last_at", OffsetDateTime.class);
                    LocalDate lastMet = row.getObject("last_met", LocalDate.class);
                    return new Door(row.getObject("id", UUID.class), row.getString("door"), row.getString("state"), row.getInt("tries"), row.getInt("checks"),
                            last == null ? null : last.toInstant(), lastMet, lastMet == null || !lastMet.isAfter(staleFrom));
                }).list();
    }
}
