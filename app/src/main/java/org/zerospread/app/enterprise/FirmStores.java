package org.zerospread.app.enterprise;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Takes what many firms have ready at once: counts of supplies and isolation rooms. A firm's own are written one by one by `FirmStock`.
@Component
public class FirmStores {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    FirmStores(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// What there was of an item on a day.
    public record Count(UUID firm, String item, BigDecimal quantity, BigDecimal dailyUse, LocalDate on) {
    }

    /// A room in which somebody who falls ill waits.
    public record Room(UUID firm, String label, String address, int beds) {
    }

    /// Writes counts and rooms of firms of the jurisdiction; a second count of a day takes the place of the first, a room that is there already stays as it is.
    @Transactional
    public void take(List<Count> counts, List<Room> rooms) {
        sql.sql("""
                insert into enterprise.supply as known (id, firm_id, region, item, quantity, daily_use, counted_on, recorded_at, recorded_by)
                select gen_random_uuid(), f.id, f.region, c.item, c.quantity, c.daily_use, c.counted_on, :at, :by
                from unnest(:firms::uuid[], :items::text[], :quantities::numeric[], :uses::numeric[], :days::date[]) as c (firm_id, item, quantity, daily_use, counted_on)
                    join enterprise.firm f on f.id = c.firm_id
                on conflict (firm_id, item, counted_on) do update set quantity = excluded.quantity, daily_use = excluded.daily_use, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
                """).param("firms", counts.stream().map(Count::firm).toArray(UUID[]::new)).param("items", counts.stream().map(Count::item).toArray(String[]::new))
                .param("quantities", counts.stream().map(Count::quantity).toArray(BigDecimal[]::new)).param("uses", counts.stream().map(Count::dailyUse).toArray(BigDecimal[]::new))
                .param("days", counts.stream().map(count -> count.on().toString()).toArray(String[]::new)).param("at", now()).param("by", Jurisdiction.actorNow()).update();
        sql.sql("""
                insert into enterprise.isolation_room (id, firm_id, region, label, address, beds, recorded_at, recorded_by)
                select gen_random_uuid(), f.id, f.region, r.label, r.address, r.beds, :at, :by
                from unnest(:firms::uuid[], :labels::text[], :addresses::text[], :beds::smallint[]) as r (firm_id, label, address, beds) join enterprise.firm f on f.id = r.firm_id
                on conflict (firm_id, label) where closed_on is null do nothing
                """).param("firms", rooms.stream().map(Room::firm).toArray(UUID[]::new)).param("labels", rooms.stream().map(Room::label).toArray(String[]::new))
                .param("addresses", rooms.stream().map(Room::address).toArray(String[]::new)).param("beds", rooms.stream().map(room -> (short) room.beds()).toArray(Short[]::new)).param("at", now())
                .param("by", Jurisdiction.actorNow()).update();
        audit.record("firm.stores", Jurisdiction.find().orElseThrow().range().low(), null, counts.size() + " counts, " + rooms.size() + " rooms");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
