package org.zerospread.app.recruiting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.recruiting.ProjectStage;
import org.zerospread.engine.region.RegionCode;

/// Projects of investment (招商): each begins as a lead, and each stage after it is a record with its day, its sum and who wrote it down.
@Component
public class Projects {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NOTE = 300;

    private final JdbcClient sql;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Projects(JdbcClient sql, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    private record Step(UUID project, ProjectStage stage, long region, LocalDate on, long amountYuan, @Nullable String note, @Nullable String link) {
    }

    private record Now(ProjectStage stage, LocalDate since, long region, long amountYuan) {
    }

    /// Takes a lead.
    @Transactional
    public RecruitingAnswer open(UUID id, ProjectForm form) {
        FormReader reader = new FormReader(regions, clock);
        Fields fields = new Fields(reader, clock.today());
        String title = fields.needed("title", form.title(), LONGEST_NAME);
        String investor = fields.needed("investor", form.investor(), LONGEST_NAME);
        String sector = fields.industry("sector", form.sector());
        long amount = fields.amount("amount", form.amount(), 0);
        RegionCode region = reader.place("region", form.region());
        LocalDate on = fields.day("on", form.on(), clock.today());
        String note = reader.text("note", form.note(), LONGEST_NOTE);
        String publicNote = reader.text("public_note", form.publicNote(), LONGEST_NOTE);
        ProjectStage.day(on, on, clock.today()).ifPresent(why -> reader.add(why.field(), why.code(), why.zh(), why.en()));
        if (region == null || !reader.faults().isEmpty()) {
            return new RecruitingAnswer.Refused(reader.faults());
        }
        sql.sql("""
                insert into recruiting.project (id, region, title, investor, sector, stage, stage_on, amount_yuan, public_note, recorded_at, recorded_by)
                values (:id, :region, :title, :investor, :sector, 'LEAD', :on, :amount, :publicNote, :at, :by)
                """).param("id", id).param("region", region.value()).param("title", title).param("investor", investor).param("sector", sector).param("on", on).param("amount", amount)
                .param("publicNote", publicNote).param("at", now()).param("by", Jurisdiction.actorNow()).update();
        keep(new Step(id, ProjectStage.LEAD, region.value(), on, amount, note, null));
        return new RecruitingAnswer.Done(id);
    }

    /// Goes to the next stage: talks, signed, or lost. What is signed or lost is not changed any more.
    @Transactional
    public RecruitingAnswer advance(UUID id, ProjectStepForm form) {
        Optional<Now> found = sql.sql("select stage, stage_on, region, amount_yuan from recruiting.project where id = :id and region between store.low() and store.high() for update").param("id", id)
                .query((row, index) -> new Now(ProjectStage.valueOf(row.getString("stage")), row.getObject("stage_on", LocalDate.class), row.getLong("region"), row.getLong("amount_yuan"))).optional();
        if (found.isEmpty()) {
            return RecruitingAnswer.Refused.unknown("project");
        }
        Now before = found.get();
        FormReader reader = new FormReader(regions, clock);
        Fields fields = new Fields(reader, clock.today());
        ProjectStage to = reader.choice("stage", form.stage(), ProjectStage.class);
        if (FormReader.isBlank(form.stage())) {
            reader.add("stage", "RCR-001", "请选择下一步", "choose the next stage");
        }
        LocalDate on = fields.day("on", form.on(), clock.today());
        long amount = fields.amount("amount", form.amount(), before.amountYuan());
        String note = reader.text("note", form.note(), LONGEST_NOTE);
        String publicNote = reader.text("public_note", form.publicNote(), LONGEST_NOTE);
        String link = fields.link("link", form.link());
        if (to == null || !reader.faults().isEmpty()) {
            return new RecruitingAnswer.Refused(reader.faults());
        }
        Optional<ProjectStage.Refusal> why = before.stage().refuses(to, before.since(), on, clock.today());
        if (why.isPresent()) {
            return RecruitingAnswer.Refused.of(why.get());
        }
        if (to == ProjectStage.LOST && note == null) {
            return RecruitingAnswer.Refused.of("note", "RCR-001", "请写明流失的原因", "say why it was lost");
        }
        sql.sql("update recruiting.project set stage = :stage, stage_on = :on, amount_yuan = :amount, public_note = coalesce(:publicNote, public_note) where id = :id")
                .param("stage", to.name()).param("on", on).param("amount", amount).param("publicNote", publicNote).param("id", id).update();
        keep(new Step(id, to, before.region(), on, amount, note, link));
        return new RecruitingAnswer.Done(id);
    }

    private void keep(Step step) {
        sql.sql("""
                insert into recruiting.project_step (project_id, stage, region, happened_on, amount_yuan, note, link, recorded_at, recorded_by)
                values (:project, :stage, :region, :on, :amount, :note, :link, :at, :by)
                """).param("project", step.project()).param("stage", step.stage().name()).param("region", step.region()).param("on", step.on()).param("amount", step.amountYuan())
                .param("note", step.note()).param("link", step.link()).param("at", now()).param("by", Jurisdiction.actorNow()).update();
        audit.record("project." + step.stage().name().toLowerCase(java.util.Locale.ROOT), step.region(), step.project().toString(), step.amountYuan() + " yuan, " + step.on());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
