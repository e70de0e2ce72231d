package org.zerospread.app.access;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionRange;

/// Records sign-ins, refusals and password changes.
///
/// They happen outside the jurisdiction that the filter puts around a request, so each brings its own: the single
/// region under which it is recorded.
@Component
class AccessEvents {

    private final AuditTrail audit;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    AccessEvents(AuditTrail audit, Accounts accounts, PlatformTransactionManager transactions) {
        this.audit = audit;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Records one event.
    ///
    /// @param actor user name, as typed when the account is unknown
    void record(String actor, String action, @Nullable String subject, @Nullable String detail) {
        change(actor, action, subject, detail, () -> { });
    }

    /// Changes something and records it, in one transaction.
    void change(String actor, String action, @Nullable String subject, @Nullable String detail, Runnable change) {
        long region = accounts.eventRegion();
        new Jurisdiction(actor, new RegionRange(region, region))
                .run(() -> transaction.executeWithoutResult(status -> {
                    change.run();
                    audit.record(action, region, subject, detail);
                }));
    }
}
