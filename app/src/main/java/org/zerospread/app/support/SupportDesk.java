package org.zerospread.app.support;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.support.AmountRule;
import org.zerospread.engine.support.FirmFacts;
import org.zerospread.engine.support.SupportPolicies;
import org.zerospread.engine.support.SupportPolicy;
import org.zerospread.engine.support.Unmet;

/// What a firm may get, and its applications.
@Component
public class SupportDesk {

    private static final int LONGEST_EVIDENCE = 300;
    private static final int MOST_HEADS = 1_000_000;

    private final JdbcClient sql;
    private final SupportBook book;
    private final Budgets budgets;
    private final Regions regions;
    private final AuditTrail audit;
    private final DistrictClock clock;

    SupportDesk(JdbcClient sql, SupportBook book, Budgets budgets, Regions regions, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.book = book;
        this.budgets = budgets;
        this.regions = regions;
        this.audit = audit;
        this.clock = clock;
    }

    /// A policy as it stands for a firm.
    ///
    /// @param left of the budget; null where nothing bounds it
    public record Offer(SupportPolicy policy, SupportPolicy.Assessment assessment, @Nullable Yuan left) {

        /// Whether the firm may apply.
        public boolean may() {
            return assessment instanceof SupportPolicy.Assessment.Eligible;
        }
    }

    /// An application that can be kept: what the firm states, and what it comes to.
    private record Draft(UUID id, Firm firm, SupportPolicy policy, @Nullable Integer heads, @Nullable Yuan base, Yuan computed, List<String> evidence) {
    }

    /// What the policies ask about a firm, as of now.
    public FirmFacts facts(Firm firm) {
        boolean works = sql.sql("select exists (select from resumption.working(:today, :now) w where w.firm_id = :firm)").param("today", clock.today()).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("firm", firm.id()).query(Boolean.class).single();
        return new FirmFacts(FirmFacts.Size.valueOf(firm.size().name()), firm.large(), FirmFacts.Priority.valueOf(firm.priority().name()), firm.park(), firm.industry(), firm.staffExpected(), works, firm.region());
    }

    /// Every policy of the day: what the firm may get, and why not the others.
    @Transactional(readOnly = true)
    public List<Offer> listFor(Firm firm) {
        FirmFacts facts = facts(firm);
        Map<String, Budgets.Used> used = budgets.list();
        return book.findInForce(clock.today()).map(SupportPolicies::policies).orElse(List.of()).stream().map(policy -> {
            Yuan left = budgets.findLeft(policy, used).orElse(null);
            return new Offer(policy, policy.assess(facts, clock.today(), left), left);
        }).toList();
    }

    /// Applies for a firm.
    @Transactional
    public SupportAnswer apply(UUID id, Firm firm, SupportForm form) {
        LocalDate today = clock.today();
        Optional<SupportPolicies> edition = book.findInForce(today);
        Optional<SupportPolicy> policy = edition.flatMap(one -> one.find(form.policy() == null ? "" : form.policy().strip()));
        if (edition.isEmpty() || policy.isEmpty()) {
            return SupportAnswer.Refused.of("policy", "SUP-003", "没有这条政策,或不在执行期内", "no such policy, or it is not in force");
        }
        Yuan left = budgets.findLeft(policy.get(), budgets.list()).orElse(null);
        if (policy.get().assess(facts(firm), today, left) instanceof SupportPolicy.Assessment.NotEligible(List<Unmet> reasons)) {
            return SupportAnswer.Refused.of("policy", "SUP-004", "不符合条件:" + reasons.stream().map(Unmet::zh).collect(Collectors.joining(";")), "not eligible: " + reasons.stream().map(Unmet::en).collect(Collectors.joining("; ")));
        }
        FormReader reader = new FormReader(regions, clock);
        Draft draft = read(id, firm, policy.get(), form, reader);
        if (draft == null) {
            return new SupportAnswer.Refused(reader.faults());
        }
        if (!insert(draft, edition.get())) {
            return SupportAnswer.Refused.of("policy", "SUP-005", "本企业已申请过这条政策", "the firm has applied under this policy already");
        }
        audit.record("support.applied", Jurisdiction.placeFor(firm.region().low()), id.toString(), policy.get().code() + ", " + draft.computed() + " yuan");
        return new SupportAnswer.Done(id);
    }

