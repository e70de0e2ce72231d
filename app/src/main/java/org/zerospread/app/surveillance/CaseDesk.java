package org.zerospread.app.surveillance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.triage.Exclusion;

/// Opens cases and leads them through their states; each step is an event that stays on record.
@Component
public class CaseDesk {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final ApplicationEventPublisher news;
    private final ReportClock reports;
    private final Exclusions exclusions;
    private final DiseaseBook diseases;

    CaseDesk(JdbcClient sql, AuditTrail audit, DistrictClock clock, ApplicationEventPublisher news, ReportClock reports, Exclusions exclusions, DiseaseBook diseases) {
        this.diseases = diseases;
        this.reports = reports;
        this.exclusions = exclusions;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.news = news;
    }

    private record CaseRow(CaseId id, PersonId person, RegionCode region, CaseState state, Instant since) {
    }

    /// A new case of another disease than that of the outbreak, or of that.
    ///
    /// @param disease its code
    /// @param state suspected, confirmed, or infected without symptoms
    /// @param source for the latter two
    @Transactional
    public CaseAnswer open(PersonId person, String disease, CaseState state, @Nullable Source source, @Nullable LocalDate onset, Instant happenedAt, @Nullable String note) {
        if (diseases.find(disease).isEmpty()) {
            return new CaseAnswer.Refused("CAS-013", "没有这种疾病:" + disease, "no such disease: " + disease);
        }
        if (state.hasSource() != (source != null) || state != CaseState.SUSPECTED && !state.hasSource()) {
            throw new IllegalArgumentException("a case is not opened " + state + " with source " + source);
        }
        return begin(person, disease, state, source, onset, happenedAt, note);
    }

    /// Opens a suspected case (疑似), and starts the clock of its report.
    @Transactional
    public CaseAnswer suspect(PersonId person, @Nullable LocalDate onset, Instant happenedAt, @Nullable String note) {
        return open(person, CaseState.SUSPECTED, null, onset, happenedAt, note);
    }

    /// Confirms (确诊): the open suspected case of the person, or a new one where a test found him without suspicion.
    @Transactional
    public CaseAnswer confirm(PersonId person, Source source, @Nullable LocalDate onset, Instant happenedAt, @Nullable String note) {
        Optional<CaseRow> open = findOpen(person);
        if (open.isEmpty()) {
            return open(person, CaseState.CONFIRMED, source, onset, happenedAt, note);
        }
        return step(open.get(), CaseState.CONFIRMED, source, happenedAt, note);
    }

    /// Records an infection without symptoms (无症状感染者): of the open suspected case of the person, or as a new case. Confirming it later is its turning (转为确诊).
    @Transactional
    public CaseAnswer asymptomatic(PersonId person, Source source, Instant happenedAt, @Nullable String note) {
        Optional<CaseRow> open = findOpen(person);
        if (open.isEmpty()) {
            return open(person, CaseState.ASYMPTOMATIC, source, null, happenedAt, note);
        }
        return step(open.get(), CaseState.ASYMPTOMATIC, source, happenedAt, note);
    }

    /// Takes the open case of a person to another state: excluded (only by the tests that the policy asks), discharged, re-positive, dead or closed.
    @Transactional
    public CaseAnswer advance(PersonId person, CaseState to, Instant happenedAt, @Nullable String note) {
        if (to == CaseState.SUSPECTED || to.hasSource()) {
            throw new IllegalArgumentException("use suspect, confirm or asymptomatic, not advance, for " + to);
        }
        return findOpen(person).map(row -> step(row, to, null, happenedAt, note))
                .orElseGet(() -> new CaseAnswer.Refused("CAS-001", "此人没有未结的病例", "the person has no open case here"));
    }

    private CaseAnswer open(PersonId person, CaseState state, @Nullable Source source, @Nullable LocalDate onset, Instant happenedAt, @Nullable String note) {
        return begin(person, diseases.outbreak().code(), state, source, onset, happenedAt, note);
    }

    private CaseAnswer begin(PersonId person, String disease, CaseState state, @Nullable Source source, @Nullable LocalDate onset, Instant happenedAt, @Nullable String note) {
        if (findOpen(person).isPresent()) {
            return new CaseAnswer.Refused("CAS-003", "此人已有未结的病例", "the person has an open case already");
        }
        if (happenedAt.isAfter(clock.instant())) {
            return laterThanNow();
        }
        Optional<Long> region = sql.sql("select region from person.person where id = :id and region between store.low() and store.high()").param("id", person.value()).query(Long.class).optional();
        if (region.isEmpty()) {
            return new CaseAnswer.Refused("CAS-004", "本辖区没有登记此人", "the person is not registered here");
        }
        RegionCode where = new RegionCode(region.get());
        CaseId id = new CaseId(UUID.randomUUID());
        sql.sql("""
                insert into surveillance.case_file (id, number, person_id, region, disease, source, state, state_since, onset_on, recorded_at)
                values (:id, :number, :person, :region, :disease, :source, :state, :at, :onset, :recorded)
                """)
                .param("disease", disease).param("id", id.value()).param("number", nextNumber(where)).param("person", person.value()).param("region", where.value())
                .param("source", source == null ? null : source.name()).param("state", state.name())
                .param("at", happenedAt.atOffset(ZoneOffset.UTC)).param("onset", onset).param("recorded", clock.instant().atOffset(ZoneOffset.UTC)).update();
        if (state == CaseState.SUSPECTED) {
            reports.start(id, person, where, happenedAt);
        }
        news.publishEvent(new CaseOpened(id, person, where, state, happenedAt));
        happened(new CaseRow(id, person, where, state, happenedAt), state, source, happenedAt, note);
        return new CaseAnswer.Done(id);
    }

