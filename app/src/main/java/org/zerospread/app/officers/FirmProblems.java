package org.zerospread.app.officers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
import org.zerospread.engine.officers.OfficerPolicy;
import org.zerospread.engine.officers.ProblemKind;
import org.zerospread.engine.officers.Rung;

/// Problems of firms: raised, owned, solved by a day or sent up, and confirmed by the firm or by who raised them.
@Component
public class FirmProblems {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_OWNER = 60;

    private final JdbcClient sql;
    private final Regions regions;
    private final OfficerPolicy policy;
    private final AuditTrail audit;
    private final DistrictClock clock;

    FirmProblems(JdbcClient sql, Regions regions, OfficerPolicy policy, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.regions = regions;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /// A problem that can be kept.
    public record Sound(ProblemKind kind, String what, @Nullable String owner) {
    }

    private record Late(UUID id, Rung rung, LocalDate due) {
    }

    @Nullable Sound read(FormReader reader, ProblemForm form) {
        ProblemKind kind = reader.choice("problem_kind", form.kind(), ProblemKind.class);
        if (FormReader.isBlank(form.kind())) {
            reader.add("problem_kind", "OFC-001", "请选择哪一类问题", "say what the problem is about");
        }
        String what = reader.text("what", form.what(), LONGEST_TEXT);
        if (what == null) {
            reader.add("what", "OFC-001", "请写明问题", "say what the problem is");
        }
        String owner = reader.text("owner", form.owner(), LONGEST_OWNER);
        return kind == null || what == null || !reader.faults().isEmpty() ? null : new Sound(kind, what, owner);
    }

    /// Raises a problem of a firm.
    ///
    /// @param byFirm whether the firm itself raises it
    @Transactional
    public OfficersAnswer raise(UUID firm, ProblemForm form, boolean byFirm) {
        FormReader reader = new FormReader(regions, clock);
        Sound sound = read(reader, form);
        return sound == null ? new OfficersAnswer.Refused(reader.faults()) : raise(firm, sound, null, byFirm);
    }

    /// Raises a problem that was read already; who sees to it is the firm's resident, unless somebody is named.
    @Transactional
    public OfficersAnswer raise(UUID firm, Sound problem, @Nullable UUID visit, boolean byFirm) {
        UUID id = UUID.randomUUID();
        Optional<Long> region = sql.sql("""
                insert into officers.problem (id, firm_id, region, visit_id, kind, what, raised_on, by_firm, owner, due_on, rung, state, recorded_at, recorded_by)
                select :id, f.id, f.region, :visit, :kind, :what, :today, :firm_itself, coalesce(:owner, (
                        select o.name || '(' || o.organisation || ')' from officers.assignment a join officers.of_firms(store.low(), store.high()) o on o.officer_id = a.officer_id
                        where a.firm_id = f.id and a.kind = 'RESIDENT' and a.until_on is null)), :due, 'RESIDENT', 'OPEN', :at, :by
                from enterprise.firm f where f.id = :firm and f.region between store.low() and store.high()
                returning region
                """).param("id", id).param("firm", firm).param("visit", visit).param("kind", problem.kind().name()).param("what", problem.what()).param("today", clock.today())
                .param("firm_itself", byFirm).param("owner", problem.owner()).param("due", policy.deadline(problem.kind(), clock.today())).param("at", now()).param("by", Jurisdiction.actorNow())
                .query(Long.class).optional();
        if (region.isEmpty()) {
            return OfficersAnswer.Refused.unknown("firm");
        }
        return told(id, region.get(), "RAISED", null);
    }

    /// Names who sees to an open problem.
    @Transactional
    public OfficersAnswer own(UUID problem, @Nullable String owner) {
        FormReader reader = new FormReader(regions, clock);
        String clean = reader.text("owner", owner, LONGEST_OWNER);
        if (clean == null) {
            reader.add("owner", "OFC-001", "请写明由谁办", "say who sees to it");
        }
        return reader.faults().isEmpty() ? changed(problem, "OWNED", clean, sql.sql("""
                update officers.problem set owner = :owner where id = :id and state = 'OPEN' and region between store.low() and store.high() returning region
                """).param("owner", clean).param("id", problem).query(Long.class).optional()) : new OfficersAnswer.Refused(reader.faults());
    }

    /// Says how an open problem was solved; it waits for the word of the firm or of who raised it.
    @Transactional
    public OfficersAnswer solve(UUID problem, @Nullable String solution) {
        FormReader reader = new FormReader(regions, clock);
        String clean = reader.text("solution", solution, LONGEST_TEXT);
        if (clean == null) {
            reader.add("solution", "OFC-001", "请写明怎样解决的", "say how it was solved");
        }
        return reader.faults().isEmpty() ? changed(problem, "SOLVED", clean, sql.sql("""
                update officers.problem set state = 'SOLVED', solved_at = :at, solved_by = :by, solution = :solution
                where id = :id and state = 'OPEN' and region between store.low() and store.high() returning region
                """).param("at", now()).param("by", Jurisdiction.actorNow()).param("solution", clean).param("id", problem).query(Long.class).optional()) : new OfficersAnswer.Refused(reader.faults());
    }

    /// Confirms that a problem is solved, or returns it. Who solved it never confirms; who neither raised it nor speaks for the firm does not either.
    ///
    /// @param ownFirm the firm for which the speaker acts; null for an official
    /// @param oversees whether the official oversees all officers
    /// @param note why it is returned
    @Transactional
    public OfficersAnswer confirm(UUID problem, @Nullable UUID ownFirm, boolean oversees, boolean solved, @Nullable String note) {
        Optional<Boolean> entitled = sql.sql("""
                select case when :own::uuid is null then p.recorded_by = :me or :oversees else true end and p.solved_by is distinct from :me
                from officers.problem p where p.id = :id and (:own::uuid is null or p.firm_id = :own) and p.region between store.low() and store.high()
                """).param("own", ownFirm).param("me", Jurisdiction.actorNow()).param("oversees", oversees).param("id", problem).query(Boolean.class).optional();
        if (entitled.isEmpty()) {
            return OfficersAnswer.Refused.unknown("problem");
        }
        if (!entitled.get()) {
            return OfficersAnswer.Refused.of("problem", "OFC-009", "由企业或提出人确认,解决人自己不能确认", "the enterprise or who raised it confirms, never who solved it");
        }
        if (!solved && FormReader.isBlank(note)) {
            return OfficersAnswer.Refused.of("note", "OFC-001", "请写明为什么退回", "say why it is returned");
        }
        return solved ? changed(problem, "CONFIRMED", null, sql.sql("""
                update officers.problem set state = 'CONFIRMED', confirmed_at = :at, confirmed_by = :by where id = :id and state = 'SOLVED' returning region
                """).param("at", now()).param("by", Jurisdiction.actorNow()).param("id", problem).query(Long.class).optional()) : changed(problem, "RETURNED", note, sql.sql("""
                update officers.problem set state = 'OPEN', solved_at = null, solved_by = null, solution = null where id = :id and state = 'SOLVED' returning region
                """).param("id", problem).query(Long.class).optional());
    }

    private OfficersAnswer changed(UUID problem, String step, @Nullable String note, Optional<Long> region) {
        if (region.isPresent()) {
            return told(problem, region.get(), step, note);
        }
        boolean known = sql.sql("select count(*) from officers.problem where id = :id").param("id", problem).query(Integer.class).single() > 0;
        return known ? OfficersAnswer.Refused.of("problem", "OFC-008", "问题的状态不允许这一步", "the problem is not in the state that this step needs") : OfficersAnswer.Refused.unknown("problem");
    }

    private OfficersAnswer told(UUID problem, long region, String step, @Nullable String note) {
        sql.sql("insert into officers.problem_step (id, problem_id, region, step, at, by_whom, note) values (gen_random_uuid(), :problem, :region, :step, :at, :by, :note)")
                .param("problem", problem).param("region", region).param("step", step).param("at", now()).param("by", Jurisdiction.actorNow()).param("note", note).update();
        audit.record("firm.problem." + step.toLowerCase(java.util.Locale.ROOT), region, problem.toString(), null);
        return new OfficersAnswer.Done(problem);
    }

    /// Sends what is late one rung up, or two. Run again on the same day it changes nothing.
    ///
    /// @return how many went up
    @Transactional
    public int escalate(LocalDate today) {
        List<Late> late = sql.sql("select id, rung, due_on from officers.problem where state = 'OPEN' and due_on < :today and region between store.low() and store.high()").param("today", today)
                .query((row, index) -> new Late(row.getObject("id", UUID.class), Rung.valueOf(row.getString("rung")), row.getObject("due_on", LocalDate.class))).list();
        List<UUID> ids = new ArrayList<>();
        List<String> rungs = new ArrayList<>();
        for (Late one : late) {
            Rung reached = policy.rung(one.rung(), one.due(), today);
            if (reached != one.rung()) {
                ids.add(one.id());
                rungs.add(reached.name());
            }
        }
        if (ids.isEmpty()) {
            return 0;
        }
        sql.sql("""
                with up as (update officers.problem p set rung = u.rung from unnest(:ids::uuid[], :rungs::text[]) as u (id, rung) where p.id = u.id returning p.id, p.region, p.rung)
                insert into officers.problem_step (id, problem_id, region, step, at, by_whom, note) select gen_random_uuid(), id, region, 'ESCALATED', :at, :by, rung from up
                """).param("ids", ids.toArray(UUID[]::new)).param("rungs", rungs.toArray(String[]::new)).param("at", now()).param("by", Jurisdiction.actorNow()).update();
        audit.record("firm.problems.escalated", Jurisdiction.find().orElseThrow().range().low(), null, ids.size() + " on " + today);
        return ids.size();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
