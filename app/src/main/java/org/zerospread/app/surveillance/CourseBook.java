package org.zerospread.app.surveillance;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Keeps the clinical course of cases. The severity of a case is that of its latest entry about it.
@Component
public class CourseBook {

    private static final int LONGEST_NOTE = 500;

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;

    CourseBook(JdbcClient sql, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// Adds an entry.
    @Transactional
    public CaseAnswer add(CaseId caseId, CourseEntry entry) {
        if (entry.at().isAfter(clock.instant())) {
            return new CaseAnswer.Refused("CAS-005", "时间晚于现在", "dated later than now");
        }
        if ((entry.kind() == CourseEntry.Kind.SEVERITY) != (entry.severity() != null) || entry.note() != null && entry.note().length() > LONGEST_NOTE) {
            return new CaseAnswer.Refused("CAS-006", "病情分型须选择, 其他不选; 说明最多 " + LONGEST_NOTE + " 字", "a severity goes with a change of it and with nothing else; a note of at most " + LONGEST_NOTE + " characters");
        }
        Optional<Long> region = sql.sql("""
                insert into surveillance.course (id, case_id, person_id, region, kind, severity, temperature_tenths, note, happened_at, recorded_at, recorded_by)
                select :id, c.id, c.person_id, c.region, :kind, :severity, :tenths, :note, :at, :recorded, :by
                from surveillance.case_file c where c.id = :case and c.region between store.low() and store.high() returning region
                """).param("id", UUID.randomUUID()).param("case", caseId.value()).param("kind", entry.kind().name()).param("severity", entry.severity() == null ? null : entry.severity().name())
                .param("tenths", entry.temperatureTenths()).param("note", entry.note()).param("at", entry.at().atOffset(ZoneOffset.UTC)).param("recorded", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", Jurisdiction.actorNow()).query(Long.class).optional();
        if (region.isEmpty()) {
            return new CaseAnswer.Refused("CAS-001", "本辖区没有这个病例", "no such case here");
        }
        followSeverity(caseId.value());
        audit.record("case.course", region.get(), caseId.toString(), entry.kind() + (entry.severity() == null ? "" : " " + entry.severity()));
        return new CaseAnswer.Done(caseId);
    }

    /// Strikes out an entry that was made in error; it stays legible.
    @Transactional
    public CaseAnswer strike(CaseId caseId, UUID entry, @Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_NOTE) {
            return new CaseAnswer.Refused("CAS-008", "划去须写明理由", "say why it is struck out");
        }
        Optional<Long> region = sql.sql("""
                update surveillance.course set struck_at = :at, struck_by = :by, struck_reason = :reason
                where id = :id and case_id = :case and struck_at is null and region between store.low() and store.high() returning region
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).param("reason", why).param("id", entry).param("case", caseId.value())
                .query(Long.class).optional();
        if (region.isEmpty()) {
            return new CaseAnswer.Refused("CAS-010", "没有这一条, 或它已被划去", "no such entry here, or it is struck out already");
        }
        followSeverity(caseId.value());
        audit.record("case.course_struck", region.get(), caseId.toString(), why);
        return new CaseAnswer.Done(caseId);
    }

    private void followSeverity(UUID caseId) {
        sql.sql("""
                update surveillance.case_file c set severity = last.severity
                from (select severity from surveillance.course where case_id = :case and kind = 'SEVERITY' and struck_at is null order by happened_at desc, seq desc limit 1) last
                where c.id = :case and c.severity is distinct from last.severity
                """).param("case", caseId).update();
    }
}
