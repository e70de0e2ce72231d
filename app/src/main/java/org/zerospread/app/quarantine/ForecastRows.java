package org.zerospread.app.quarantine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.forecast.SiteSupply;
import org.zerospread.engine.plan.StagePlace;
import org.zerospread.engine.region.RegionRange;

/// What a forecast of rooms counts: running stays by what is alike in them, new stays by day, and the rooms of the sites.
///
/// Every question is one statement; people are counted where they are, never loaded.
@Component
class ForecastRows {

    private final JdbcClient sql;

    ForecastRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Running stays that are alike.
    ///
    /// @param seq number of the stage they are in
    /// @param from first day of that stage
    /// @param changesOn day after its last, as the stay has it; null when the stay must be asked as it was known before
    /// @param site where they hold a room
    /// @param rooms how many they hold or need: a family in one room counts once
    record Group(StayReason reason, String plan, LocalDate startedOn, int seq, StagePlace place, LocalDate from, @Nullable LocalDate changesOn, @Nullable UUID site,
            @Nullable SitePurpose purpose, int rooms) {
    }

    /// Stays that run now.
    List<Group> listRunning(RegionRange inside, LocalDate today) {
        return sql.sql("""
                select s.reason, s.plan_code, s.started_on, g.seq, g.place, g.from_on, s.next_change_on as changes_on, held.site_id, held.purpose, count(distinct coalesce(held.room_id, s.id)) as rooms
                from quarantine.stay s
                join quarantine.stage_run g on g.stay_id = s.id and g.to_on is null
                left join lateral (
                    select n.room_id, r.site_id, x.purpose from quarantine.room_night n join quarantine.room r on r.id = n.room_id join quarantine.site x on x.id = r.site_id
                    where n.stay_id = s.id and n.nights @> :today::date limit 1) held on true
                where s.state = 'RUNNING' and s.region between :low and :high
                group by s.reason, s.plan_code, s.started_on, g.seq, g.place, g.from_on, s.next_change_on, held.site_id, held.purpose
                """)
                .param("today", today).param("low", inside.low()).param("high", inside.high()).query(ForecastRows::group).list();
    }

    /// Stays that ran at the end of a day, as recorded by an instant; the plan is the one that each had by then.
    List<Group> listRunning(RegionRange inside, LocalDate day, Instant knownAt) {
        return sql.sql("""
                select s.reason, plan.code as plan_code, s.started_on, g.seq, g.place, g.from_on, null::date as changes_on, held.site_id, held.purpose, count(distinct coalesce(held.room_id, s.id)) as rooms
                from quarantine.stage_run g
                join quarantine.stay s on s.id = g.stay_id
                join lateral (
                    select coalesce(nullif(split_part(e.detail, ' > ', 2), ''), e.detail) as code from quarantine.stay_event e
                    where e.stay_id = s.id and e.kind in ('OPENED', 'PLAN_CHANGED') and e.recorded_at <= :known order by e.recorded_at desc limit 1) plan on true
                left join lateral (
                    select n.room_id, r.site_id, x.purpose from quarantine.room_night n join quarantine.room r on r.id = n.room_id join quarantine.site x on x.id = r.site_id
                    where n.stay_id = s.id and n.recorded_at <= :known and n.nights @> :day::date limit 1) held on true
                where g.region between :low and :high and g.from_on <= :day and g.recorded_at <= :known
                  and (g.to_on is null or g.to_on > :day or g.end_recorded_at > :known)
                group by s.reason, plan.code, s.started_on, g.seq, g.place, g.from_on, held.site_id, held.purpose
                """)
                .param("day", day).param("known", knownAt.atOffset(ZoneOffset.UTC)).param("low", inside.low()).param("high", inside.high()).query(ForecastRows::group).list();
    }

    private static Group group(java.sql.ResultSet row, int index) throws java.sql.SQLException {
        String purpose = row.getString("purpose");
        return new Group(StayReason.valueOf(row.getString("reason")), row.getString("plan_code"), row.getObject("started_on", LocalDate.class), row.getInt("seq"),
                StagePlace.valueOf(row.getString("place")), row.getObject("from_on", LocalDate.class), row.getObject("changes_on", LocalDate.class), row.getObject("site_id", UUID.class),
                purpose == null ? null : SitePurpose.valueOf(purpose), row.getInt("rooms"));
    }

