package org.zerospread.app.surveillance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.triage.TriagePolicy;

/// The clock of a suspicion: it is to be in the direct network report within the time of the policy (2 hours), and who put it there is on record.
@Component
public class ReportClock {

    private static final int LONGEST_NUMBER = 40;

    private final JdbcClient sql;
    private final TriagePolicy policy;
    private final AuditTrail audit;
    private final DistrictClock clock;

    ReportClock(JdbcClient sql, TriagePolicy policy, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    private record Running(long region, Instant suspectedAt, @Nullable String number) {
    }

    /// Starts it. The time runs from when the suspicion was made, however late that is told.
    @Transactional(propagation = Propagation.MANDATORY)
    void start(CaseId caseId, PersonId person, RegionCode region, Instant suspectedAt) {
        sql.sql("""
                insert into surveillance.suspect_report (id, case_id, person_id, region, suspected_at, due_at, recorded_at, recorded_by)
                values (:id, :case, :person, :region, :at, :due, :recorded, :by)
                """).param("id", UUID.randomUUID()).param("case", caseId.value()).param("person", person.value()).param("region", region.value())
                .param("at", suspectedAt.atOffset(ZoneOffset.UTC)).param("due", suspectedAt.plus(policy.reportWithin()).atOffset(ZoneOffset.UTC))
                .param("recorded", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
    }

    /// Takes down that it was reported, under which number.
    @Transactional
    public CaseAnswer report(CaseId caseId, @Nullable String number, Instant at) {
        String clean = number == null ? "" : number.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NUMBER) {
            return new CaseAnswer.Refused("TRI-006", "请填写网络直报卡片编号(最多 40 字)", "write the number of the network report, at most 40 characters");
        }
        Optional<Running> found = sql.sql("select region, suspected_at, report_number from surveillance.suspect_report where case_id = :case and region between store.low() and store.high() for update")
                .param("case", caseId.value()).query((row, index) -> new Running(row.getLong("region"), row.getObject("suspected_at", OffsetDateTime.class).toInstant(), row.getString("report_number")))
                .optional();
        if (found.isEmpty()) {
            return new CaseAnswer.Refused("TRI-007", "没有待报的疑似病例", "no suspicion is waiting for its report here");
        }
        if (found.get().number() != null) {
            return new CaseAnswer.Refused("TRI-008", "已报告, 编号 " + found.get().number(), "reported already, under number " + found.get().number());
        }
        if (at.isBefore(found.get().suspectedAt()) || at.isAfter(clock.instant())) {
            return new CaseAnswer.Refused("CAS-005", "报告时间早于疑似或晚于现在", "reported before the suspicion or later than now");
        }
        sql.sql("update surveillance.suspect_report set reported_at = :at, report_number = :number, reported_by = :by, report_recorded_at = :recorded where case_id = :case")
                .param("at", at.atOffset(ZoneOffset.UTC)).param("number", clean).param("by", Jurisdiction.actorNow()).param("recorded", clock.instant().atOffset(ZoneOffset.UTC))
                .param("case", caseId.value()).update();
        audit.record("case.reported", found.get().region(), caseId.toString(), clean);
        return new CaseAnswer.Done(caseId);
    }
}
