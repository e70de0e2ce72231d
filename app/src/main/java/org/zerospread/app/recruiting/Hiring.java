package org.zerospread.app.recruiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.engine.recruiting.ApplicationState;
import org.zerospread.engine.recruiting.ProjectStage;
import org.zerospread.engine.region.RegionCode;

/// Leads applications from the interview to the hire, step by step.
@Component
public class Hiring {

    private static final int LONGEST_NOTE = 300;
    private static final int LONGEST_AHEAD_DAYS = 60;

    private final JdbcClient sql;
    private final ApplicationRows rows;
    private final ApplicantHealth health;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;
    private final DistrictWide district;
    private final TransactionTemplate transaction;

    Hiring(JdbcClient sql, ApplicationRows rows, ApplicantHealth health, Regions regions, AuditTrail audit, DistrictClock clock, DistrictWide district, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.rows = rows;
        this.health = health;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
        this.district = district;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Takes the next step of an application; nothing is done where it is refused.
    ///
    /// @param firm whose application it must be; null for any firm of the jurisdiction
    public RecruitingAnswer advance(UUID id, @Nullable UUID firm, ApplicationStepForm form) {
        try {
            return transaction.execute(status -> {
                RecruitingAnswer answer = step(id, firm, form);
                if (answer instanceof RecruitingAnswer.Refused) {
                    status.setRollbackOnly();
                }
                return answer;
            });
        } catch (DuplicateKeyException e) {
            // Two firms hired him in the same moment: the key lets one through.
            return hiredAlready();
        }
    }

    /// The applicant gives up, by the number that only he has; to be called for the whole district.
    public RecruitingAnswer withdraw(String number) {
        Optional<UUID> id = transaction.execute(status -> sql.sql("select id from recruiting.application where number = :number and region between store.low() and store.high()")
                .param("number", Applications.clean(number)).query(UUID.class).optional());
        return id == null || id.isEmpty() ? RecruitingAnswer.Refused.unknown("application")
                : advance(id.get(), null, new ApplicationStepForm(ApplicationState.WITHDRAWN.name(), null, null, null, null, "本人放弃"));
    }

    private RecruitingAnswer step(UUID id, @Nullable UUID firm, ApplicationStepForm form) {
        Optional<ApplicationRows.Row> found = rows.findForUpdate(id, firm);
        if (found.isEmpty()) {
            return RecruitingAnswer.Refused.unknown("application");
        }
        ApplicationRows.Row row = found.get();
        FormReader reader = new FormReader(regions, clock);
        Fields fields = new Fields(reader, clock.today());
        ApplicationState to = reader.choice("state", form.state(), ApplicationState.class);
        LocalDate on = fields.day("on", form.on(), clock.today());
        String note = reader.text("note", form.note(), LONGEST_NOTE);
        if (to == null || !reader.faults().isEmpty()) {
            return to == null && reader.faults().isEmpty() ? RecruitingAnswer.Refused.of("state", "RCR-001", "请选择下一步", "choose the next step") : new RecruitingAnswer.Refused(reader.faults());
        }
        if (!row.state().next().contains(to)) {
            return RecruitingAnswer.Refused.of("state", "RCR-004", row.state().isFinal() ? "应聘已结束,不能再改" : "不能跳步:投递→面试→通过→录用通知→录用",
                    row.state().isFinal() ? "the application has come to its end" : "no step can be skipped: applied, interview, passed, offer, hired");
        }
        Optional<ProjectStage.Refusal> why = ProjectStage.day(row.since(), on, clock.today());
        if (why.isPresent()) {
            return RecruitingAnswer.Refused.of(why.get());
        }
        RecruitingAnswer answer = switch (to) {
            case INVITED -> invite(row, on, note, form, reader, fields);
            case HIRED -> hire(row, on, fields.day("start_on", form.startOn(), on), reader);
            case REJECTED, WITHDRAWN -> note == null ? RecruitingAnswer.Refused.of("note", "RCR-001", "请写明原因", "say why") : move(row, to, on, note);
            case APPLIED, PASSED, OFFERED -> move(row, to, on, note);
        };
        if (answer instanceof RecruitingAnswer.Done) {
            audit.record("application." + to.name().toLowerCase(Locale.ROOT), row.region(), id.toString(), on.toString());
        }
        return answer;
    }

    private RecruitingAnswer move(ApplicationRows.Row row, ApplicationState to, LocalDate on, @Nullable String note) {
        rows.advanceAll(List.of(row.id()), to, on, note);
        return new RecruitingAnswer.Done(row.id());
    }

    private RecruitingAnswer invite(ApplicationRows.Row row, LocalDate on, @Nullable String note, ApplicationStepForm form, FormReader reader, Fields fields) {
        String link = fields.link("link", form.link());
        if (FormReader.isBlank(form.link())) {
            reader.add("link", "RCR-009", "请填写面试链接", "write the link of the interview");
        }
        Optional<Instant> at = form.interviewAt() == null ? Optional.empty() : WrittenMoment.find(form.interviewAt(), clock.getZone());
        if (at.isEmpty() || at.get().isBefore(clock.instant()) || at.get().isAfter(clock.startOf(clock.today().plusDays(LONGEST_AHEAD_DAYS)))) {
            reader.add("interview_at", "RCR-007", "面试时间应写成 2020-02-28T09:30,在现在之后", "write a time to come, as 2020-02-28T09:30");
        }
        if (link == null || at.isEmpty() || !reader.faults().isEmpty()) {
            return new RecruitingAnswer.Refused(reader.faults());
        }
        rows.invite(row.id(), at.get(), link);
        return move(row, ApplicationState.INVITED, on, note);
    }

    private RecruitingAnswer hire(ApplicationRows.Row row, LocalDate on, LocalDate startOn, FormReader reader) {
        if (!reader.faults().isEmpty()) {
            return new RecruitingAnswer.Refused(reader.faults());
        }
        if (startOn.isBefore(on) || startOn.isAfter(on.plusDays(LONGEST_AHEAD_DAYS))) {
            return RecruitingAnswer.Refused.of("start_on", "RCR-007", "到岗日应在录用当天到 " + LONGEST_AHEAD_DAYS + " 天之内", "from the day of the hire to " + LONGEST_AHEAD_DAYS + " days ahead");
        }
        if (isHiredAnywhere(row)) {
            return hiredAlready();
        }
        district.call(() -> rows.recognise(row.id()));
        ApplicantHealth.Health state = health.judge(row.id(), startOn);
        if (!state.may()) {
            ApplicantHealth.Reason first = state.reasons().getFirst();
            return RecruitingAnswer.Refused.of("start_on", "RCR-014", "到岗日还不能上岗:" + first.zh(), "he may not start work on that day: " + first.en());
        }
        if (!rows.takePlaces(List.of(row.id()))) {
            return RecruitingAnswer.Refused.of("job", "RCR-010", "岗位已招满", "no place of the job is left");
        }
        rows.hireAll(List.of(row.id()), on, startOn);
        return rows.enterStaff(List.of(row.id())) ? new RecruitingAnswer.Done(row.id()) : hiredAlready();
    }

    private boolean isHiredAnywhere(ApplicationRows.Row row) {
        return district.call(() -> sql.sql("""
                select exists (select from recruiting.application a where a.state = 'HIRED' and a.left_on is null and a.id <> :id
                    and (a.phone_index = :phone or a.person_id = :person) and a.region between store.low() and store.high())
                """).param("id", row.id()).param("phone", row.phoneIndex()).param("person", row.person()).query(Boolean.class).single());
    }

    private static RecruitingAnswer hiredAlready() {
        return RecruitingAnswer.Refused.of("id", "RCR-013", "此人已被录用或在别的企业员工名册上", "he is hired already, or on the ledger of another firm");
    }

    /// Brings many applications to a state in one statement; those that cannot go there are left as they are.
    ///
    /// @return how many went there
    @Transactional
    public int advanceAll(Collection<UUID> ids, ApplicationState to, LocalDate on, @Nullable String note, RegionCode where) {
        if (to == ApplicationState.HIRED || to == ApplicationState.INVITED) {
            throw new IllegalArgumentException("not a step of many: " + to);
        }
        int moved = rows.advanceAll(ids, to, on, note);
        audit.record("applications." + to.name().toLowerCase(Locale.ROOT), where.low(), null, moved + " of " + ids.size());
        return moved;
    }

    /// Invites many to interviews at one time, each by the same link.
    @Transactional
    public int inviteAll(Collection<UUID> ids, Instant at, String link, RegionCode where) {
        rows.inviteAll(ids, at, link);
        int moved = rows.advanceAll(ids, ApplicationState.INVITED, clock.today(), null);
        audit.record("applications.invited", where.low(), null, moved + " of " + ids.size());
        return moved;
    }

    /// Hires many to whom an offer was made; whoever may not start work that day is left out.
    ///
    /// @return how many were hired
    @Transactional
    public int hireAll(Collection<UUID> ids, LocalDate on, RegionCode where) {
        List<UUID> fit = health.listFit(ids, on);
        if (!rows.takePlaces(fit)) {
            throw new IllegalStateException("more people are to be hired than jobs have places");
        }
        int hired = rows.hireAll(fit, on, on);
        if (!rows.enterStaff(fit)) {
            throw new IllegalStateException("somebody to be hired is on the ledger of another firm");
        }
        audit.record("applications.hired", where.low(), null, hired + " of " + ids.size());
        return hired;
    }

    /// Writes that somebody who was hired has left again: he may be hired elsewhere, and stays counted as hired.
    @Transactional
    public RecruitingAnswer leave(UUID id, @Nullable UUID firm, LocalDate on) {
        Optional<ApplicationRows.Row> found = rows.findForUpdate(id, firm);
        if (found.isEmpty()) {
            return RecruitingAnswer.Refused.unknown("application");
        }
        Optional<ProjectStage.Refusal> why = ProjectStage.day(found.get().since(), on, clock.today());
        if (why.isPresent()) {
            return RecruitingAnswer.Refused.of(why.get());
        }
        if (found.get().state() != ApplicationState.HIRED || !rows.leave(id, on)) {
            return RecruitingAnswer.Refused.of("state", "RCR-004", "此人没有被录用,或已离职", "he is not hired, or has left already");
        }
        audit.record("application.left", found.get().region(), id.toString(), on.toString());
        return new RecruitingAnswer.Done(id);
    }
}
