package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.allocation.AllocationPolicy;
import org.zerospread.engine.allocation.AllocationRule;
import org.zerospread.engine.allocation.Allocator;
import org.zerospread.engine.allocation.Assignment;
import org.zerospread.engine.allocation.Guest;
import org.zerospread.engine.allocation.Reason;
import org.zerospread.engine.allocation.Room;

/// A clerk gives one guest a room, moves him, or takes back what he gave just now.
///
/// Clerks are served one after the other, so two never get the same room; whoever finds it gone is told so and by what rule.
@Component
public class RoomDesk {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final AllocationPolicy policy;
    private final RoomStock rooms;
    private final RoomNights nights;
    private final DistrictWide district;

    RoomDesk(JdbcClient sql, AuditTrail audit, DistrictClock clock, AllocationPolicy policy, RoomStock rooms, RoomNights nights, DistrictWide district) {
        this.district = district;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.policy = policy;
        this.rooms = rooms;
        this.nights = nights;
    }

    /// A room that was given, and why this one.
    public record Given(UUID stay, UUID room, UUID site, String siteName, String label, int bed, LocalDate from, LocalDate until, List<Reason> reasons) {

        private static Given of(Assignment.Placed placed) {
            Room room = placed.room();
            return new Given(UUID.fromString(placed.guest().id()), UUID.fromString(room.id()), UUID.fromString(room.site().id()), room.site().name(), room.label(), placed.bed(), placed.guest().from(),
                    placed.guest().leaves(), placed.reasons());
        }
    }

    /// What the policy would give, the best first; or why it gives nothing.
    public record Offer(List<Given> rooms, List<Reason> whyNone) {
    }

    /// The night that a guest has tonight.
    private record Night(UUID id, UUID room, long region, LocalDate from, boolean recordedToday) {
    }

    /// The rooms that the policy would give to a stay tonight; nothing is given.
    @Transactional(readOnly = true)
    public Optional<Offer> suggest(UUID stay, int most) {
        LocalDate today = clock.today();
        return rooms.find(stay, today).map(guest -> {
            Allocator allocator = allocator(today);
            List<Given> best = allocator.suggest(guest, most).stream().map(Given::of).toList();
            return new Offer(best, best.isEmpty() ? allocator.assign(List.of(guest)).getFirst().reasons() : List.of());
        });
    }

    /// What the policy would give to everybody who waits; nothing is given.
    @Transactional(readOnly = true)
    public List<Assignment> preview() {
        LocalDate today = clock.today();
        RoomStock.Stock stock = rooms.load(today);
        return new Allocator(policy, stock.rooms(), stock.occupants()).assign(rooms.listWaiting(today, stock.free()));
    }

    /// Gives a stay a room from tonight to the end of its present stage.
    ///
    /// @param room the room that the clerk chose; null for the one that the policy gives
    @Transactional
    public RoomAnswer<Given> give(UUID stay, @Nullable UUID room) {
        LocalDate today = clock.today();
        nights.oneAtATime();
        Optional<Guest> guest = rooms.find(stay, today);
        if (guest.isEmpty() || tonight(stay, today).isPresent()) {
            return RoomAnswer.refuse("stay", "ROM-002", "没有这个在集中点的隔离, 或已经有房", "no running stay here that is spent in a site, or it has a room already");
        }
        return place(guest.get(), room, today);
    }

