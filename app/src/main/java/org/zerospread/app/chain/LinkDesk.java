package org.zerospread.app.chain;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.chain.ChainCase;
import org.zerospread.engine.chain.ChainFault;
import org.zerospread.engine.chain.ChainInput;
import org.zerospread.engine.chain.ChainLink;

/// Registers and withdraws links between cases. A link that would close a circle of established ones is refused with the circle.
@Component
public class LinkDesk {

    private static final int LONGEST = 400;

    private final JdbcClient sql;
    private final ChainRows rows;
    private final AuditTrail audit;
    private final DistrictClock clock;

    LinkDesk(JdbcClient sql, ChainRows rows, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    private record Ends(UUID infector, UUID infectee, long region) {
    }

    /// Registers that one case infected another, may have, has met or has not infected it.
    ///
    /// @param infector number of the case
    /// @param infectee number of the case
    @Transactional
    public LinkAnswer register(String infector, String infectee, ChainLink.Certainty certainty, String evidence) {
        String from = infector.strip();
        String to = infectee.strip();
        String why = evidence.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            return missing("evidence");
        }
        // One after the other: two links may close a circle that neither closes alone.
        sql.sql("select pg_advisory_xact_lock(hashtext('chain.link'))").query((row, index) -> 0).list();
        Optional<LinkAnswer> refused = refusal(from, to, certainty, why);
        if (refused.isPresent()) {
            return refused.get();
        }
        Ends ends = sql.sql("""
                select a.id as infector, b.id as infectee, b.region from surveillance.case_file a, surveillance.case_file b where a.number = :from and b.number = :to
                """).param("from", from).param("to", to).query((row, index) -> new Ends(row.getObject("infector", UUID.class), row.getObject("infectee", UUID.class), row.getLong("region"))).single();
        UUID id = UUID.randomUUID();
        int taken = sql.sql("""
                insert into chain.link (id, infector_id, infectee_id, region, certainty, evidence, recorded_at, recorded_by)
                values (:id, :infector, :infectee, :region, :certainty, :evidence, :at, :by) on conflict do nothing
                """).param("id", id).param("infector", ends.infector()).param("infectee", ends.infectee()).param("region", ends.region()).param("certainty", certainty.name())
                .param("evidence", why).param("at", now()).param("by", Jurisdiction.actorNow()).update();
        if (taken == 0) {
            return LinkAnswer.Refused.of("infectee", "CHN-008", "这两个病例之间已有登记: 请先撤销原来的", "this pair is registered already: withdraw that first");
        }
        audit.record("chain.linked", ends.region(), id.toString(), from + " > " + to + " " + certainty);
        return new LinkAnswer.Done(id);
    }

    private Optional<LinkAnswer> refusal(String from, String to, ChainLink.Certainty certainty, String why) {
        List<ChainCase> ends = sql.sql("select number from surveillance.case_file where state <> 'EXCLUDED' and number in (:from, :to)").param("from", from).param("to", to)
                .query(String.class).list().stream().map(number -> ChainCase.of(number, null)).toList();
        List<ChainFault> wrong = new ChainInput(ends, List.of(new ChainLink(from, to, certainty, why))).faults();
        if (wrong.isEmpty() && certainty == ChainLink.Certainty.ESTABLISHED) {
            List<ChainLink> links = new ArrayList<>(rows.links().stream().filter(link -> link.certainty() == certainty)
                    .map(link -> new ChainLink(link.infector(), link.infectee(), certainty, link.evidence())).toList());
            links.add(new ChainLink(from, to, certainty, why));
            List<ChainCase> all = links.stream().flatMap(link -> Stream.of(link.infector(), link.infectee())).distinct().map(number -> ChainCase.of(number, null)).toList();
            // Circles that were there before are not this link's.
            wrong = new ChainInput(all, links).faults().stream().filter(fault -> closes(fault.cases(), from, to)).toList();
        }
        return wrong.stream().findFirst().map(fault -> LinkAnswer.Refused.of(fault.cases().getFirst().equals(to) && !fault.cases().getFirst().equals(from) ? "infectee" : "infector", fault.code(),
                fault.zh(), fault.en()));
    }

    private static boolean closes(List<String> circle, String from, String to) {
        int at = circle.indexOf(from);
        return at >= 0 && circle.get((at + 1) % circle.size()).equals(to);
    }

    /// Withdraws a link; it stays on record with the reason.
    @Transactional
    public LinkAnswer withdraw(UUID link, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            return missing("reason");
        }
        Optional<Long> region = sql.sql("update chain.link set withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why where id = :id and withdrawn_at is null returning region")
                .param("at", now()).param("by", Jurisdiction.actorNow()).param("why", why).param("id", link).query(Long.class).optional();
        if (region.isEmpty()) {
            return LinkAnswer.Refused.of("link", "CHN-009", "没有这条关系, 或已撤销", "no such link here, or it was withdrawn");
        }
        audit.record("chain.unlinked", region.get(), link.toString(), why);
        return new LinkAnswer.Done(link);
    }

    private static LinkAnswer missing(String field) {
        return LinkAnswer.Refused.of(field, "CHN-007", "请写明依据或原因, 不超过 400 字", "give the evidence or the reason, at most 400 characters");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
