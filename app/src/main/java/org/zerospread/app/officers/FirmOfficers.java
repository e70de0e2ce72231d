package org.zerospread.app.officers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.officers.OfficerKind;

/// Who has which firm: one officer of each kind at a time, and who had it before.
@Component
public class FirmOfficers {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    FirmOfficers(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// One officer for one firm.
    public record Give(UUID firm, UUID officer) {
    }

    /// Gives a firm to an officer in place of the one of his kind that it has.
    @Transactional
    public OfficersAnswer give(UUID firm, UUID officer, boolean pinned) {
        Optional<Long> region = sql.sql("select region from enterprise.firm where id = :firm and closed_on is null and region between store.low() and store.high()").param("firm", firm).query(Long.class).optional();
        if (region.isEmpty()) {
            return OfficersAnswer.Refused.unknown("firm");
        }
        Optional<Boolean> room = sql.sql("""
                select (select count(*) from officers.assignment a where a.officer_id = o.id and a.until_on is null and a.firm_id <> :firm) < o.capacity
                from officers.officer o where o.id = :officer and o.left_on is null and o.region between store.low() and store.high()
                """).param("firm", firm).param("officer", officer).query(Boolean.class).optional();
        if (room.isEmpty()) {
            return OfficersAnswer.Refused.unknown("officer");
        }
        if (!room.get()) {
            return OfficersAnswer.Refused.of("officer", "OFC-005", "他的企业数已满", "he has as many firms as he can take");
        }
        giveAll(List.of(new Give(firm, officer)), pinned);
        return new OfficersAnswer.Done(firm);
    }

    /// Gives many firms at once, in two statements; who has the firm already keeps it as it is. Capacity is the caller's concern.
    ///
    /// @return how many changed hands or got their first
    @Transactional
    public int giveAll(List<Give> gives, boolean pinned) {
        UUID[] firms = gives.stream().map(Give::firm).toArray(UUID[]::new);
        UUID[] officers = gives.stream().map(Give::officer).toArray(UUID[]::new);
        sql.sql("""
                update officers.assignment a set until_on = greatest(a.from_on, :today), ended_at = :at, ended_by = :by
                from unnest(:firms::uuid[], :officers::uuid[]) as g (firm_id, officer_id) join officers.officer o on o.id = g.officer_id
                where a.firm_id = g.firm_id and a.kind = o.kind and a.until_on is null and a.officer_id <> g.officer_id and a.region between store.low() and store.high()
                """).param("today", clock.today()).param("at", now()).param("by", Jurisdiction.actorNow()).param("firms", firms).param("officers", officers).update();
        int given = sql.sql("""
                insert into officers.assignment (id, firm_id, kind, officer_id, region, from_on, pinned, recorded_at, recorded_by)
                select gen_random_uuid(), f.id, o.kind, o.id, f.region, :today, :pinned, :at, :by
                from unnest(:firms::uuid[], :officers::uuid[]) as g (firm_id, officer_id) join officers.officer o on o.id = g.officer_id
                    join enterprise.firm f on f.id = g.firm_id and f.region between store.low() and store.high()
                on conflict (firm_id, kind) where until_on is null do nothing
                """).param("today", clock.today()).param("pinned", pinned).param("at", now()).param("by", Jurisdiction.actorNow()).param("firms", firms).param("officers", officers).update();
        if (given > 0) {
            audit.record("officers.assigned", Jurisdiction.find().orElseThrow().range().low(), gives.size() == 1 ? gives.getFirst().firm().toString() : null, given + " of " + gives.size());
        }
        return given;
    }

    /// Holds an assignment fast against searches, or lets it go.
    @Transactional
    public OfficersAnswer pin(UUID assignment, boolean pinned) {
        Optional<Long> region = sql.sql("""
                update officers.assignment set pinned = :pinned where id = :id and until_on is null and region between store.low() and store.high() returning region
                """).param("pinned", pinned).param("id", assignment).query(Long.class).optional();
        if (region.isEmpty()) {
            return OfficersAnswer.Refused.unknown("assignment");
        }
        audit.record(pinned ? "officers.pinned" : "officers.unpinned", region.get(), assignment.toString(), null);
        return new OfficersAnswer.Done(assignment);
    }

    /// Everybody who has or had a firm, the present ones first.
    @Transactional(readOnly = true)
    public List<Assignment> listOf(UUID firm) {
        return sql.sql("""
                select a.id, a.firm_id, a.kind, a.officer_id, o.name, o.organisation, a.from_on, a.until_on, a.pinned
                from officers.assignment a join officers.of_firms(store.low(), store.high()) o on o.officer_id = a.officer_id
                where a.firm_id = :firm and a.region between store.low() and store.high()
                order by a.until_on is not null, array_position(array['GUIDE', 'RESIDENT', 'SUPERVISOR'], a.kind), a.from_on desc, a.id
                """).param("firm", firm).query((row, index) -> new Assignment(row.getObject("id", UUID.class), row.getObject("firm_id", UUID.class), OfficerKind.valueOf(row.getString("kind")),
                        row.getObject("officer_id", UUID.class), row.getString("name"), row.getString("organisation"), row.getObject("from_on", LocalDate.class),
                        row.getObject("until_on", LocalDate.class), row.getBoolean("pinned"))).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