    private static @Nullable Draft read(UUID id, Firm firm, SupportPolicy policy, SupportForm form, FormReader reader) {
        Integer heads = policy.amount() instanceof AmountRule.PerHead ? heads(form.heads(), reader) : null;
        Yuan base = policy.amount() instanceof AmountRule.Rate ? base(form.base(), reader) : null;
        List<String> evidence = evidence(policy, form, reader);
        Yuan computed = policy.amount().amount(heads, base);
        if (reader.faults().isEmpty() && computed != null && computed.cents() == 0) {
            reader.add("base", "SUP-001", "算下来不足一分", "it comes to less than a cent");
        }
        return computed == null || !reader.faults().isEmpty() ? null : new Draft(id, firm, policy, heads, base, computed, evidence);
    }

    private static @Nullable Integer heads(@Nullable String typed, FormReader reader) {
        String text = typed == null ? "" : typed.strip();
        if (text.matches("[0-9]{1,7}")) {
            int heads = Integer.parseInt(text);
            if (heads >= 1 && heads <= MOST_HEADS) {
                return heads;
            }
        }
        reader.add("heads", "SUP-001", "人数应为 1 到 " + MOST_HEADS, "heads from 1 to " + MOST_HEADS);
        return null;
    }

    private static @Nullable Yuan base(@Nullable String typed, FormReader reader) {
        switch (Yuan.read(typed == null ? "" : typed)) {
            case Yuan.Reading.Accepted(Yuan sum) when sum.cents() > 0 -> {
                return sum;
            }
            case Yuan.Reading.Accepted zero -> reader.add("base", "SUP-001", "金额应大于 0", "a sum above zero");
            case Yuan.Reading.Refused(String code, String zh, String en) -> reader.add("base", code, zh, en);
        }
        return null;
    }

    private static List<String> evidence(SupportPolicy policy, SupportForm form, FormReader reader) {
        List<String> shown = new ArrayList<>();
        List<@Nullable String> typed = form.evidence() == null ? List.of() : form.evidence();
        for (int i = 0; i < policy.papers().size(); i++) {
            SupportPolicy.Paper paper = policy.papers().get(i);
            String text = i < typed.size() ? typed.get(i) : null;
            if (text == null || text.isBlank() || text.strip().length() > LONGEST_EVIDENCE) {
                reader.add("evidence[" + i + "]", "SUP-011", "缺少材料:" + paper.zh() + "(写明编号、日期,最多 " + LONGEST_EVIDENCE + " 字)", "missing: " + paper.en() + " (its number and date, at most " + LONGEST_EVIDENCE + " characters)");
            } else {
                shown.add(text.strip());
            }
        }
        return shown;
    }

    private boolean insert(Draft draft, SupportPolicies edition) {
        return sql.sql("""
                insert into support.application (id, firm_id, region, policy, kind, edition_code, edition_version, industry, heads, base_cents, computed_cents, evidence, state, filed_at, filed_by)
                values (:id, :firm, :region, :policy, :kind, :code, :version, :industry, :heads, :base, :computed, :evidence::text[], 'APPLIED', :at, :by) on conflict do nothing
                """).param("id", draft.id()).param("firm", draft.firm().id()).param("region", draft.firm().region().low()).param("policy", draft.policy().code()).param("kind", draft.policy().kind().name())
                .param("code", edition.code()).param("version", edition.version()).param("industry", draft.firm().industry()).param("heads", draft.heads()).param("base", draft.base() == null ? null : draft.base().cents())
                .param("computed", draft.computed().cents()).param("evidence", draft.evidence().toArray(String[]::new)).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update() == 1;
    }

    /// Takes an application back that is not decided yet.
    ///
    /// @param firm whose it must be
    @Transactional
    public SupportAnswer withdraw(UUID id, UUID firm) {
        Optional<Long> region = sql.sql("""
                update support.application set state = 'WITHDRAWN' where id = :id and firm_id = :firm and state = 'APPLIED' and region between store.low() and store.high() returning region
                """).param("id", id).param("firm", firm).query(Long.class).optional();
        if (region.isEmpty()) {
            return SupportAnswer.Refused.unknown();
        }
        audit.record("support.withdrawn", region.get(), id.toString(), null);
        return new SupportAnswer.Done(id);
    }
}
