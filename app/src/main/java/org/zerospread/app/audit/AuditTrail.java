package org.zerospread.app.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.app.store.Jurisdiction;

/// The audit trail: one record per change, sensitive read, refusal and sign-in, in the transaction it speaks of.
///
/// Records of a district form a chain of hashes ([AuditChain]). Its end is locked while one is added, so a transaction's records are
/// added all together right before it commits, district by district in the order of their codes: nobody waits longer than a commit takes.
@Component
public class AuditTrail {

    private static final long CODES_PER_DISTRICT = 1_000_000_000L;

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final DistrictWide district;

    AuditTrail(JdbcClient sql, DistrictClock clock, DistrictWide district) {
        this.sql = sql;
        this.clock = clock;
        this.district = district;
    }

    private record Draft(Instant at, String actor, String action, long region, @Nullable String subject, @Nullable String detail) {
    }

    /// Writes one record; the actor is the thread's [Jurisdiction].
    ///
    /// @param action what was done, such as `visits.received`
    /// @param region 15-digit code of the place it concerns
    /// @param subject id of the person, case, stay or batch
    /// @param detail one line for a reader: counts, old and new value
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, long region, @Nullable String subject, @Nullable String detail) {
        if (Jurisdiction.placeFor(region) != region) {
            throw new IllegalArgumentException("audit record for " + region + " outside the jurisdiction");
        }
        Draft draft = new Draft(clock.instant(), Jurisdiction.actorNow(), action, region, subject, detail);
        for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof AtTheEnd end && end.of == this && !end.written) {
                end.drafts.add(draft);
                return;
            }
        }
        AtTheEnd end = new AtTheEnd(this);
        end.drafts.add(draft);
        TransactionSynchronizationManager.registerSynchronization(end);
    }

    /// Each was within the jurisdiction when it was recorded; some of them perhaps in [DistrictWide] work that is over.
    private void append(List<Draft> drafts) {
        if (drafts.stream().allMatch(draft -> Jurisdiction.placeFor(draft.region()) == draft.region())) {
            appendHere(drafts);
            return;
        }
        district.call(() -> {
            appendHere(drafts);
            return drafts;
        });
    }

    private void appendHere(List<Draft> drafts) {
        drafts.sort(Comparator.comparingLong(draft -> draft.region() - draft.region() % CODES_PER_DISTRICT));
        sql.sql("""
                select audit.append(d.at, d.actor, d.action, d.region, d.subject, d.detail)
                from unnest(:at::text[]::timestamptz[], :actor::text[], :action::text[], :region::bigint[], :subject::text[], :detail::text[])
                    with ordinality as d (at, actor, action, region, subject, detail, place) order by place
                """)
                .param("at", texts(drafts, draft -> draft.at().toString()))
                .param("actor", texts(drafts, Draft::actor)).param("action", texts(drafts, Draft::action))
                .param("region", drafts.stream().map(Draft::region).toArray(Long[]::new))
                .param("subject", texts(drafts, Draft::subject)).param("detail", texts(drafts, Draft::detail))
                .query((row, index) -> 0).list();
    }

    private static @Nullable String[] texts(List<Draft> drafts, Function<Draft, @Nullable String> field) {
        return drafts.stream().map(field).toArray(String[]::new);
    }

    /// A transaction's records, until it is about to commit.
    private static final class AtTheEnd implements TransactionSynchronization, Ordered {

        private final AuditTrail of;
        private final List<Draft> drafts = new ArrayList<>();
        private boolean written;

        AtTheEnd(AuditTrail of) {
            this.of = of;
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            of.append(drafts);
        }
    }
}
