package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.region.Pinyin;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Writes the register of enterprises.
@Component
public class FirmRegister {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    FirmRegister(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// Registers firms, many at a time; one whose id or credit code is registered already changes nothing.
    ///
    /// @return the ids of those that were new
    @Transactional
    public Set<UUID> take(List<Firm> firms) {
        if (firms.isEmpty()) {
            return Set.of();
        }
        List<UUID> taken = bind("""
                insert into enterprise.firm (id, credit_code, name, pinyin, initials, industry, size, large, park, priority, region, address, contact, phone, staff_expected, recorded_at, recorded_by)
                select n.id, n.code, n.name, n.pinyin, n.initials, n.industry, n.size, n.large, n.park, n.priority, n.region, n.address, n.contact, n.phone, n.expected, :at, :by
                from unnest(:ids::uuid[], :codes::text[], :names::text[], :pinyins::text[], :initials::text[], :industries::text[], :sizes::text[], :larges::boolean[], :parks::text[],
                    :priorities::text[], :regions::bigint[], :addresses::text[], :contacts::text[], :phones::text[], :expected::int[])
                    as n (id, code, name, pinyin, initials, industry, size, large, park, priority, region, address, contact, phone, expected)
                on conflict do nothing
                returning id
                """, firms).query(UUID.class).list();
        audit.record("firms.registered", firms.getFirst().region().value(), firms.size() == 1 ? firms.getFirst().id().toString() : null, taken.size() + " of " + firms.size());
        return new HashSet<>(taken);
    }

    /// Changes what is known of a firm; its credit code stays. Where it moved, its ledger, supplies, rooms and plans move with it.
    ///
    /// @return whether it is here
    @Transactional
    public boolean change(Firm firm) {
        int changed = bind("""
                update enterprise.firm f set name = n.name, pinyin = n.pinyin, initials = n.initials, industry = n.industry, size = n.size, large = n.large, park = n.park, priority = n.priority,
                    region = n.region, address = n.address, contact = n.contact, phone = n.phone, staff_expected = n.expected, changed_at = :at, changed_by = :by
                from unnest(:ids::uuid[], :codes::text[], :names::text[], :pinyins::text[], :initials::text[], :industries::text[], :sizes::text[], :larges::boolean[], :parks::text[],
                    :priorities::text[], :regions::bigint[], :addresses::text[], :contacts::text[], :phones::text[], :expected::int[])
                    as n (id, code, name, pinyin, initials, industry, size, large, park, priority, region, address, contact, phone, expected)
                where f.id = n.id and f.credit_code = n.code and f.closed_on is null
                """, List.of(firm)).update();
        if (changed > 0) {
            sql.sql("""
                    with staff as (update enterprise.staff set region = :region where firm_id = :id and region <> :region),
                        supplies as (update enterprise.supply set region = :region where firm_id = :id and region <> :region),
                        plans as (update enterprise.plan set region = :region where firm_id = :id and region <> :region)
                    update enterprise.isolation_room set region = :region where firm_id = :id and region <> :region
                    """).param("region", firm.region().value()).param("id", firm.id()).update();
            audit.record("firm.changed", firm.region().value(), firm.id().toString(), firm.name());
        }
        return changed > 0;
    }

    /// Closes a firm from a day on: it stays on record, its staff leave its ledger and its accounts act for it no more.
    ///
    /// @return whether it was open
    @Transactional
    public boolean close(Firm firm, LocalDate on) {
        int closed = sql.sql("update enterprise.firm set closed_on = :on, changed_at = :at, changed_by = :by where id = :id and closed_on is null").param("on", on)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("id", firm.id()).update();
        if (closed > 0) {
            sql.sql("update enterprise.staff set left_on = greatest(:on, joined_on) where firm_id = :id and left_on is null").param("on", on).param("id", firm.id()).update();
            sql.sql("delete from enterprise.account where firm_id = :id").param("id", firm.id()).update();
            audit.record("firm.closed", firm.region().value(), firm.id().toString(), on.toString());
        }
        return closed > 0;
    }

    private JdbcClient.StatementSpec bind(String statement, List<Firm> firms) {
        List<Pinyin> sounds = firms.stream().map(firm -> Pinyin.of(firm.name())).toList();
        return sql.sql(statement).param("ids", firms.stream().map(Firm::id).toArray(UUID[]::new)).param("codes", firms.stream().map(Firm::creditCode).toArray(String[]::new))
                .param("names", firms.stream().map(Firm::name).toArray(String[]::new)).param("pinyins", sounds.stream().map(Pinyin::full).toArray(String[]::new))
                .param("initials", sounds.stream().map(Pinyin::initials).toArray(String[]::new)).param("industries", firms.stream().map(Firm::industry).toArray(String[]::new))
                .param("sizes", firms.stream().map(firm -> firm.size().name()).toArray(String[]::new)).param("larges", firms.stream().map(Firm::large).toArray(Boolean[]::new))
                .param("parks", firms.stream().map(Firm::park).toArray(String[]::new)).param("priorities", firms.stream().map(firm -> firm.priority().name()).toArray(String[]::new))
                .param("regions", firms.stream().map(firm -> firm.region().value()).toArray(Long[]::new)).param("addresses", firms.stream().map(Firm::address).toArray(String[]::new))
                .param("contacts", firms.stream().map(Firm::contact).toArray(String[]::new)).param("phones", firms.stream().map(Firm::phone).toArray(String[]::new))
                .param("expected", firms.stream().map(Firm::staffExpected).toArray(Integer[]::new)).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow());
    }
}
