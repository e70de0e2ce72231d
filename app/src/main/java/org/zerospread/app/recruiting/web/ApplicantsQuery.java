package org.zerospread.app.recruiting.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ApplicantHealth;
import org.zerospread.app.recruiting.ApplicationStepForm;
import org.zerospread.app.recruiting.Applications;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.recruiting.ApplicationState;

/// Applicants of a reader's regions, or of his own firm.
///
/// An official reads masked names and numbers, and the health state of all who are not yet at an end. A firm reads the names and numbers that were written to it, and learns of the health state only of those to
/// whom it has made an offer: before, it is no matter of its.
@Component
class ApplicantsQuery {

    private static final int PAGE = 50;
    private static final Set<ApplicationState> TOLD_TO_FIRMS = EnumSet.of(ApplicationState.OFFERED);
    private static final Set<ApplicationState> TOLD_TO_OFFICIALS = EnumSet.of(ApplicationState.APPLIED, ApplicationState.INVITED, ApplicationState.PASSED, ApplicationState.OFFERED);

    private final JdbcClient sql;
    private final ApplicantHealth health;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final DistrictClock clock;

    ApplicantsQuery(JdbcClient sql, ApplicantHealth health, FieldCipher cipher, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.health = health;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    private record Row(UUID id, String name, byte[] phone, String post, String firm, String origin, ApplicationState state, LocalDate since, @Nullable Instant interviewAt, Instant appliedAt, long region) {
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        OffsetDateTime interview = row.getObject("interview_at", OffsetDateTime.class);
        return new Row(row.getObject("id", UUID.class), row.getString("name"), row.getBytes("phone_sealed"), row.getString("post"), row.getString("firm_name"), row.getString("origin_name"),
                ApplicationState.valueOf(row.getString("state")), row.getObject("state_on", LocalDate.class), interview == null ? null : interview.toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getLong("region"));
    }

    /// A page of applications, the newest first.
    @Transactional(readOnly = true)
    public RecruitingPage.ApplicantList list(@Nullable ApplicationState state, @Nullable UUID firm, @Nullable UUID after) {
        List<Row> rows = sql.sql("""
                select a.id, a.name, a.phone_sealed, a.state, a.state_on, a.interview_at, a.recorded_at, a.region, j.post, j.firm_name, coalesce(o.name, a.origin::text) as origin_name
                from recruiting.application a join recruiting.job j on j.id = a.job_id left join region.region o on o.code = a.origin
                where a.region between store.low() and store.high() and (:firm::uuid is null or a.firm_id = :firm::uuid) and (:state::text is null or a.state = :state)
                  and (:after::uuid is null or (a.recorded_at, a.id) < (select b.recorded_at, b.id from recruiting.application b where b.id = :after::uuid))
                order by a.recorded_at desc, a.id desc limit :most
                """).param("firm", firm).param("state", state == null ? null : state.name()).param("after", after).param("most", PAGE + 1).query(ApplicantsQuery::row).list();
        List<Row> page = rows.stream().limit(PAGE).toList();
        return new RecruitingPage.ApplicantList(state, count(firm), told(page, firm != null), rows.size() > PAGE ? page.getLast().id() : null);
    }

    /// All applications, as a file takes them; the newest first.
    @Transactional(readOnly = true)
    public List<RecruitingPage.Applicant> listAll(@Nullable ApplicationState state) {
        return told(sql.sql("""
                select a.id, a.name, a.phone_sealed, a.state, a.state_on, a.interview_at, a.recorded_at, a.region, j.post, j.firm_name, coalesce(o.name, a.origin::text) as origin_name
                from recruiting.application a join recruiting.job j on j.id = a.job_id left join region.region o on o.code = a.origin
                where a.region between store.low() and store.high() and (:state::text is null or a.state = :state) order by a.recorded_at desc, a.id desc limit :most
                """).param("state", state == null ? null : state.name()).param("most", Exports.MOST_ROWS + 1).query(ApplicantsQuery::row).list(), false);
    }

    private List<RecruitingPage.Count> count(@Nullable UUID firm) {
        Map<ApplicationState, Long> counts = new HashMap<>();
        sql.sql("select a.state, count(*) as n from recruiting.application a where a.region between store.low() and store.high() and (:firm::uuid is null or a.firm_id = :firm::uuid) group by a.state")
                .param("firm", firm).query((row, index) -> counts.put(ApplicationState.valueOf(row.getString("state")), row.getLong("n"))).list();
        return Arrays.stream(ApplicationState.values()).filter(counts::containsKey).map(state -> new RecruitingPage.Count(state, counts.getOrDefault(state, 0L))).toList();
    }

    private List<RecruitingPage.Applicant> told(List<Row> rows, boolean firm) {
        Set<ApplicationState> states = firm ? TOLD_TO_FIRMS : TOLD_TO_OFFICIALS;
        Map<UUID, ApplicantHealth.Health> known = health.judgeAll(rows.stream().filter(row -> states.contains(row.state())).map(Row::id).toList(), clock.today());
        return rows.stream().map(row -> new RecruitingPage.Applicant(row.id(), firm ? row.name() : Masking.name(row.name()), Masking.phone(cipher.open(row.phone(), Applications.phoneOwner(row.id()))), row.post(), row.firm(),
                row.origin(), row.state(), row.since(), row.interviewAt(), row.appliedAt(), known.get(row.id()))).toList();
    }

    /// An application with its history. A firm reads the telephone number in full, and that it did is on record.
    @Transactional
    public Optional<RecruitingPage.ApplicationFile> find(UUID id, @Nullable UUID firm, String base, ApplicationStepForm form, List<FormFault> faults) {
        record More(Row row, UUID job, @Nullable String message, @Nullable LocalDate arrivedOn, boolean fever, boolean contact, @Nullable String link, @Nullable LocalDate startOn, @Nullable LocalDate leftOn) {
        }
        Optional<More> found = sql.sql("""
                select a.*, j.post, j.firm_name, coalesce(o.name, a.origin::text) as origin_name
                from recruiting.application a join recruiting.job j on j.id = a.job_id left join region.region o on o.code = a.origin
                where a.id = :id and a.region between store.low() and store.high() and (:firm::uuid is null or a.firm_id = :firm::uuid)
                """).param("id", id).param("firm", firm)
                .query((row, index) -> new More(row(row, index), row.getObject("job_id", UUID.class), row.getString("message"), row.getObject("arrived_on", LocalDate.class), row.getBoolean("fever"),
                        row.getBoolean("contact"), row.getString("interview_link"), row.getObject("start_on", LocalDate.class), row.getObject("left_on", LocalDate.class))).optional();
        return found.map(more -> {
            RecruitingPage.Applicant applicant = told(List.of(more.row()), firm != null).getFirst();
            if (firm != null) {
                audit.record("application.phone-read", more.row().region(), id.toString(), null);
                applicant = withPhone(applicant, String.valueOf(cipher.open(more.row().phone(), Applications.phoneOwner(id))));
            }
            return new RecruitingPage.ApplicationFile(base, applicant, more.job(), more.message(), more.arrivedOn(), more.fever(), more.contact(), more.link(), more.startOn(), more.leftOn(), listSteps(id), form, faults);
        });
    }

    private static RecruitingPage.Applicant withPhone(RecruitingPage.Applicant one, String phone) {
        return new RecruitingPage.Applicant(one.id(), one.name(), phone, one.post(), one.firm(), one.origin(), one.state(), one.since(), one.interviewAt(), one.appliedAt(), one.health());
    }

    private List<RecruitingPage.Taken> listSteps(UUID id) {
        return sql.sql("""
                select s.state, s.happened_on, s.note, s.recorded_at, coalesce(a.display_name, s.recorded_by) as recorded_by
                from recruiting.application_step s left join access.account a on a.username = s.recorded_by where s.application_id = :id order by s.seq
                """).param("id", id).query((row, index) -> new RecruitingPage.Taken(ApplicationState.valueOf(row.getString("state")), row.getObject("happened_on", LocalDate.class), row.getString("note"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("recorded_by"))).list();
    }
}
