package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.allocation.Assignment;

/// Writes the nights of rooms.
///
/// Whoever gives rooms out first takes the one lock of all rooms, so that what he read is still so when he writes. The constraint of the table holds
/// against everybody, those who forget the lock as well.
@Component
class RoomNights {

    private static final int LONGEST_WHY = 500;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    RoomNights(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// Waits until nobody else gives rooms out; to the end of the transaction.
    void oneAtATime() {
        sql.sql("select pg_advisory_xact_lock(hashtext('quarantine.rooms'))").query((row, index) -> 0).list();
    }

    /// Puts down the cleaning of rooms whose guests have left.
    void settle(LocalDate today, int cleaningNights) {
        if (cleaningNights > 0) {
            sql.sql("select quarantine.settle_cleaning(:today, :nights, :at)").param("today", today).param("nights", cleaningNights).param("at", now()).query(Long.class).single();
        }
    }

    /// Puts down the cleaning of one room from a day on.
    void clean(UUID room, LocalDate from, int cleaningNights) {
        if (cleaningNights > 0) {
            sql.sql("select quarantine.clean(:room, :from, :nights, :at)").param("room", room).param("from", from).param("nights", cleaningNights).param("at", now()).query(Long.class).single();
        }
    }

    /// Lets guests whose stage became longer keep their rooms, as far as nobody else has them by then.
    void prolong(LocalDate today) {
        sql.sql("""
                update quarantine.room_night n set nights = daterange(lower(n.nights), s.next_change_on)
                from quarantine.stay s
                where s.id = n.stay_id and s.state = 'RUNNING' and s.place in ('CENTRAL', 'REHAB') and n.nights @> :today::date and upper(n.nights) < s.next_change_on
                  and not exists (select from quarantine.taken(:today, null) t where t.room_id = n.room_id and t.nights && daterange(upper(n.nights), s.next_change_on)
                      and (t.bed = n.bed or t.family_id is distinct from n.family_id))
                """).param("today", today).update();
    }

    /// Gives rooms as decided.
    ///
    /// @return how many; one that somebody took in spite of the lock is left out
    int give(List<Assignment> assignments) {
        List<Assignment.Placed> placed = new ArrayList<>();
        for (Assignment one : assignments) {
            if (one instanceof Assignment.Placed place) {
                placed.add(place);
            }
        }
        if (placed.isEmpty()) {
            return 0;
        }
        List<Long> regions = sql.sql("""
                insert into quarantine.room_night (stay_id, room_id, region, nights, bed, family_id, cohort, why, recorded_at, recorded_by)
                select g.stay_id, g.room_id, s.region, daterange(g.from_on, g.to_on), g.bed, g.family_id, g.cohort, g.why, :at, :by
                from unnest(:stays::uuid[], :rooms::uuid[], :beds::int[], :from::date[], :until::date[], :families::uuid[], :cohorts::text[], :why::text[])
                    as g (stay_id, room_id, bed, from_on, to_on, family_id, cohort, why)
                join quarantine.stay s on s.id = g.stay_id
                on conflict do nothing
                returning region
                """).param("stays", ids(placed, one -> one.guest().id())).param("rooms", ids(placed, one -> one.room().id()))
                .param("beds", placed.stream().map(Assignment.Placed::bed).toArray(Integer[]::new)).param("from", placed.stream().map(one -> one.guest().from().toString()).toArray(String[]::new))
                .param("until", placed.stream().map(one -> one.guest().leaves().toString()).toArray(String[]::new)).param("families", ids(placed, one -> one.guest().family()))
                .param("cohorts", placed.stream().map(one -> one.guest().cohort()).toArray(String[]::new)).param("why", placed.stream().map(RoomNights::why).toArray(String[]::new))
                .param("at", now()).param("by", Jurisdiction.actorNow()).query(Long.class).list();
        if (!regions.isEmpty()) {
            audit.record("rooms.given", Jurisdiction.placeFor(regions.getFirst()), placed.size() == 1 ? placed.getFirst().guest().id() : null, regions.size() + " of " + placed.size());
        }
        return regions.size();
    }

    private static @Nullable UUID[] ids(List<Assignment.Placed> placed, Function<Assignment.Placed, @Nullable String> of) {
        return placed.stream().map(of).map(id -> id == null ? null : UUID.fromString(id)).toArray(UUID[]::new);
    }

    private static String why(Assignment one) {
        String why = one.zh() + " / " + one.en();
        return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
