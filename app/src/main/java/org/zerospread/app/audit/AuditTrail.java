package org.zerospread.app.audit;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// The audit trail: one record per change, sensitive read, refusal and sign-in, in the transaction it speaks of.
@Component
public class AuditTrail {

    private final JdbcClient sql;
    private final DistrictClock clock;

    AuditTrail(JdbcClient sql, DistrictClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Writes one record; the actor is the thread's [Jurisdiction].
    ///
    /// @param action what was done, such as `visits.received`
    /// @param region 15-digit code of the place it concerns
    /// @param subject id of the person, case, stay or batch
    /// @param detail one line for a reader: counts, old and new value
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, long region, @Nullable String subject, @Nullable String detail) {
        sql.sql("""
                insert into audit.record (recorded_at, actor, action, region, subject, detail)
                values (:at, :actor, :action, :region, :subject, :detail)
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", Jurisdiction.actorNow())
                .param("action", action)
                .param("region", region)
                .param("subject", subject)
                .param("detail", detail)
                .update();
    }
}
