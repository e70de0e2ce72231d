package org.zerospread.app.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionRange;
import org.zerospread.engine.resumption.Bottleneck;
import org.zerospread.engine.resumption.FirmState;
import org.zerospread.engine.resumption.Readiness;
import org.zerospread.engine.resumption.ResumptionPolicy;
import org.zerospread.engine.resumption.ReturnRule;

/// Counts how far the return to work has come, each table in one statement, whatever the number of firms.
@Component
public class ResumptionBoard {

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final ResumptionPolicy policy;
    private final ReturnRule rule;

    ResumptionBoard(JdbcClient sql, DistrictClock clock, ResumptionPolicy policy, ReturnRule rule) {
        this.sql = sql;
        this.clock = clock;
        this.policy = policy;
        this.rule = rule;
    }

    /// By what firms are grouped.
    public enum Dimension { ALL, ZONE, INDUSTRY, SIZE, PRIORITY, TOWN }

    /// The rate of one group.
    ///
    /// @param value class of the zone, letter of the section, size, priority, or code of the town; empty for all, and where nothing is known
    /// @param name of the town; empty otherwise
    public record Group(Dimension dimension, String value, String name, Rate rate) {
    }

    /// The rate at the end of a day.
    public record Day(LocalDate day, long working, long staffReturned) {
    }

    /// A firm that does not work.
    ///
    /// @param since when it came to this state; null where it has taken no step
    /// @param daysWaiting full days in it, or since it was registered
    /// @param bottlenecks what keeps it, what comes first in the loop first
    /// @param staffHeld how many of its staff were found unfit by the last screening; null where there was none
    /// @param dueAt by when the next step is due; null where no deadline runs
    public record Waiting(UUID firm, String creditCode, String name, String town, @Nullable String zone, String industry, String size, String priority, boolean large, int staffExpected, int staffReturned, FirmState state,
            @Nullable Instant since, long daysWaiting, List<Bottleneck> bottlenecks, @Nullable Integer staffHeld, @Nullable Instant dueAt) {
    }

