package org.zerospread.app.quarantine.web;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;
import org.zerospread.app.quarantine.PlanBook;
import org.zerospread.engine.plan.Duty;
import org.zerospread.engine.plan.Schedule;

/// Sites with their figures, and the rooms of one with who is there, as the pages and the API show them.
///
/// Rooms of guests registered in another jurisdiction are shown as taken, without the guest.
@Component
@Transactional(readOnly = true)
class SiteQuery {

    private final JdbcClient sql;
    private final PlanBook plans;

    SiteQuery(JdbcClient sql, PlanBook plans) {
        this.sql = sql;
        this.plans = plans;
    }

    /// All sites of the district that are open, or one.
    List<SitePages.Line> list(@Nullable UUID site, LocalDate today) {
        return sql.sql("""
                with tonight as (
                    select room_id, min(kind) as kind, count(*) filter (where kind = 'GUEST') as guests, count(*) filter (where kind = 'GUEST' and upper(nights) <= :today::date + 3) as leaving
                    from quarantine.taken(:today, :today::date + 1) group by room_id
                )
                select x.id, x.name, x.purpose, x.chief, x.capacity, x.address, x.phone, x.opened_on, x.closed_on, x.region between store.low() and store.high() as ours,
                       coalesce((select string_agg(g.name, ' ' order by g.level) from region.region g
                           where g.code in (x.region - x.region % 1000000, x.region - x.region % 1000) and g.level in (3, 4)), x.region::text) as place,
                       count(r.id) as rooms, count(r.id) filter (where t.kind is null) as free, count(*) filter (where t.kind = 'GUEST') as occupied,
                       count(*) filter (where t.kind = 'CLEANING') as cleaning, count(*) filter (where t.kind = 'CLOSED') as closed,
                       coalesce(sum(t.guests), 0) as guests, coalesce(sum(t.leaving), 0) as leaving
                from quarantine.site x left join quarantine.room r on r.site_id = x.id left join tonight t on t.room_id = r.id
                where (x.id = :site or :site::uuid is null and (x.closed_on is null or x.closed_on > :today)
                    and x.region / 1000000000 in (select d.district / 1000000000 from region.served d))
                group by x.id order by array_position(array['SUSPECTED', 'CONTACTS', 'ARRIVALS', 'REHAB'], x.purpose), x.opened_on, x.name
                """).param("site", site).param("today", today).query((row, index) -> line(row)).list();
    }

    private static SitePages.Line line(ResultSet row) throws SQLException {
        return new SitePages.Line(row.getObject("id", UUID.class), row.getString("name"), row.getString("purpose"), row.getString("chief"), (Integer) row.getObject("capacity"),
                row.getString("address"), row.getString("phone"), row.getString("place"), row.getBoolean("ours"), row.getObject("opened_on", LocalDate.class), row.getInt("rooms"),
                row.getInt("free"), row.getInt("occupied"), row.getInt("cleaning"), row.getInt("closed"), row.getInt("guests"), row.getInt("leaving"));
    }

    /// The rooms of a site tonight, by floor and label; or one room.
    List<SitePages.Cell> cells(UUID site, @Nullable UUID room, LocalDate today) {
        Map<UUID, List<SitePages.CellGuest>> guests = guests(site, room, today);
        return sql.sql("""
                with tonight as (
                    select room_id, min(kind) as kind, count(*) filter (where kind = 'GUEST') as guests, max(upper(nights)) as until_on
                    from quarantine.taken(:today, :today::date + 1) group by room_id
                )
                select r.id, r.label, r.floor, z.name as zone, r.kind, r.beds, r.features, coalesce(t.kind, 'FREE') as state, coalesce(t.guests, 0) as guests, t.until_on,
                       exists (select from quarantine.room_night n where n.room_id = r.id and n.kind = 'CLEANING' and n.lifted_at is not null and n.nights @> :today::date) as cleaned
                from quarantine.room r left join quarantine.zone z on z.id = r.zone_id left join tonight t on t.room_id = r.id
                where r.site_id = :site and (:room::uuid is null or r.id = :room)
                order by r.floor, length(r.label), r.label
                """).param("today", today).param("site", site).param("room", room).query((row, index) -> cell(row, guests)).list();
    }

