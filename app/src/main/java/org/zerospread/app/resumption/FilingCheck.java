package org.zerospread.app.resumption;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.engine.resumption.Readiness;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// What a filing must bring: evidence of every kind that is asked for, supplies and rooms as the policy asks, and a signature under the commitment in force.
@Component
class FilingCheck {

    private static final int LONGEST_NAME = 60;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final ResumptionPolicy policy;

    FilingCheck(JdbcClient sql, AuditTrail audit, ResumptionPolicy policy) {
        this.sql = sql;
        this.audit = audit;
        this.policy = policy;
    }

    /// Tells everything that is wrong with the filings.
    void check(Map<UUID, Loop.Filing> filings, LoopGate.Held held) {
        Map<UUID, Set<String>> shown = shown(filings.keySet());
        Map<UUID, Readiness> ready = readiness(filings.keySet());
        Map<UUID, List<String>> unmeasured = unmeasured(filings.keySet());
        for (Loop.Filing filing : filings.values()) {
            UUID firm = filing.firm();
            if (held.find(firm).isEmpty()) {
                continue;
            }
            if (filing.signedBy().isBlank() || filing.signedBy().length() > LONGEST_NAME || filing.commitment() != policy.commitment().edition()) {
                held.fault(firm, "signed_by", "RSM-008", "承诺书须由负责人署名(最多 " + LONGEST_NAME + " 字), 版本为第 " + policy.commitment().edition() + " 版",
                        "the commitment is signed by name (at most " + LONGEST_NAME + " characters), in edition " + policy.commitment().edition());
            }
            List<ResumptionPolicy.EvidenceKind> missing = policy.evidence().kinds().stream().filter(kind -> kind.required() && !shown.getOrDefault(firm, Set.of()).contains(kind.id())).toList();
            if (!missing.isEmpty()) {
                held.fault(firm, "evidence", "RSM-007", "还缺材料: " + missing.stream().map(ResumptionPolicy.EvidenceKind::zh).collect(Collectors.joining("、")),
                        "evidence is missing: " + missing.stream().map(ResumptionPolicy.EvidenceKind::en).collect(Collectors.joining(", ")));
            }
            for (Readiness.Shortfall lack : ready.getOrDefault(firm, new Readiness(0, Map.of(), 0, List.of())).shortfalls(policy.readiness())) {
                held.fault(firm, "readiness", "RSM-016", lack.zh(), lack.en());
            }
            unmeasured.getOrDefault(firm, List.of()).forEach(room -> held.fault(firm, "readiness", "RSM-016", "宿舍 " + room + " 没有登记面积", "the floor of room " + room + " is not known"));
        }
    }

    /// What each firm has at hand, counted for those of its staff who have returned.
    Map<UUID, Readiness> readiness(Collection<UUID> firms) {
        Map<UUID, Map<String, Double>> supplies = new HashMap<>();
        sql.sql("select distinct on (firm_id, item) firm_id, item, quantity from enterprise.supply where firm_id = any(:firms) order by firm_id, item, counted_on desc").param("firms", LoopBook.array(firms))
                .query(row -> {
                    supplies.computeIfAbsent(row.getObject("firm_id", UUID.class), firm -> new HashMap<>()).put(row.getString("item"), row.getBigDecimal("quantity").doubleValue());
                });
        Map<UUID, List<Readiness.SleepingRoom>> rooms = new HashMap<>();
        sql.sql("""
                select m.firm_id, m.label, m.square_metres, count(r.staff_id)::int as people
                from resumption.sleeping_room m left join enterprise.staff t on t.firm_id = m.firm_id and t.dormitory = m.label and t.left_on is null
                left join resumption.returned r on r.staff_id = t.id
                where m.firm_id = any(:firms) group by m.firm_id, m.label, m.square_metres order by m.firm_id, m.label
                """).param("firms", LoopBook.array(firms)).query(row -> {
                    rooms.computeIfAbsent(row.getObject("firm_id", UUID.class), firm -> new ArrayList<>())
                            .add(new Readiness.SleepingRoom(row.getString("label"), row.getInt("people"), row.getDouble("square_metres")));
                });
        Map<UUID, Readiness> ready = new HashMap<>();
        sql.sql("""
                select f.id, (select count(*) from resumption.returned r join enterprise.staff t on t.id = r.staff_id and t.left_on is null where r.firm_id = f.id)::int as present,
                       (select count(*) from enterprise.isolation_room i where i.firm_id = f.id and i.closed_on is null)::int as isolation
                from enterprise.firm f where f.id = any(:firms)
                """).param("firms", LoopBook.array(firms)).query(row -> {
                    UUID firm = row.getObject("id", UUID.class);
                    ready.put(firm, new Readiness(row.getInt("present"), supplies.getOrDefault(firm, Map.of()), row.getInt("isolation"), rooms.getOrDefault(firm, List.of())));
                });
        return ready;
    }

    /// Rooms in which staff who returned sleep, whose floor nobody has put down.
    private Map<UUID, List<String>> unmeasured(Collection<UUID> firms) {
        Map<UUID, List<String>> rooms = new HashMap<>();
        sql.sql("""
                select distinct t.firm_id, t.dormitory from enterprise.staff t join resumption.returned r on r.staff_id = t.id
                where t.firm_id = any(:firms) and t.left_on is null and t.dormitory is not null
                  and not exists (select from resumption.sleeping_room m where m.firm_id = t.firm_id and m.label = t.dormitory) order by 1, 2
                """).param("firms", LoopBook.array(firms)).query(row -> {
                    rooms.computeIfAbsent(row.getObject("firm_id", UUID.class), firm -> new ArrayList<>()).add(row.getString("dormitory"));
                });
        return rooms;
    }

    private Map<UUID, Set<String>> shown(Collection<UUID> firms) {
        Map<UUID, Set<String>> shown = new HashMap<>();
        sql.sql("select distinct firm_id, kind from resumption.evidence where firm_id = any(:firms)").param("firms", LoopBook.array(firms)).query(row -> {
            shown.computeIfAbsent(row.getObject("firm_id", UUID.class), firm -> new TreeSet<>()).add(row.getString("kind"));
        });
        return shown;
    }

    /// What was uploaded before a step belongs to it from now on.
    void attachEvidence(Collection<UUID> firms) {
        sql.sql("""
                update resumption.evidence e set seq = s.seq from (select firm_id, max(seq) as seq from resumption.firm_step where firm_id = any(:firms) group by 1) s
                where e.firm_id = s.firm_id and e.seq is null
                """).param("firms", LoopBook.array(firms)).update();
    }

    /// Puts down the floor of rooms of a dormitory.
    void measureRooms(LoopBook.Kept firm, Map<String, BigDecimal> squareMetres) {
        sql.sql("""
                insert into resumption.sleeping_room as m (firm_id, label, region, square_metres)
                select :firm, r.label, :region, r.floor from unnest(:labels::text[], :floors::numeric[]) as r (label, floor)
                on conflict (firm_id, label) do update set square_metres = excluded.square_metres where m.square_metres <> excluded.square_metres
                """).param("firm", firm.id()).param("region", firm.region().value()).param("labels", squareMetres.keySet().toArray(String[]::new))
                .param("floors", squareMetres.values().toArray(BigDecimal[]::new)).update();
        audit.record("firm.rooms_measured", firm.region().value(), firm.id().toString(), squareMetres.size() + " rooms");
    }
}