    /// Rates at the end of a day, as known now: of all firms in the range first, then by zone, industry, size, priority and town.
    @Transactional(readOnly = true)
    public List<Group> groups(RegionRange inside, LocalDate on) {
        return sql.sql("""
                with firm as (
                    select f.*, f.region - f.region % 1000000 as town, t.name as town_name, t.zone_class, left(f.industry, 1) as section, w.firm_id is not null as working, coalesce(b.returned, 0) as returned
                    from enterprise.firm f
                    left join region.region t on t.code = f.region - f.region % 1000000
                    left join resumption.working(:on, :known) w on w.firm_id = f.id
                    left join (select firm_id, sum(staff) as returned from resumption.firm_step where kind = 'BATCH_RETURNED' and happened_on <= :on group by firm_id) b on b.firm_id = f.id
                    where f.region between :low and :high and (f.closed_on is null or f.closed_on > :on)
                )
                select case when grouping(zone_class) = 0 then 'ZONE' when grouping(section) = 0 then 'INDUSTRY' when grouping(size) = 0 then 'SIZE' when grouping(priority) = 0 then 'PRIORITY'
                           when grouping(town) = 0 then 'TOWN' else 'ALL' end as dimension,
                       coalesce(zone_class, section, size, priority, town::text, '') as value, coalesce(town_name, '') as name, count(*) as firms, count(*) filter (where working) as working,
                       count(*) filter (where large) as large, count(*) filter (where large and working) as large_working, coalesce(sum(staff_expected), 0) as expected, coalesce(sum(returned), 0) as returned
                from firm group by grouping sets ((), (zone_class), (section), (size), (priority), (town, town_name))
                order by array_position(array['ALL', 'ZONE', 'INDUSTRY', 'SIZE', 'PRIORITY', 'TOWN'], case when grouping(zone_class) = 0 then 'ZONE' when grouping(section) = 0 then 'INDUSTRY'
                           when grouping(size) = 0 then 'SIZE' when grouping(priority) = 0 then 'PRIORITY' when grouping(town) = 0 then 'TOWN' else 'ALL' end),
                    coalesce(array_position(array['URBAN_CENTRE', 'BORDER', 'ORDINARY', 'ESSENTIAL', 'LARGE', 'PARK', 'OTHER', 'MEDIUM', 'SMALL', 'MICRO'], coalesce(zone_class, priority, size)), 99), value
                """).param("on", on).param("known", now()).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new Group(Dimension.valueOf(row.getString("dimension")), row.getString("value"), row.getString("name"), new Rate(row.getLong("firms"), row.getLong("working"), row.getLong("large"),
                        row.getLong("large_working"), row.getLong("expected"), row.getLong("returned")))).list();
    }

    /// The course day by day, from the day of the first step, at most 120 days back.
    @Transactional(readOnly = true)
    public List<Day> days(RegionRange inside, LocalDate on) {
        return sql.sql("""
                with step as (
                    select s.* from resumption.firm_step s join enterprise.firm f on f.id = s.firm_id and f.region between :low and :high and (f.closed_on is null or f.closed_on > :on) where s.happened_on <= :on
                ), spell as (
                    select firm_id, kind, happened_on, lead(happened_on) over (partition by firm_id order by happened_on, seq) as until from step where kind in ('STARTED', 'FROZEN')
                )
                select d::date as day, (select count(*) from spell p where p.kind = 'STARTED' and p.happened_on <= d and (p.until is null or p.until > d)) as working,
                       (select coalesce(sum(b.staff), 0) from step b where b.kind = 'BATCH_RETURNED' and b.happened_on <= d) as returned
                from generate_series(greatest((select min(happened_on) from step), :on::date - 120)::timestamp, :on::date::timestamp, interval '1 day') d order by d
                """).param("on", on).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new Day(row.getObject("day", LocalDate.class), row.getLong("working"), row.getLong("returned"))).list();
    }

    /// The firms that do not work now, those that wait longest first.
    @Transactional(readOnly = true)
    public List<Waiting> waiting(RegionRange inside) {
        Map<UUID, Map<String, Double>> supplies = supplies(inside);
        List<Waiting> found = new ArrayList<>(sql.sql("""
                select f.id, f.credit_code, f.name, t.name as town, t.zone_class, f.industry, f.size, f.priority, f.large, f.staff_expected, f.recorded_at, coalesce(s.state, 'CLOSED') as state, s.since, coalesce(s.returned, 0) as returned,
                       s.due_at, c.staff as screened, c.may_return, (select count(*) from enterprise.isolation_room i where i.firm_id = f.id and i.closed_on is null)::int as rooms
                from enterprise.firm f
                left join region.region t on t.code = f.region - f.region % 1000000
                left join resumption.firm_state s on s.firm_id = f.id
                left join (select distinct on (firm_id) firm_id, staff, may_return from resumption.firm_step where kind = 'SCREENED' order by firm_id, seq desc) c on c.firm_id = f.id
                where f.region between :low and :high and f.closed_on is null and coalesce(s.state, 'CLOSED') <> 'WORKING'
                """).param("low", inside.low()).param("high", inside.high()).query((row, index) -> waiting(row, supplies)).list());
        found.sort(java.util.Comparator.comparingLong(Waiting::daysWaiting).reversed().thenComparing(Waiting::name));
        return found;
    }

    private Map<UUID, Map<String, Double>> supplies(RegionRange inside) {
        Map<UUID, Map<String, Double>> supplies = new HashMap<>();
        sql.sql("select distinct on (firm_id, item) firm_id, item, quantity from enterprise.supply where region between :low and :high order by firm_id, item, counted_on desc").param("low", inside.low()).param("high", inside.high())
                .query(row -> {
                    supplies.computeIfAbsent(row.getObject("firm_id", UUID.class), firm -> new HashMap<>()).put(row.getString("item"), row.getBigDecimal("quantity").doubleValue());
                });
        return supplies;
    }

    private Waiting waiting(ResultSet row, Map<UUID, Map<String, Double>> supplies) throws SQLException {
        UUID firm = row.getObject("id", UUID.class);
        FirmState state = FirmState.valueOf(row.getString("state"));
        Integer screened = row.getObject("screened", Integer.class);
        Integer fit = row.getObject("may_return", Integer.class);
        int returned = row.getInt("returned");
        int toWork = returned > 0 ? returned : fit != null ? fit : row.getInt("staff_expected");
        Readiness readiness = new Readiness(toWork, supplies.getOrDefault(firm, Map.of()), row.getInt("rooms"), List.of());
        Instant since = instant(row, "since");
        Instant begun = since == null ? Objects.requireNonNull(instant(row, "recorded_at")) : since;
        long days = Math.max(0, clock.today().toEpochDay() - LocalDate.ofInstant(begun, clock.getZone()).toEpochDay());
        return new Waiting(firm, row.getString("credit_code"), row.getString("name"), Objects.requireNonNullElse(row.getString("town"), ""), row.getString("zone_class"), row.getString("industry"), row.getString("size"),
                row.getString("priority"), row.getBoolean("large"), row.getInt("staff_expected"), returned, state, since, days,
                Bottleneck.of(new Bottleneck.Facts(state, screened, fit, readiness), policy.readiness(), rule.fewestPercent()), screened == null || fit == null ? null : screened - fit, instant(row, "due_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
