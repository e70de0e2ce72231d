package org.zerospread.app.enterprise;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.SupplyCatalogue;

/// Writes down what a firm has ready: supplies on hand, rooms to wait in, plans.
@Component
public class FirmStock {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PLAN = 20_000;
    private static final int MOST_BEDS = 50;

    private final JdbcClient sql;
    private final SupplyCatalogue catalogue;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    FirmStock(JdbcClient sql, SupplyCatalogue catalogue, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /// A count of one supply.
    public record Count(@Nullable String item, @Nullable String quantity, @Nullable String dailyUse, @Nullable String countedOn) {
    }

    /// A room.
    public record Room(@Nullable String label, @Nullable String address, @Nullable String beds) {
    }

    /// A plan; the same title again is its next version.
    public record Plan(@Nullable String title, @Nullable String body, @Nullable String datedOn) {
    }

    /// Puts down what a count found; a second count of the day takes the place of the first.
    @Transactional
    public FirmAnswer count(Firm firm, Count count) {
        FormReader reader = new FormReader(regions, clock);
        String item = count.item() == null ? "" : count.item().strip();
        if (catalogue.find(item).isEmpty()) {
            reader.add("item", "ENT-017", "没有这种物资", "no such kind of supply");
        }
        BigDecimal quantity = amount(reader, "quantity", count.quantity());
        BigDecimal use = amount(reader, "daily_use", FormReader.isBlank(count.dailyUse()) ? "0" : count.dailyUse());
        LocalDate on = FormReader.isBlank(count.countedOn()) ? clock.today() : reader.day("counted_on", count.countedOn());
        if (!reader.faults().isEmpty()) {
            return new FirmAnswer.Refused(reader.faults());
        }
        UUID id = sql.sql("""
                insert into enterprise.supply (id, firm_id, region, item, quantity, daily_use, counted_on, recorded_at, recorded_by) values (:id, :firm, :region, :item, :quantity, :use, :on, :at, :by)
                on conflict (firm_id, item, counted_on) do update set quantity = excluded.quantity, daily_use = excluded.daily_use, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
                returning id
                """).param("id", UUID.randomUUID()).param("firm", firm.id()).param("region", firm.region().value()).param("item", item).param("quantity", quantity).param("use", use).param("on", on)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(UUID.class).single();
        audit.record("firm.supply-counted", firm.region().value(), firm.id().toString(), item + " " + quantity);
        return new FirmAnswer.Done(id);
    }

    /// Adds an isolation room.
    @Transactional
    public FirmAnswer addRoom(Firm firm, Room room) {
        FormReader reader = new FormReader(regions, clock);
        String label = reader.text("label", room.label(), LONGEST_NAME);
        String address = reader.text("address", room.address(), LONGEST_NAME);
        if (label == null) {
            reader.add("label", "ENT-013", "必填", "must be filled in");
        }
        String beds = room.beds() == null || room.beds().isBlank() ? "1" : room.beds().strip();
        if (!beds.matches("[0-9]{1,2}") || Integer.parseInt(beds) < 1 || Integer.parseInt(beds) > MOST_BEDS) {
            reader.add("beds", "ENT-018", "床位为 1 到 50", "1 to 50 beds");
        }
        if (!reader.faults().isEmpty()) {
            return new FirmAnswer.Refused(reader.faults());
        }
        UUID id = UUID.randomUUID();
        int added = sql.sql("""
                insert into enterprise.isolation_room (id, firm_id, region, label, address, beds, recorded_at, recorded_by) values (:id, :firm, :region, :label, :address, :beds, :at, :by)
                on conflict do nothing
                """).param("id", id).param("firm", firm.id()).param("region", firm.region().value()).param("label", label).param("address", address == null ? firm.address() : address)
                .param("beds", Integer.parseInt(beds)).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        if (added == 0) {
            return FirmAnswer.refused("label", "ENT-018", "已有这个编号的隔离间", "there is a room of this label already");
        }
        audit.record("firm.room-added", firm.region().value(), firm.id().toString(), label);
        return new FirmAnswer.Done(id);
    }

    /// Gives an isolation room up.
    @Transactional
    public FirmAnswer closeRoom(Firm firm, UUID room) {
        int closed = sql.sql("update enterprise.isolation_room set closed_on = :on where id = :id and firm_id = :firm and closed_on is null").param("on", clock.today()).param("id", room)
                .param("firm", firm.id()).update();
        if (closed == 0) {
            return FirmAnswer.refused("room", "ENT-018", "没有这个隔离间", "no such room");
        }
        audit.record("firm.room-closed", firm.region().value(), firm.id().toString(), room.toString());
        return new FirmAnswer.Done(room);
    }

    /// Keeps a plan; two who write the next version at the same moment do not overwrite each other.
    @Transactional
    public FirmAnswer addPlan(Firm firm, Plan plan) {
        FormReader reader = new FormReader(regions, clock);
        String title = reader.text("title", plan.title(), LONGEST_NAME);
        String body = reader.text("body", plan.body(), LONGEST_PLAN);
        LocalDate on = FormReader.isBlank(plan.datedOn()) ? clock.today() : reader.day("dated_on", plan.datedOn());
        if (title == null || body == null) {
            reader.add(title == null ? "title" : "body", "ENT-013", "必填", "must be filled in");
        }
        if (!reader.faults().isEmpty()) {
            return new FirmAnswer.Refused(reader.faults());
        }
        UUID id = UUID.randomUUID();
        try {
            sql.sql("""
                    insert into enterprise.plan (id, firm_id, region, title, version, body, dated_on, recorded_at, recorded_by)
                    select :id, :firm, :region, :title, coalesce(max(version), 0) + 1, :body, :on, :at, :by from enterprise.plan where firm_id = :firm and title = :title
                    """).param("id", id).param("firm", firm.id()).param("region", firm.region().value()).param("title", title).param("body", body).param("on", on)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
        } catch (DuplicateKeyException e) {
            return FirmAnswer.refused("title", "ENT-019", "刚有人保存了新版本, 请看过再保存", "somebody has just kept a new version: read it, then save again");
        }
        audit.record("firm.plan-kept", firm.region().value(), firm.id().toString(), title);
        return new FirmAnswer.Done(id);
    }

    private static @Nullable BigDecimal amount(FormReader reader, String field, @Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            return new BigDecimal(text);
        }
        reader.add(field, "ENT-017", "数量写作 1200 或 12.5", "write the amount as 1200 or 12.5");
        return null;
    }
}
