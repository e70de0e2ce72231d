package org.zerospread.app.screening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import org.zerospread.app.store.SnapshotMemory;
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
    private final SnapshotMemory memory;

    Coverage(JdbcClient sql, DistrictClock clock, ScreeningPolicy policy, Regions regions, SnapshotMemory memory) {
        this.sql = sql;
        this.clock = clock;
        this.policy = policy;
        this.regions = regions;
        this.memory = memory;
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

    /// Coverage of a region and of what lies directly below it.
    ///
    /// @param above the regions above, widest first
    public record View(List<Region> above, Row total, List<Row> below) {
    }

    private record Question(Rounds.Round round, Region region, LocalDate today, RegionRange own) {
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

    /// Coverage of a region and of what lies directly below it; remembered until something is committed.
    @Transactional(readOnly = true)
    public View view(Rounds.Round round, Region region) {
        RegionRange own = Jurisdiction.find().map(Jurisdiction::range).orElseThrow();
        return memory.remember(new Question(round, region, clock.today(), own), () -> {
            List<Region> asked = new ArrayList<>(List.of(region));
            asked.addAll(regions.listBelow(region.code()));
            List<Row> rows = rows(round, region.code().range(), asked);
            return new View(above(region), rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
        });
    }

    private List<Region> above(Region region) {
        List<Region> above = new ArrayList<>();
        for (Region next = region; next != null && next.parent() != null;) {
            next = find(next.parent()).orElse(null);
            if (next != null) {
                above.addFirst(next);
            }
        }
        return List.copyOf(above);
    }

    private List<Row> rows(Rounds.Round round, RegionRange within, List<Region> asked) {
        return sql.sql("""
                with grid as materialized (
                    select region, coalesce(h.households, 0) as households, t.met, t.absent, t.refused, t.visits, t.checks, t.last_at, coalesce(m.households, 0) as fresh
                    from (select region, households from screening.grid_households where region between :first and :last) h
                    full join (select region, met, absent, refused, visits, checks, last_at from screening.round_tally
                        where round_id = :round and region between :first and :last) t using (region)
                    full join (select region, sum(households) as households from screening.last_met
                        where region between :first and :last and met_on > :staleFrom group by region) m using (region)
                )
                select p.low, p.name, p.level, coalesce(sum(g.households), 0) as households, coalesce(sum(g.met), 0) as met, coalesce(sum(g.absent), 0) as absent,
                       coalesce(sum(g.refused), 0) as refused, coalesce(sum(g.visits), 0) as visits, coalesce(sum(g.checks), 0) as checks,
                       count(*) filter (where g.households > 0) as grids, count(*) filter (where g.households > 0 and coalesce(g.visits, 0) = 0) as gaps,
                       coalesce(sum(g.households - g.fresh), 0) as stale, max(g.last_at) as last_at
                from unnest(:lows::bigint[], :highs::bigint[], :names::text[], :levels::text[]) with ordinality as p (low, high, name, level, nr)
                left join grid g on g.region between p.low and p.high
                group by p.nr, p.low, p.name, p.level order by p.nr
                """)
                .param("lows", asked.stream().map(region -> region.code().low()).toArray(Long[]::new)).param("highs", asked.stream().map(region -> region.code().high()).toArray(Long[]::new))
                .param("names", asked.stream().map(Region::name).toArray(String[]::new)).param("levels", asked.stream().map(region -> region.level().name()).toArray(String[]::new))
                .param("first", within.low()).param("last", within.high()).param("round", round.id()).param("staleFrom", clock.today().minusDays(policy.staleAfterDays()))
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