    private static SitePages.Cell cell(ResultSet row, Map<UUID, List<SitePages.CellGuest>> guests) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<SitePages.CellGuest> seen = guests.getOrDefault(id, List.of());
        String state = row.getString("state");
        return new SitePages.Cell(id, row.getString("label"), row.getInt("floor"), row.getString("zone"), row.getString("kind").equals("FAMILY"), row.getInt("beds"), texts(row.getArray("features")),
                state.equals("GUEST") ? "OCCUPIED" : state, row.getObject("until_on", LocalDate.class), seen, row.getInt("guests") - seen.size(), row.getBoolean("cleaned"));
    }

    private static List<String> texts(@Nullable Array stored) throws SQLException {
        return stored == null ? List.of() : Arrays.asList((String[]) stored.getArray());
    }

    private Map<UUID, List<SitePages.CellGuest>> guests(UUID site, @Nullable UUID room, LocalDate today) {
        Map<UUID, List<SitePages.CellGuest>> guests = new HashMap<>();
        Map<String, Schedule> schedules = new HashMap<>();
        sql.sql("""
                select n.room_id, n.bed, upper(n.nights) as until_on, s.id, s.person_id, p.name, s.plan_code, s.started_on, s.release_on
                from quarantine.room_night n join quarantine.room r on r.id = n.room_id join quarantine.stay s on s.id = n.stay_id join person.person p on p.id = s.person_id
                where r.site_id = :site and (:room::uuid is null or r.id = :room) and n.nights @> :today::date order by n.room_id, n.bed
                """).param("site", site).param("room", room).param("today", today).query(row -> {
            LocalDate started = row.getObject("started_on", LocalDate.class);
            String plan = row.getString("plan_code");
            Schedule schedule = schedules.computeIfAbsent(plan + started, key -> Schedule.of(plans.get(plan), started));
            guests.computeIfAbsent(row.getObject("room_id", UUID.class), key -> new ArrayList<>()).add(new SitePages.CellGuest(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class),
                    Masking.name(row.getString("name")), today.toEpochDay() - started.toEpochDay() + 1, row.getObject("release_on", LocalDate.class).toEpochDay() - started.toEpochDay(),
                    row.getObject("until_on", LocalDate.class), next(schedule, today).orElse(null)));
        });
        return guests;
    }

    /// What comes next beside the daily temperatures; those only where nothing else is left.
    private static Optional<SitePages.Next> next(Schedule schedule, LocalDate today) {
        List<Duty> duties = schedule.dutiesFrom(today);
        return duties.stream().filter(duty -> duty.kind() != Duty.Kind.TEMPERATURE).findFirst().or(() -> duties.stream().findFirst())
                .map(duty -> new SitePages.Next(duty.kind().name(), duty.date(), duty.date().equals(today)));
    }

    /// What was on record of a room, the newest first, as far as it may be seen.
    List<SitePages.Night> history(UUID room) {
        return sql.sql("""
                select n.kind, lower(n.nights) as from_on, upper(n.nights) as until_on, n.lifted_at, n.why, n.recorded_by, n.bed, n.stay_id, p.name, c.reason
                from quarantine.room_night n left join quarantine.stay s on s.id = n.stay_id left join person.person p on p.id = s.person_id left join quarantine.closure c on c.id = n.closure_id
                where n.room_id = :room order by lower(n.nights) desc, n.recorded_at desc limit 30
                """).param("room", room).query((row, index) -> new SitePages.Night(row.getString("kind"), row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class),
                        row.getObject("lifted_at") != null, row.getString("name") == null ? null : Masking.name(row.getString("name")), row.getObject("stay_id", UUID.class), row.getString("reason"),
                        row.getString("why"), row.getString("recorded_by"))).list();
    }

    /// The site of a room.
    Optional<UUID> siteOf(UUID room) {
        return sql.sql("select site_id from quarantine.room where id = :room").param("room", room).query(UUID.class).optional();
    }

    /// Zones of a site, the clean ones first.
    List<SitePages.Zone> zones(UUID site) {
        return sql.sql("select id, name, grade from quarantine.zone where site_id = :site order by array_position(array['CLEAN', 'SEMI', 'CONTAMINATED'], grade), name").param("site", site)
                .query((row, index) -> new SitePages.Zone(row.getObject("id", UUID.class), row.getString("name"), row.getString("grade"))).list();
    }

    /// Passages of a site.
    List<SitePages.Passage> passages(UUID site) {
        return sql.sql("""
                select p.name, f.name as from_zone, t.name as to_zone, p.used_by from quarantine.passage p
                join quarantine.zone f on f.id = p.from_zone join quarantine.zone t on t.id = p.to_zone where p.site_id = :site order by p.used_by, p.name
                """).param("site", site).query((row, index) -> new SitePages.Passage(row.getString("name"), row.getString("from_zone"), row.getString("to_zone"), row.getString("used_by"))).list();
    }
}
