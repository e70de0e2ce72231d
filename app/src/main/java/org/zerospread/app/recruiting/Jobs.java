package org.zerospread.app.recruiting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Jobs of firms, opened by the firm itself or by an official for it. The public reads them.
@Component
public class Jobs {

    private static final int LONGEST_POST = 60;
    private static final int LONGEST_NEEDS = 500;
    private static final int MOST_PLACES = 10_000;
    private static final int MOST_WAGE = 1_000_000;
    private static final int LONGEST_DAYS = 180;

    private final JdbcClient sql;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    Jobs(JdbcClient sql, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /// A job that can be kept.
    ///
    /// @param wageFrom yuan a month
    public record Draft(UUID id, Firm firm, String post, int places, int wageFrom, int wageTo, @Nullable String needs, LocalDate validUntil) {
    }

    /// Opens a job of a firm.
    @Transactional
    public RecruitingAnswer open(UUID id, Firm firm, JobForm form) {
        FormReader reader = new FormReader(regions, clock);
        Fields fields = new Fields(reader, clock.today());
        String post = fields.needed("post", form.post(), LONGEST_POST);
        int places = fields.number("places", form.places(), 1, MOST_PLACES);
        int from = fields.number("wage_from", form.wageFrom(), 1, MOST_WAGE);
        int to = fields.number("wage_to", form.wageTo(), 1, MOST_WAGE);
        if (from > to && reader.faults().isEmpty()) {
            reader.add("wage_to", "RCR-011", "最高工资低于最低工资", "the highest wage is below the lowest");
        }
        String needs = reader.text("needs", form.needs(), LONGEST_NEEDS);
        if (FormReader.isBlank(form.validUntil())) {
            reader.add("valid_until", "RCR-001", "请填写截止日期", "say until when");
        }
        LocalDate until = fields.day("valid_until", form.validUntil(), clock.today());
        if (until.isBefore(clock.today()) || until.isAfter(clock.today().plusDays(LONGEST_DAYS))) {
            reader.add("valid_until", "RCR-007", "截止日期应在今天到 " + LONGEST_DAYS + " 天之内", "from today to " + LONGEST_DAYS + " days ahead");
        }
        if (firm.closedOn() != null) {
            reader.add("firm", "RCR-006", "企业已注销", "the firm is no more");
        }
        if (!reader.faults().isEmpty()) {
            return new RecruitingAnswer.Refused(reader.faults());
        }
        openAll(List.of(new Draft(id, firm, post, places, from, to, needs, until)));
        return new RecruitingAnswer.Done(id);
    }

    /// Opens many jobs in one statement.
    @Transactional
    public void openAll(Collection<Draft> drafts) {
        sql.sql("""
                insert into recruiting.job (id, firm_id, region, firm_name, industry, post, places, wage_from, wage_to, needs, valid_until, opened_at, opened_by)
                select d.id, f.id, f.region, f.name, f.industry, d.post, d.places, d.wage_from, d.wage_to, d.needs, d.valid_until, :at, :by
                from unnest(:ids::uuid[], :firms::uuid[], :posts::text[], :places::int[], :from::int[], :to::int[], :needs::text[], :until::date[])
                    as d (id, firm, post, places, wage_from, wage_to, needs, valid_until)
                join enterprise.firm f on f.id = d.firm and f.region between store.low() and store.high()
                """).param("ids", drafts.stream().map(Draft::id).toArray(UUID[]::new)).param("firms", drafts.stream().map(draft -> draft.firm().id()).toArray(UUID[]::new))
                .param("posts", drafts.stream().map(Draft::post).toArray(String[]::new)).param("places", drafts.stream().map(Draft::places).toArray(Integer[]::new))
                .param("from", drafts.stream().map(Draft::wageFrom).toArray(Integer[]::new)).param("to", drafts.stream().map(Draft::wageTo).toArray(Integer[]::new))
                .param("needs", drafts.stream().map(Draft::needs).toArray(String[]::new)).param("until", drafts.stream().map(draft -> draft.validUntil().toString()).toArray(String[]::new))
                .param("at", now()).param("by", Jurisdiction.actorNow()).update();
        drafts.forEach(draft -> audit.record("job.opened", Jurisdiction.placeFor(draft.firm().region().low()), draft.id().toString(), draft.post() + " × " + draft.places()));
    }

    /// Closes a job: nobody applies any more; who has applied goes on.
    ///
    /// @param firm whose job it must be; null for any firm here
    @Transactional
    public RecruitingAnswer close(UUID id, @Nullable UUID firm) {
        Optional<Long> region = sql.sql("""
                update recruiting.job set closed_at = :at, closed_by = :by
                where id = :id and closed_at is null and region between store.low() and store.high() and (:firm::uuid is null or firm_id = :firm::uuid) returning region
                """).param("at", now()).param("by", Jurisdiction.actorNow()).param("id", id).param("firm", firm).query(Long.class).optional();
        if (region.isEmpty()) {
            return RecruitingAnswer.Refused.unknown("job");
        }
        audit.record("job.closed", region.get(), id.toString(), null);
        return new RecruitingAnswer.Done(id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