    /// Moves a guest to another room from tonight on; both rooms stay on record.
    @Transactional
    public RoomAnswer<Given> transfer(UUID stay, @Nullable UUID room, @Nullable String reason) {
        LocalDate today = clock.today();
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            return RoomAnswer.refuse("reason", "ROM-005", "请写明换房原因(最多 200 字)", "give the reason of the move in at most 200 characters");
        }
        nights.oneAtATime();
        Optional<Guest> guest = rooms.find(stay, today);
        Optional<Night> now = tonight(stay, today);
        if (guest.isEmpty() || now.isEmpty()) {
            return RoomAnswer.refuse("stay", "ROM-002", "没有这个在集中点的隔离, 或今晚还没有房", "no running stay here that is spent in a site, or it has no room tonight");
        }
        // Between two rooms he is nobody's guest: he may be registered elsewhere.
        RoomAnswer<Given> answer = district.call(() -> {
            leave(now.get(), today);
            return place(guest.get(), room, today);
        });
        switch (answer) {
            case RoomAnswer.Refused<Given> _ -> TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            case RoomAnswer.Done<Given>(Given given) -> {
                sql.sql("""
                        insert into quarantine.transfer (id, stay_id, region, from_room, to_room, moved_on, reason, recorded_at, recorded_by)
                        values (gen_random_uuid(), :stay, :region, :from, :to, :today, :reason, :at, :by)
                        """).param("stay", stay).param("region", now.get().region()).param("from", now.get().room()).param("to", given.room()).param("today", today).param("reason", reason.strip())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
                audit.record("room.transferred", Jurisdiction.placeFor(now.get().region()), stay.toString(), now.get().room() + " > " + given.room() + ": " + reason.strip());
            }
        }
        return answer;
    }

    /// Takes back a room that was given today: the guest waits again, as if nothing had been given.
    @Transactional
    public RoomAnswer<UUID> takeBack(UUID stay) {
        LocalDate today = clock.today();
        nights.oneAtATime();
        Optional<Night> now = tonight(stay, today).filter(night -> night.recordedToday() && night.from().equals(today));
        if (now.isEmpty()) {
            return RoomAnswer.refuse("stay", "ROM-008", "只能撤回今天安排的房间", "only a room that was given today can be taken back");
        }
        sql.sql("delete from quarantine.room_night where id = :id").param("id", now.get().id()).update();
        audit.record("room.taken-back", Jurisdiction.placeFor(now.get().region()), stay.toString(), now.get().room().toString());
        return new RoomAnswer.Done<>(stay);
    }

    /// The guest leaves his room tonight; what he slept in stays on record, and the room is cleaned even if he had it for some hours only.
    private void leave(Night night, LocalDate today) {
        if (night.from().isBefore(today)) {
            sql.sql("update quarantine.room_night set nights = daterange(lower(nights), :today) where id = :id").param("today", today).param("id", night.id()).update();
            nights.settle(today, policy.cleaningNights());
            return;
        }
        sql.sql("delete from quarantine.room_night where id = :id").param("id", night.id()).update();
        nights.clean(night.room(), today, policy.cleaningNights());
    }

    private RoomAnswer<Given> place(Guest guest, @Nullable UUID chosen, LocalDate today) {
        nights.settle(today, policy.cleaningNights());
        RoomStock.Stock stock = rooms.load(today);
        Allocator allocator = new Allocator(policy, stock.rooms(), stock.occupants());
        Optional<Room> room = chosen == null ? Optional.empty() : stock.find(chosen);
        if (chosen != null && room.isEmpty()) {
            return RoomAnswer.refuse("room", "ROM-001", "没有这间房, 或其隔离点未开放", "no such room, or its site is not open");
        }
        Assignment decided = room.map(one -> allocator.choose(guest, one)).orElseGet(() -> allocator.assign(List.of(guest)).getFirst());
        return switch (decided) {
            case Assignment.Unplaced unplaced -> RoomAnswer.refuse("room", unplaced.reasons().stream().anyMatch(reason -> reason.rule() == AllocationRule.AVAILABLE) ? "ROM-004" : "ROM-003", unplaced.zh(), unplaced.en());
            case Assignment.Placed placed -> nights.give(List.of(placed)) == 1 ? new RoomAnswer.Done<>(Given.of(placed))
                    : RoomAnswer.refuse("room", "ROM-004", placed.room().label() + " 房刚被占用", "room " + placed.room().label() + " was taken just now");
        };
    }

    private Allocator allocator(LocalDate today) {
        RoomStock.Stock stock = rooms.load(today);
        return new Allocator(policy, stock.rooms(), stock.occupants());
    }

    private Optional<Night> tonight(UUID stay, LocalDate today) {
        return sql.sql("select id, room_id, region, lower(nights) as from_on, recorded_at >= :morning as recorded_today from quarantine.room_night where stay_id = :stay and nights @> :today::date")
                .param("stay", stay).param("today", today).param("morning", clock.startOf(today).atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Night(row.getObject("id", UUID.class), row.getObject("room_id", UUID.class), row.getLong("region"),
                        Objects.requireNonNull(row.getObject("from_on", LocalDate.class)), row.getBoolean("recorded_today"))).optional();
    }
}