    private String nextNumber(RegionCode region) {
        String prefix = Long.toString(region.value() / 1_000_000_000L) + "-" + clock.today().getYear() + "-";
        sql.sql("select pg_advisory_xact_lock(hashtext(:prefix))").param("prefix", prefix).query((row, index) -> 0).list();
        return prefix + "%04d".formatted(1 + sql.sql("select count(*) from surveillance.case_file where number like :prefix || '%'")
                .param("prefix", prefix).query(Integer.class).single());
    }

    private CaseAnswer step(CaseRow row, CaseState to, @Nullable Source source, Instant happenedAt, @Nullable String note) {
        if (!row.state().next().contains(to)) {
            return new CaseAnswer.Refused("CAS-002", "病例现为 " + row.state() + ",不能转为 " + to, "the case is " + row.state() + " and cannot become " + to);
        }
        if (happenedAt.isBefore(row.since())) {
            return new CaseAnswer.Refused("CAS-005", "时间早于病例的上一事件(" + row.since() + ")", "dated before the case's last event (" + row.since() + ")");
        }
        if (happenedAt.isAfter(clock.instant())) {
            return laterThanNow();
        }
        if (to == CaseState.EXCLUDED && exclusions.judge(row.person(), happenedAt) instanceof Exclusion.Missing missing) {
            return exclusions.refusal(missing);
        }
        sql.sql("update surveillance.case_file set state = :state, state_since = :at, source = coalesce(:source, source) where id = :id")
                .param("state", to.name()).param("at", happenedAt.atOffset(ZoneOffset.UTC))
                .param("source", source == null ? null : source.name()).param("id", row.id().value()).update();
        happened(row, to, source, happenedAt, note);
        return new CaseAnswer.Done(row.id());
    }

    private static CaseAnswer laterThanNow() {
        return new CaseAnswer.Refused("CAS-005", "时间晚于现在", "dated later than now");
    }

    private void happened(CaseRow row, CaseState to, @Nullable Source source, Instant happenedAt, @Nullable String note) {
        sql.sql("""
                insert into surveillance.case_event (id, case_id, person_id, region, kind, source, note, happened_at, recorded_at, recorded_by)
                values (:id, :case, :person, :region, :kind, :source, :note, :at, :recorded, :by)
                """)
                .param("id", UUID.randomUUID()).param("case", row.id().value()).param("person", row.person().value()).param("region", row.region().value())
                .param("kind", to.name()).param("source", source == null ? null : source.name()).param("note", note)
                .param("at", happenedAt.atOffset(ZoneOffset.UTC)).param("recorded", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow())
                .update();
        audit.record("case." + to.name().toLowerCase(java.util.Locale.ROOT), row.region().value(), row.id().toString(), note);
        publish(row, to, LocalDate.ofInstant(happenedAt, clock.getZone()));
    }

    private void publish(CaseRow row, CaseState to, LocalDate on) {
        switch (to) {
            case CONFIRMED -> news.publishEvent(new CaseConfirmed(row.id(), row.person(), row.region(), on));
            case DISCHARGED -> news.publishEvent(new CaseDischarged(row.id(), row.person(), row.region(), on));
            case REPOSITIVE -> news.publishEvent(new CaseRepositive(row.id(), row.person(), row.region(), on));
            case ASYMPTOMATIC -> news.publishEvent(new InfectionFound(row.id(), row.person(), row.region(), on));
            case SUSPECTED, EXCLUDED, DEAD, CLOSED -> { }
        }
    }

    /// The open case of a person.
    @Transactional(readOnly = true)
    public Optional<CaseId> findOpenId(PersonId person) {
        return sql.sql("select id from surveillance.case_file where person_id = :person and state not in ('EXCLUDED', 'CLOSED', 'DEAD')")
                .param("person", person.value()).query(UUID.class).optional().map(CaseId::new);
    }

    private Optional<CaseRow> findOpen(PersonId person) {
        return sql.sql("""
                select id, person_id, region, state, state_since from surveillance.case_file
                where person_id = :person and state not in ('EXCLUDED', 'CLOSED', 'DEAD') for update
                """).param("person", person.value())
                .query((row, index) -> new CaseRow(new CaseId(row.getObject("id", UUID.class)), new PersonId(row.getObject("person_id", UUID.class)),
                        new RegionCode(row.getLong("region")), CaseState.valueOf(row.getString("state")), row.getTimestamp("state_since").toInstant()))
                .optional();
    }
}
