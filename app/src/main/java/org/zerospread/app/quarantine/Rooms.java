package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.allocation.AllocationPolicy;
import org.zerospread.engine.allocation.Allocator;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.region.RegionCode;

/// Quarantine sites and their rooms: rooms wait for people.
///
/// One room on one night has one guest, or one family; the database keeps that with an exclusion constraint over the nights of guests, cleaning and
/// closures together. Which room a guest gets is decided by [Allocator].
@Component
public class Rooms {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final AllocationPolicy policy;
    private final RoomStock rooms;
    private final RoomNights nights;

    Rooms(JdbcClient sql, AuditTrail audit, DistrictClock clock, AllocationPolicy policy, RoomStock rooms, RoomNights nights) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.policy = policy;
        this.rooms = rooms;
        this.nights = nights;
    }

    /// A site to open.
    ///
    /// @param rooms how many single rooms it has; they are labelled 101 … by floors of twenty
    /// @param chief who answers for it (点长)
    public record SiteDraft(UUID id, RegionCode region, String name, SitePurpose purpose, LocalDate openedOn, int rooms, String chief) {

        public SiteDraft {
            if (rooms < 1 || rooms > 5_000) {
                throw new IllegalArgumentException("site " + name + ": " + rooms + " rooms; 1 to 5000 are possible");
            }
        }
    }

    /// Opens a site with its rooms.
    @Transactional
    public void open(SiteDraft draft) {
        int added = sql.sql("""
                insert into quarantine.site (id, region, name, purpose, opened_on, chief) values (:id, :region, :name, :purpose, :openedOn, :chief) on conflict (id) do nothing
                """)
                .param("id", draft.id()).param("region", draft.region().value()).param("name", draft.name()).param("purpose", draft.purpose().name())
                .param("openedOn", draft.openedOn()).param("chief", draft.chief()).update();
        sql.sql("""
                insert into quarantine.room (id, site_id, region, label, floor)
                select gen_random_uuid(), :site, :region, (n / 20 + 1) || to_char(n % 20 + 1, 'FM00'), n / 20 + 1 from generate_series(0, :rooms - 1) as n
                on conflict (site_id, label) do nothing
                """).param("site", draft.id()).param("region", draft.region().value()).param("rooms", draft.rooms()).update();
        if (added > 0) {
            audit.record("site.opened", draft.region().value(), draft.id().toString(), draft.name() + ", " + draft.rooms());
        }
    }

    /// Gives a free room to every running stay whose stage needs one and has none, as the policy says; a stay whose stage became longer keeps its room.
    ///
    /// Clerks who ask at the same moment are served one after the other.
    ///
    /// @return how many stays are still without a room
    @Transactional
    public int allocate() {
        LocalDate today = clock.today();
        nights.oneAtATime();
        nights.settle(today, policy.cleaningNights());
        nights.prolong(today);
        RoomStock.Stock stock = rooms.load(today);
        long free = stock.free();
        if (free > 0) {
            nights.give(new Allocator(policy, stock.rooms(), stock.occupants()).assign(rooms.listWaiting(today, free)));
        }
        return rooms.countWaiting(today);
    }
}
