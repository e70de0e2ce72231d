package org.zerospread.app.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// What is due, proposals, and the two signatures without which nothing goes.
@Component
public class RetentionDesk {

    private final RetentionRows rows;
    private final RetentionPolicy policy;
    private final AuditTrail audit;
    private final DistrictClock clock;

    RetentionDesk(RetentionRows rows, RetentionPolicy policy, AuditTrail audit, DistrictClock clock) {
        this.rows = rows;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /// The policy that acts.
    public RetentionPolicy policy() {
        return policy;
    }

    /// What is due today in the jurisdiction, kind by kind; changes nothing. Persons and households that become free by the run itself are not in it yet.
    @Transactional(readOnly = true)
    public List<RetentionRun.Item> dryRun() {
        LocalDate today = clock.today();
        return policy.isInForceOn(today) ? policy.ending().stream().map(rule -> due(rule, today)).toList() : List.of();
    }

    /// What the destruction of the outbreak would take; changes nothing.
    @Transactional(readOnly = true)
    public List<RetentionRun.Item> dryRunOutbreak() {
        return rows.listDestroyed().stream().map(kind -> new RetentionRun.Item(kind, "DESTROY", clock.instant(), rows.countStock(kind), null, null, 0, false)).toList();
    }

    private RetentionRun.Item due(RetentionPolicy.Rule rule, LocalDate today) {
        Instant cutoff = clock.startOf(today.minusDays(rule.keepDays()));
        RetentionRows.Count count = rows.countDue(rule.kind(), cutoff);
        return new RetentionRun.Item(rule.kind().name(), rule.action().name(), cutoff, count.rows(), count.oldest(), count.newest(), 0, false);
    }

    /// Proposes what is due, in the name of the thread's actor.
    ///
    /// @return empty when nothing is due, or a proposal of the district is open
    @Transactional
    public Optional<RetentionRun> propose(RegionCode district, String reason) {
        List<RetentionRun.Item> items = dryRun();
        return items.stream().allMatch(item -> item.counted() == 0) ? Optional.empty() : keep(district, RetentionRun.Scope.DUE, items, reason);
    }

    /// Proposes to destroy every record of the outbreak with personal data.
    ///
    /// @return empty when a proposal of the district is open
    @Transactional
    public Optional<RetentionRun> proposeDestruction(RegionCode district, String reason) {
        return keep(district, RetentionRun.Scope.OUTBREAK, dryRunOutbreak(), reason);
    }

    private Optional<RetentionRun> keep(RegionCode district, RetentionRun.Scope scope, List<RetentionRun.Item> items, String reason) {
        if (rows.hasOpen(district.low())) {
            return Optional.empty();
        }
        RetentionRun run = new RetentionRun(UUID.randomUUID(), district.low(), district.high(), scope, RetentionRun.State.PROPOSED, policy.code(), policy.version(), clock.today(),
                Jurisdiction.actorNow(), clock.instant(), reason, items, List.of(), null);
        rows.insert(run, policy.hash());
        audit.record("retention.proposed", district.low(), run.id().toString(), scope + ", " + items.stream().mapToLong(RetentionRun.Item::counted).sum() + " rows");
        return Optional.of(run);
    }

    /// Signs a proposal; two different people must.
    @Transactional
    public Change<RetentionRun> sign(SignedIn account, UUID id) {
        rows.lock(id);
        Optional<RetentionRun> run = rows.find(id);
        if (run.isEmpty()) {
            return new Change.Refused<>(RefusalCode.UNKNOWN_RUN);
        }
        if (run.get().state() != RetentionRun.State.PROPOSED) {
            return new Change.Refused<>(RefusalCode.RUN_CLOSED);
        }
        if (rows.sign(run.get(), account.accountId(), account.username(), clock.instant()) == 0) {
            return new Change.Refused<>(RefusalCode.SIGNED_ALREADY);
        }
        audit.record("retention.signed", run.get().district(), id.toString(), null);
        return new Change.Done<>(rows.find(id).orElseThrow());
    }

    /// Takes a proposal back that has not begun.
    @Transactional
    public Change<RetentionRun> withdraw(UUID id, String reason) {
        Optional<RetentionRun> run = rows.find(id);
        if (run.isEmpty()) {
            return new Change.Refused<>(RefusalCode.UNKNOWN_RUN);
        }
        if (rows.withdraw(id, clock.instant()) == 0) {
            return new Change.Refused<>(RefusalCode.RUN_CLOSED);
        }
        audit.record("retention.withdrawn", run.get().district(), id.toString(), reason.isBlank() ? null : reason.strip());
        return new Change.Done<>(rows.find(id).orElseThrow());
    }

    /// One run of the jurisdiction.
    @Transactional(readOnly = true)
    public Optional<RetentionRun> find(UUID id) {
        return rows.find(id);
    }

    /// The runs of the jurisdiction, newest first.
    @Transactional(readOnly = true)
    public List<RetentionRun> list() {
        return rows.list();
    }

    /// The certificate of a run that is done.
    @Transactional(readOnly = true)
    public Optional<RetentionCertificate> findCertificate(UUID run) {
        return rows.findCertificate(run);
    }
}
