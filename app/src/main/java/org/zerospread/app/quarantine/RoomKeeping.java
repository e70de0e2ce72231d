package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Rooms are cleaned; rooms, floors and whole sites are closed and opened again.
@Component
public class RoomKeeping {

    private static final int LONGEST_REASON = 200;
    private static final int TOLD = 12;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final RoomNights nights;

    RoomKeeping(JdbcClient sql, AuditTrail audit, DistrictClock clock, RoomNights nights) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.nights = nights;
    }

    /// What to close: a room, else a floor, else the whole site.
    ///
    /// @param from first night
    /// @param through last night; null until it is opened again
    public record ClosureDraft(UUID site, @Nullable Integer floor, @Nullable UUID room, @Nullable LocalDate from, @Nullable LocalDate through, @Nullable String reason) {
    }

    /// A closure that is in force or lies ahead.
    ///
    /// @param label of the room; null for a floor or a site
    /// @param until first night on which it is over; null while open
    public record Closure(UUID id, @Nullable Integer floor, @Nullable String label, String reason, LocalDate from, @Nullable LocalDate until, int rooms, String by) {
    }

    /// Marks a room that is being cleaned as clean: it can be given tonight.
    @Transactional
    public RoomAnswer<UUID> cleaned(UUID room) {
        nights.oneAtATime();
        return lift(room, "update quarantine.room_night set lifted_at = :at, lifted_by = :by where room_id = :room and kind = 'CLEANING' and lifted_at is null and nights @> :today::date returning region",
                "room.cleaned", "这间房今天不在清洁", "this room is not being cleaned today");
    }

    /// Takes the mark back, while nobody has been given the room.
    @Transactional
    public RoomAnswer<UUID> notCleaned(UUID room) {
        nights.oneAtATime();
        return lift(room, """
                update quarantine.room_night n set lifted_at = null, lifted_by = null
                where n.room_id = :room and n.kind = 'CLEANING' and n.lifted_at is not null and n.nights @> :today::date and :at::timestamptz is not null and :by::text is not null
                  and not exists (select from quarantine.taken(lower(n.nights), upper(n.nights)) t where t.room_id = n.room_id)
                returning region
                """, "room.not-cleaned", "没有可撤销的清洁, 或房间已安排", "there is no cleaning to take back, or the room has been given");
    }

    private RoomAnswer<UUID> lift(UUID room, String statement, String action, String zh, String en) {
        List<Long> regions = sql.sql(statement).param("room", room).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .query(Long.class).list();
        if (regions.isEmpty()) {
            return RoomAnswer.refuse("room", "ROM-008", zh, en);
        }
        audit.record(action, regions.getFirst(), room.toString(), null);
        return new RoomAnswer.Done<>(room);
    }

    /// Closes rooms; refused while guests are booked there, who are named.
    @Transactional
    public RoomAnswer<UUID> close(ClosureDraft draft) {
        LocalDate today = clock.today();
        LocalDate from = draft.from() == null ? today : draft.from();
        LocalDate until = draft.through() == null ? null : draft.through().plusDays(1);
        if (draft.reason() == null || draft.reason().isBlank() || draft.reason().strip().length() > LONGEST_REASON) {
            return RoomAnswer.refuse("reason", "ROM-005", "请写明关闭原因(最多 200 字)", "give the reason of the closure in at most 200 characters");
        }
        if (from.isBefore(today) || until != null && !from.isBefore(until)) {
            return RoomAnswer.refuse("from", "ROM-007", "起始不早于今天, 止日不早于起始", "it begins today or later and does not end before it begins");
        }
        Optional<Long> region = region(draft.site());
        if (region.isEmpty()) {
            return RoomAnswer.refuse("site", "ROM-001", "本辖区没有这个隔离点", "no such site in your regions");
        }
        nights.oneAtATime();
        List<String> guests = guests(draft, from, until);
        if (!guests.isEmpty()) {
            String told = guests.stream().limit(TOLD).collect(Collectors.joining("、")) + (guests.size() > TOLD ? " …" : "");
            return RoomAnswer.refuse("from", "ROM-006", "先为 " + guests.size() + " 位住客换房: " + told, "move " + guests.size() + " guests first: " + told);
        }
        return close(draft, from, until, region.get());
    }

    private RoomAnswer<UUID> close(ClosureDraft draft, LocalDate from, @Nullable LocalDate until, long region) {
        UUID id = UUID.randomUUID();
        String reason = Objects.requireNonNull(draft.reason()).strip();
        sql.sql("""
                insert into quarantine.closure (id, site_id, region, floor, room_id, reason, days, recorded_at, recorded_by) values (:id, :site, :region, :floor, :room, :reason, daterange(:from, :until), :at, :by)
                """).param("id", id).param("site", draft.site()).param("region", region).param("floor", draft.room() == null ? draft.floor() : null).param("room", draft.room()).param("reason", reason)
                .param("from", from).param("until", until).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        int closed = write(id, draft, from, until);
        if (closed == 0) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return RoomAnswer.refuse("from", "ROM-007", "这里没有这样的房间, 或这些天已经关闭", "there is no such room, or it is closed on these days already");
        }
        audit.record("rooms.closed", region, draft.site().toString(), closed + ", " + from + " – " + (until == null ? "" : until) + ": " + reason);
        return new RoomAnswer.Done<>(id);
    }

    /// A closure takes the place of cleaning; days on which a room is closed already are left to the closure they belong to.
    private int write(UUID id, ClosureDraft draft, LocalDate from, @Nullable LocalDate until) {
        sql.sql("""
                update quarantine.room_night n set lifted_at = :at, lifted_by = :by
                from quarantine.room r
                where r.id = n.room_id and r.site_id = :site and (r.id = :room or :room::uuid is null and (r.floor = :floor or :floor::int is null))
                  and n.kind = 'CLEANING' and n.lifted_at is null and n.nights && daterange(:from, :until)
                """).param("site", draft.site()).param("room", draft.room()).param("floor", draft.floor()).param("from", from).param("until", until)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        return sql.sql("""
                insert into quarantine.room_night (room_id, region, nights, kind, closure_id, recorded_at, recorded_by)
                select r.id, r.region, o.nights, 'CLOSED', :id, :at, :by
                from quarantine.room r
                cross join lateral unnest(datemultirange(daterange(:from, :until)) - coalesce(
                    (select range_agg(t.nights) from quarantine.taken(:from, :until) t where t.room_id = r.id and t.kind = 'CLOSED'), '{}'::datemultirange)) as o (nights)
                where r.site_id = :site and (r.id = :room or :room::uuid is null and (r.floor = :floor or :floor::int is null))
                """).param("id", id).param("site", draft.site()).param("room", draft.room()).param("floor", draft.floor()).param("from", from).param("until", until)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
    }

    /// Opens again from tonight on what a closure closed.
    @Transactional
    public RoomAnswer<UUID> reopen(UUID closure) {
        List<Long> regions = sql.sql("""
                update quarantine.closure set ended_at = :at, ended_by = :by
                where id = :id and ended_at is null and region between store.low() and store.high() and (upper(days) is null or upper(days) > :today) returning region
                """).param("id", closure).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(Long.class).list();
        if (regions.isEmpty()) {
            return RoomAnswer.refuse("closure", "ROM-008", "没有这次关闭, 或已经结束", "no such closure, or it is over");
        }
        sql.sql("""
                update quarantine.room_night set nights = case when lower(nights) < :today then daterange(lower(nights), :today) else nights end,
                    lifted_at = case when lower(nights) >= :today then :at::timestamptz end, lifted_by = case when lower(nights) >= :today then :by::text end
                where closure_id = :id and lifted_at is null and (upper(nights) is null or upper(nights) > :today)
                """).param("id", closure).param("today", clock.today()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        audit.record("rooms.opened", regions.getFirst(), closure.toString(), null);
        return new RoomAnswer.Done<>(closure);
    }

    /// Closures of a site that are in force or lie ahead.
    @Transactional(readOnly = true)
    public List<Closure> listClosures(UUID site) {
        return sql.sql("""
                select c.id, c.floor, r.label, c.reason, lower(c.days) as from_on, upper(c.days) as until_on, c.recorded_by,
                       (select count(distinct n.room_id) from quarantine.room_night n where n.closure_id = c.id) as rooms
                from quarantine.closure c left join quarantine.room r on r.id = c.room_id
                where c.site_id = :site and c.ended_at is null and (upper(c.days) is null or upper(c.days) > :today) order by lower(c.days), c.recorded_at
                """).param("site", site).param("today", clock.today()).query((row, index) -> new Closure(row.getObject("id", UUID.class), (Integer) row.getObject("floor"), row.getString("label"),
                        row.getString("reason"), row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class), row.getInt("rooms"), row.getString("recorded_by"))).list();
    }

    /// Who is booked in the rooms to close: room and masked name; of a guest registered elsewhere the room only.
    private List<String> guests(ClosureDraft draft, LocalDate from, @Nullable LocalDate until) {
        return sql.sql("""
                select r.label, p.name from quarantine.taken(:from, :until) t join quarantine.room r on r.id = t.room_id
                left join quarantine.room_night n on n.room_id = t.room_id and n.kind = 'GUEST' and n.nights = t.nights and n.bed = t.bed
                left join quarantine.stay s on s.id = n.stay_id left join person.person p on p.id = s.person_id
                where t.kind = 'GUEST' and r.site_id = :site and (r.id = :room or :room::uuid is null and (r.floor = :floor or :floor::int is null))
                order by r.floor, r.label, t.bed
                """).param("from", from).param("until", until).param("site", draft.site()).param("room", draft.room()).param("floor", draft.floor())
                .query((row, index) -> row.getString("label") + " " + (row.getString("name") == null ? "(外地登记 / registered elsewhere)" : Masking.name(row.getString("name")))).list();
    }

    private Optional<Long> region(UUID site) {
        return sql.sql("select region from quarantine.site where id = :site and region between store.low() and store.high()").param("site", site).query(Long.class).optional();
    }
}
