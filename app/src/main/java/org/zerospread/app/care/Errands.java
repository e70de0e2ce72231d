package org.zerospread.app.care;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.DeliverySource;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionRange;

/// Errands: who does them, and when they were done.
@Component
public class Errands implements DeliverySource {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_DOER = 60;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Errands(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// Done, now.
    ///
    /// @param paid yuan laid out for him, as typed: `86.50`; blank for none
    @Transactional
    public CareAnswer done(UUID errand, @Nullable String note, @Nullable String paid) {
        Integer cents = null;
        if (paid != null && !paid.isBlank()) {
            if (!paid.strip().matches("[0-9]{1,6}(\\.[0-9]{1,2})?")) {
                return CareAnswer.Refused.of("paid", "CARE-002", "金额应写成 86.50", "write the amount as 86.50");
            }
            cents = new java.math.BigDecimal(paid.strip()).movePointRight(2).intValueExact();
        }
        return close(errand, "DONE", note, cents);
    }

    /// Not done any more, for a reason.
    @Transactional
    public CareAnswer drop(UUID errand, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return CareAnswer.Refused.of("note", "CARE-002", "请写明不办的原因", "say why it is not done");
        }
        return close(errand, "DROPPED", reason, null);
    }

    private CareAnswer close(UUID errand, String state, @Nullable String note, @Nullable Integer cents) {
        if (note != null && note.length() > LONGEST_TEXT) {
            return CareAnswer.Refused.of("note", "CARE-002", "最多 " + LONGEST_TEXT + " 个字", "at most " + LONGEST_TEXT + " characters");
        }
        Optional<Long> region = sql.sql("""
                update care.errand set state = :state, closed_at = :at, closed_by = :by, note = :note, paid_cents = :cents
                where id = :id and state = 'OPEN' and region between store.low() and store.high() returning region
                """).param("state", state).param("at", now()).param("by", Jurisdiction.actorNow()).param("note", note == null || note.isBlank() ? null : note.strip()).param("cents", cents)
                .param("id", errand).query(Long.class).optional();
        return told(errand, region, "errand." + state.toLowerCase(java.util.Locale.ROOT));
    }

    /// Somebody takes it on, or it is given to somebody.
    @Transactional
    public CareAnswer give(UUID errand, @Nullable String doer) {
        if (doer == null || doer.isBlank() || doer.strip().length() > LONGEST_DOER) {
            return CareAnswer.Refused.of("doer", "CARE-002", "请写明谁办(最多 60 字)", "say who does it, in at most 60 characters");
        }
        Optional<Long> region = sql.sql("update care.errand set doer = :doer where id = :id and state = 'OPEN' and region between store.low() and store.high() returning region")
                .param("doer", doer.strip()).param("id", errand).query(Long.class).optional();
        return told(errand, region, "errand.given");
    }

    private CareAnswer told(UUID errand, Optional<Long> region, String action) {
        if (region.isEmpty()) {
            return CareAnswer.Refused.of("errand", "CARE-003", "没有这件事,或已办结", "no such errand here, or it is closed");
        }
        audit.record(action, region.get(), errand.toString(), null);
        return new CareAnswer.Done(errand);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Delivery> listDeliveries(RegionRange inside, LocalDate day) {
        return sql.sql("""
                select e.id, e.person_id, n.kind, e.due_on, n.what, e.doer from care.errand e join care.need n on n.id = e.need_id
                where e.state = 'OPEN' and e.due_on <= :day and e.region between :low and :high order by e.due_on, e.id
                """).param("day", day).param("low", inside.low()).param("high", inside.high())
                .query((row, index) -> new Delivery(row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class)), row.getString("kind"),
                        row.getObject("due_on", LocalDate.class), row.getString("what"), row.getString("doer"))).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
