package org.zerospread.app.resumption;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// Reminds of what is due: at the policy's hours before the deadline, and once more when it is over. A firm reads its reminders on its page; each is kept, so that nobody says he was not told.
@Component
public class Reminders {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ResumptionPolicy policy;
    private final Regions regions;
    private final TransactionTemplate transaction;

    Reminders(JdbcClient sql, AuditTrail audit, DistrictClock clock, ResumptionPolicy policy, Regions regions, TransactionTemplate transaction) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.policy = policy;
        this.regions = regions;
        this.transaction = transaction;
    }

    /// Reminds all firms within the jurisdiction of what is due by now and of which they were not reminded yet; a report of each day at the last offset only.
    ///
    /// @return how many reminders were given
    @Transactional
    public int remind() {
        List<Integer> hours = policy.reminderHours();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<Long> reminded = sql.sql("""
                insert into resumption.reminder (firm_id, region, duty, due_at, hours, reminded_at, reminded_by)
                select s.firm_id, s.region, s.duty, s.due_at, h.hours, :now, :by
                from resumption.firm_state s join enterprise.firm f on f.id = s.firm_id and f.closed_on is null cross join unnest(:hours::int[] || 0) as h (hours)
                where s.due_at is not null and s.due_at - make_interval(hours => h.hours) <= :now and (s.duty <> 'REPORT' or h.hours <= :last) and s.region between store.low() and store.high()
                on conflict do nothing returning region
                """).param("now", now).param("by", Jurisdiction.actorNow()).param("hours", hours.toArray(Integer[]::new)).param("last", hours.getLast()).query(Long.class).list();
        if (!reminded.isEmpty()) {
            audit.record("firm.reminded", reminded.getFirst(), null, reminded.size() + " reminders");
        }
        return reminded.size();
    }

    @Scheduled(cron = "0 5/15 * * * *")
    void onTheClock() {
        if (!clock.isHeld()) {
            regions.findServed().ifPresent(district -> new Jurisdiction("resumption", district.range()).run(() -> transaction.executeWithoutResult(status -> remind())));
        }
    }
}
