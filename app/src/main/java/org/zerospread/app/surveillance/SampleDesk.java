package org.zerospread.app.surveillance;

import java.time.Instant;
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
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Samples of cases that wait for their results, and the results.
@Component
public class SampleDesk {

    private static final int LONGEST = 200;

    private final JdbcClient sql;
    private final TestDesk tests;
    private final CaseTasks tasks;
    private final AuditTrail audit;
    private final DistrictClock clock;

    SampleDesk(JdbcClient sql, TestDesk tests, CaseTasks tasks, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.tests = tests;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes down a sample; its result is due within the hours of the disease.
    @Transactional
    public CaseAnswer take(CaseId caseId, TestDraft.Method method, TestDraft.Purpose purpose, Instant sampledAt, @Nullable String laboratory) {
        if (sampledAt.isAfter(clock.instant())) {
            return new CaseAnswer.Refused("CAS-005", "采样时间晚于现在", "sampled later than now");
        }
        String where = laboratory == null || laboratory.isBlank() ? null : laboratory.strip();
        if (where != null && where.length() > LONGEST) {
            return new CaseAnswer.Refused("CAS-006", "检测机构最多 " + LONGEST + " 字", "a laboratory of at most " + LONGEST + " characters");
        }
        UUID id = UUID.randomUUID();
        Optional<Long> region = sql.sql("""
                insert into surveillance.sample (id, case_id, person_id, region, method, purpose, sampled_at, laboratory, recorded_at, recorded_by)
                select :id, c.id, c.person_id, c.region, :method, :purpose, :at, :where, :recorded, :by
                from surveillance.case_file c where c.id = :case and c.region between store.low() and store.high() returning region
                """).param("id", id).param("case", caseId.value()).param("method", method.name()).param("purpose", purpose.name()).param("at", sampledAt.atOffset(ZoneOffset.UTC)).param("where", where)
                .param("recorded", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).query(Long.class).optional();
        if (region.isEmpty()) {
            return new CaseAnswer.Refused("CAS-001", "本辖区没有这个病例", "no such case here");
        }
        tasks.sampled(caseId, id, sampledAt);
        audit.record("case.sampled", region.get(), caseId.toString(), method + " " + purpose);
        return new CaseAnswer.Done(caseId);
    }

    private record Waiting(PersonId person, TestDraft.Method method, TestDraft.Purpose purpose, Instant sampledAt) {
    }

    /// Records the result of a sample that waits.
    @Transactional
    public CaseAnswer result(CaseId caseId, UUID sample, TestDraft.Result result, Instant resultedAt) {
        Optional<Waiting> found = sql.sql("""
                select s.person_id, s.method, s.purpose, s.sampled_at from surveillance.sample s
                where s.id = :id and s.case_id = :case and s.region between store.low() and store.high() and not exists (select from surveillance.test t where t.id = s.id)
                """).param("id", sample).param("case", caseId.value()).query((row, index) -> new Waiting(new PersonId(row.getObject("person_id", UUID.class)),
                        TestDraft.Method.valueOf(row.getString("method")), TestDraft.Purpose.valueOf(row.getString("purpose")), row.getObject("sampled_at", OffsetDateTime.class).toInstant())).optional();
        if (found.isEmpty()) {
            return new CaseAnswer.Refused("CAS-012", "没有等结果的这份样本", "no such sample waits for its result");
        }
        Waiting waiting = found.get();
        if (resultedAt.isBefore(waiting.sampledAt()) || resultedAt.isAfter(clock.instant())) {
            return new CaseAnswer.Refused("TRI-009", "结果时间早于采样或晚于现在", "the result lies before the sample or later than now");
        }
        tests.record(List.of(new TestDraft(sample, waiting.person(), waiting.method(), waiting.purpose(), waiting.sampledAt(), result, resultedAt)));
        return new CaseAnswer.Done(caseId);
    }
}