    /// New stays of each reason on each day of a span, as recorded by an instant; days before the first stay on record are left out.
    Map<StayReason, List<Integer>> countOpened(RegionRange inside, LocalDate from, LocalDate to, Instant knownAt) {
        Optional<LocalDate> first = sql.sql("select min(started_on) from quarantine.stay where region between :low and :high and recorded_at <= :known")
                .param("low", inside.low()).param("high", inside.high()).param("known", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, index) -> Optional.ofNullable(row.getObject(1, LocalDate.class))).single();
        Map<StayReason, List<Integer>> counts = new EnumMap<>(StayReason.class);
        if (first.isEmpty()) {
            return counts;
        }
        sql.sql("""
                select w.reason, d.day::date as day, count(s.id) as stays
                from unnest(:reasons) as w(reason) cross join generate_series(:from::date, :to::date, interval '1 day') as d(day)
                left join quarantine.stay s on s.started_on = d.day::date and s.reason = w.reason and s.recorded_at <= :known and s.region between :low and :high
                group by w.reason, d.day order by d.day
                """)
                .param("reasons", java.util.Arrays.stream(StayReason.values()).map(Enum::name).toArray(String[]::new)).param("from", first.get().isAfter(from) ? first.get() : from)
                .param("to", to).param("known", knownAt.atOffset(ZoneOffset.UTC)).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> counts.computeIfAbsent(StayReason.valueOf(row.getString("reason")), reason -> new ArrayList<>()).add(row.getInt("stays"))).list();
        return counts;
    }

    private record Supply(UUID site, String name, SitePurpose purpose, int rooms) {
    }

    /// The sites that were open by a day, in the order in which their rooms are given out, with their usable rooms on each day of a span: without those that are
    /// closed or being cleaned, and no more than the site may take in.
    ///
    /// @param knownAt closures and cleaning recorded later, or lifted by then, do not count
    List<SiteSupply> listSites(RegionRange inside, LocalDate openedBy, LocalDate from, LocalDate to, Instant knownAt) {
        Map<UUID, List<Supply>> sites = new LinkedHashMap<>();
        sql.sql("""
                with blocked as materialized (
                    select d.day::date as day, r.site_id, count(distinct n.room_id) as rooms
                    from quarantine.room_night n join quarantine.room r on r.id = n.room_id
                    cross join generate_series(:from::date, :to::date, interval '1 day') as d(day)
                    where n.kind in ('CLEANING', 'CLOSED') and n.nights @> d.day::date and n.recorded_at <= :known and (n.lifted_at is null or n.lifted_at > :known)
                    group by 1, 2
                )
                select x.id, x.name, x.purpose, d.day::date as day,
                       case when x.opened_on <= d.day::date and (x.closed_on is null or x.closed_on > d.day::date)
                            then greatest(0, least(count(r.id) - coalesce(b.rooms, 0), coalesce(x.capacity, count(r.id)))) else 0 end as rooms
                from quarantine.site x cross join generate_series(:from::date, :to::date, interval '1 day') as d(day)
                left join quarantine.room r on r.site_id = x.id
                left join blocked b on b.site_id = x.id and b.day = d.day::date
                where x.region between :low and :high and x.opened_on <= :openedBy and (x.closed_on is null or x.closed_on > :from)
                group by x.id, d.day, b.rooms order by x.opened_on, x.id, d.day
                """)
                .param("from", from).param("to", to).param("openedBy", openedBy).param("known", knownAt.atOffset(ZoneOffset.UTC)).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new Supply(row.getObject("id", UUID.class), row.getString("name"), SitePurpose.valueOf(row.getString("purpose")), row.getInt("rooms")))
                .list().forEach(supply -> sites.computeIfAbsent(supply.site(), id -> new ArrayList<>()).add(supply));
        return sites.values().stream().map(days -> new SiteSupply(days.getFirst().site().toString(), days.getFirst().name(), days.getFirst().purpose(), days.stream().map(Supply::rooms).toList())).toList();
    }

    /// Rooms that were needed at the end of each day of a span: those held, and people in a stage of a site who had none.
    Map<LocalDate, Map<SitePurpose, Integer>> countNeeded(RegionRange inside, LocalDate from, LocalDate to) {
        Map<LocalDate, Map<SitePurpose, Integer>> needed = new LinkedHashMap<>();
        sql.sql("""
                select d.day::date as day, coalesce(held.purpose, case s.reason when 'CASE_DISCHARGED' then 'REHAB' when 'CLOSE_CONTACT' then 'CONTACTS' else 'ARRIVALS' end) as purpose, count(distinct coalesce(held.room_id, s.id)) as rooms
                from generate_series(:from::date, :to::date, interval '1 day') as d(day)
                join quarantine.stage_run g on g.from_on <= d.day::date and (g.to_on is null or g.to_on > d.day::date) and g.place in ('CENTRAL', 'REHAB')
                join quarantine.stay s on s.id = g.stay_id
                left join lateral (
                    select n.room_id, x.purpose from quarantine.room_night n join quarantine.room r on r.id = n.room_id join quarantine.site x on x.id = r.site_id
                    where n.stay_id = s.id and n.nights @> d.day::date limit 1) held on true
                where g.region between :low and :high
                group by 1, 2
                """)
                .param("from", from).param("to", to).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> needed.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new EnumMap<>(SitePurpose.class))
                        .put(SitePurpose.valueOf(row.getString("purpose")), row.getInt("rooms"))).list();
        return needed;
    }
}
