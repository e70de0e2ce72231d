package org.zerospread.app.surveillance;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.disease.Deadlines;
import org.zerospread.engine.disease.Disease;

/// What is to be done about cases and by when: the investigation of every new case, the result of every sample, the retest of every inconclusive result. The report has a clock of its own ([ReportClock]).
///
/// A result closes what waited for it by itself; an investigation is closed by whoever made it, with his name.
@Component
public class CaseTasks {

    private static final int LONGEST = 500;

    private final JdbcClient sql;
    private final DiseaseBook diseases;
    private final AuditTrail audit;
    private final DistrictClock clock;

    CaseTasks(JdbcClient sql, DiseaseBook diseases, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.diseases = diseases;
        this.audit = audit;
        this.clock = clock;
    }

    /// Whether there is such a task in the present jurisdiction.
    @Transactional(readOnly = true)
    public boolean isThere(UUID task) {
        return sql.sql("select exists (select from surveillance.task where id = :id)").param("id", task).query(Boolean.class).single();
    }

    /// A new case is to be investigated.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseOpened news) {
        open(news.caseId(), "INVESTIGATION", news.caseId().value(), news.at(), Deadlines::investigation);
    }

    /// A sample waits for its result.
    @Transactional(propagation = Propagation.MANDATORY)
    void sampled(CaseId caseId, UUID sample, Instant at) {
        open(caseId, "RESULT", sample, at, Deadlines::result);
    }

    private void open(CaseId caseId, String kind, UUID subject, Instant at, Function<Deadlines, Duration> within) {
        sql.sql("""
                insert into surveillance.task (id, case_id, person_id, region, kind, subject, opened_at, due_at, recorded_at)
                select gen_random_uuid(), c.id, c.person_id, c.region, :kind, :subject, :at, :at + d.minutes * interval '1 minute', :recorded
                from surveillance.case_file c join unnest(:diseases::text[], :minutes::bigint[]) as d (disease, minutes) on d.disease = c.disease
                where c.id = :case on conflict (kind, subject) do nothing
                """).param("case", caseId.value()).param("kind", kind).param("subject", subject).param("at", at.atOffset(ZoneOffset.UTC)).param("diseases", codes()).param("minutes", minutes(within))
                .param("recorded", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private String[] codes() {
        return diseases.list().stream().map(Disease::code).toArray(String[]::new);
    }

    private Long[] minutes(Function<Deadlines, Duration> within) {
        return diseases.list().stream().map(disease -> within.apply(disease.deadlines()).toMinutes()).toArray(Long[]::new);
    }

    /// Results close what waited for them; an inconclusive one of somebody with an open case is to be repeated.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(TestsRecorded news) {
        UUID[] tests = news.results().stream().map(TestsRecorded.Result::test).toArray(UUID[]::new);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.sql("""
                update surveillance.task k set done_at = t.resulted_at, done_by = :by, done_recorded_at = :now
                from surveillance.test t
                where t.id = any(:tests) and k.done_at is null
                  and (k.kind = 'RESULT' and k.subject = t.id
                       or k.kind = 'RETEST' and k.person_id = t.person_id and t.result <> 'INCONCLUSIVE'
                          and t.sampled_at > (select s.sampled_at from surveillance.test s where s.id = k.subject)
                          and t.method = (select s.method from surveillance.test s where s.id = k.subject))
                """).param("tests", tests).param("by", Jurisdiction.actorNow()).param("now", now).update();
        sql.sql("""
                insert into surveillance.task (id, case_id, person_id, region, kind, subject, opened_at, due_at, recorded_at)
                select gen_random_uuid(), c.id, c.person_id, c.region, 'RETEST', t.id, t.resulted_at, t.resulted_at + d.minutes * interval '1 minute', :now
                from surveillance.test t
                join surveillance.case_file c on c.person_id = t.person_id and c.state not in ('EXCLUDED', 'CLOSED', 'DEAD')
                join unnest(:diseases::text[], :minutes::bigint[]) as d (disease, minutes) on d.disease = c.disease
                where t.id = any(:tests) and t.result = 'INCONCLUSIVE' and not exists (select from surveillance.test n
                    where n.person_id = t.person_id and n.method = t.method and n.sampled_at > t.sampled_at and n.result <> 'INCONCLUSIVE')
                on conflict (kind, subject) do nothing
                """).param("tests", tests).param("diseases", codes()).param("minutes", minutes(Deadlines::retest)).param("now", now).update();
    }

    /// Takes down that a task was done, and by whom.
    ///
    /// @param by the name of whoever did it; the writer when blank
    @Transactional
    public CaseAnswer done(UUID task, @Nullable String by, @Nullable String note, Instant at) {
        String name = by == null || by.isBlank() ? Jurisdiction.actorNow() : by.strip();
        String said = note == null || note.isBlank() ? null : note.strip();
        if (name.length() > LONGEST || said != null && said.length() > LONGEST) {
            return new CaseAnswer.Refused("CAS-006", "最多 " + LONGEST + " 字", "at most " + LONGEST + " characters");
        }
        if (at.isAfter(clock.instant())) {
            return new CaseAnswer.Refused("CAS-005", "时间晚于现在", "dated later than now");
        }
        Optional<Done> done = sql.sql("""
                update surveillance.task set done_at = :at, done_by = :name, note = :note, done_recorded_at = :now
                where id = :id and done_at is null and opened_at <= :at and region between store.low() and store.high() returning case_id, region, kind
                """).param("at", at.atOffset(ZoneOffset.UTC)).param("name", name).param("note", said).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("id", task)
                .query((row, index) -> new Done(new CaseId(row.getObject("case_id", UUID.class)), row.getLong("region"), row.getString("kind"))).optional();
        if (done.isEmpty()) {
            return new CaseAnswer.Refused("CAS-011", "没有这项任务、它已完成, 或时间早于任务开始", "no such task here, it is done already, or the time lies before it began");
        }
        audit.record("case.task_done", done.get().region(), done.get().caseId().toString(), done.get().kind() + " by " + name);
        return new CaseAnswer.Done(done.get().caseId());
    }

    /// Takes down that a case was investigated.
    @Transactional
    public CaseAnswer investigated(CaseId caseId, String by, @Nullable String note, Instant at) {
        return sql.sql("select id from surveillance.task where case_id = :case and kind = 'INVESTIGATION'").param("case", caseId.value()).query(UUID.class).optional()
                .map(task -> done(task, by, note, at)).orElseGet(() -> new CaseAnswer.Refused("CAS-011", "没有这项任务", "no such task here"));
    }

    private record Done(CaseId caseId, long region, String kind) {
    }
}
