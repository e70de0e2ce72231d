package org.zerospread.app.officers.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.officers.Proposals;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.officers.OfficerKind;

/// A search and what it proposes.
@Component
@Transactional(readOnly = true)
class ProposalQuery {

    private final JdbcClient sql;
    private final Proposals proposals;

    ProposalQuery(JdbcClient sql, Proposals proposals) {
        this.sql = sql;
        this.proposals = proposals;
    }

    Optional<ProposalPage> find(UUID id, List<FormFault> faults) {
        return sql.sql("""
                select p.state, p.stopped, p.edition, p.asked_at, coalesce(a.display_name, p.asked_by) as asked_by, p.decided_at, coalesce(d.display_name, p.decided_by) as decided_by,
                       (select count(distinct firm_id) from officers.proposed c where c.proposal_id = p.id) as firms
                from officers.proposal p left join access.account a on a.username = p.asked_by left join access.account d on d.username = p.decided_by where p.id = :id
                """).param("id", id).query((row, index) -> new ProposalPage(id, row.getString("state"), row.getBoolean("stopped"), row.getString("edition"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getString("asked_by"), moment(row.getObject("decided_at", OffsetDateTime.class)), row.getString("decided_by"),
                        proposals.findRun(id).orElse(null), measures(id), changes(id), row.getInt("firms"), faults)).optional();
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private Map<OfficerKind, List<ProposalPage.Measure>> measures(UUID id) {
        Map<OfficerKind, List<ProposalPage.Measure>> measures = new EnumMap<>(OfficerKind.class);
        sql.sql("select kind, measure, before, after from officers.measure where proposal_id = :id order by kind, place").param("id", id)
                .query(row -> {
                    measures.computeIfAbsent(OfficerKind.valueOf(row.getString("kind")), kind -> new ArrayList<>())
                            .add(new ProposalPage.Measure(row.getString("measure"), row.getBigDecimal("before"), row.getBigDecimal("after")));
                });
        return measures;
    }

    private List<ProposalPage.Change> changes(UUID id) {
        return sql.sql("""
                select c.firm_id, f.name, coalesce(t.name, f.region::text) as place, c.kind, b.name as before, o.name as after, c.km
                from officers.proposed c join enterprise.firm f on f.id = c.firm_id left join region.region t on t.code = f.region - f.region % 1000000 and t.level = 3
                    left join officers.officer b on b.id = c.before_id left join officers.officer o on o.id = c.officer_id
                where c.proposal_id = :id and c.officer_id is distinct from c.before_id
                order by f.region, f.name, array_position(array['GUIDE', 'RESIDENT', 'SUPERVISOR'], c.kind)
                """).param("id", id).query((row, index) -> new ProposalPage.Change(row.getObject("firm_id", UUID.class), row.getString("name"), row.getString("place"),
                        OfficerKind.valueOf(row.getString("kind")), row.getString("before"), row.getString("after"), row.getObject("km", Integer.class))).list();
    }
}
