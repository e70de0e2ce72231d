package org.zerospread.app.support.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.support.SupportDesk;
import org.zerospread.app.support.SupportForm;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.support.AmountRule;
import org.zerospread.engine.support.SupportPolicies;
import org.zerospread.engine.support.SupportPolicy;

/// Support as officials and firms see it.
public final class SupportPage {

    private SupportPage() {
    }

    /// An application.
    ///
    /// @param place town of the firm
    /// @param own whether the reader filed it or acts for the firm, and so does not decide
    public record Application(UUID id, String firm, String place, String policy, String kind, @Nullable Integer heads, @Nullable Yuan base, Yuan computed, List<String> evidence, String state, Instant filedAt, String filedBy,
            @Nullable Yuan granted, @Nullable String reason, @Nullable Instant decidedAt, @Nullable String decidedBy, @Nullable LocalDate paidOn, @Nullable String reference, boolean own) {
    }

    /// A policy with its money.
    ///
    /// @param left null where nothing bounds it
    public record PolicyRow(SupportPolicy policy, int granted, Yuan grantedSum, Yuan paidSum, @Nullable Yuan left, int waiting) {

        /// How much of the budget is used, in percent; 0 where nothing bounds it.
        public int usedPercent() {
            Yuan budget = policy.budget();
            return budget == null || budget.cents() == 0 ? 0 : (int) (grantedSum.cents() * 100 / budget.cents());
        }
    }

    /// Sums of a zone, an industry or a kind.
    public record Total(String of, int applied, int granted, Yuan grantedSum, Yuan paidSum) {
    }

    /// The desk: policies with their money, and what was granted by zone and industry.
    public record Desk(@Nullable SupportPolicies edition, List<PolicyRow> policies, List<Total> zones, List<Total> industries, List<FormFault> faults, @Nullable String document) {
    }

    /// Applications of a state.
    ///
    /// @param state null for all
    /// @param more id after which the list goes on; null at its end
    public record ApplicationList(@Nullable String state, List<Application> applications, @Nullable UUID more) {
    }

    /// One application to decide on.
    ///
    /// @param left of the budget; null where nothing bounds it
    public record One(Application application, @Nullable SupportPolicy policy, @Nullable Yuan left, @Nullable String amount, @Nullable String reason, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
        }
    }

    /// What a firm may get, and what it asked for.
    ///
    /// @param base address of the page: a firm's own, or an official's for a firm
    public record ForFirm(String base, String firm, List<SupportDesk.Offer> offers, List<Application> applications, SupportForm form, List<FormFault> faults) {

        /// The firm's running application under a policy.
        public Optional<Application> running(SupportPolicy policy) {
            return applications.stream().filter(one -> one.policy().equals(policy.code()) && !one.state().equals("REFUSED") && !one.state().equals("WITHDRAWN")).findFirst();
        }

        /// What is wrong with a field of the form of a policy.
        public Optional<FormFault> fault(SupportPolicy policy, String field) {
            return policy.code().equals(form.policy()) ? faults.stream().filter(fault -> fault.field().equals(field)).findFirst() : Optional.empty();
        }

        /// What was typed as evidence.
        public String evidence(SupportPolicy policy, int paper) {
            return policy.code().equals(form.policy()) && form.evidence() != null && paper < form.evidence().size() && form.evidence().get(paper) != null ? form.evidence().get(paper) : "";
        }
    }

    /// The name of a rule, for the page's words.
    public static String rule(AmountRule rule) {
        return switch (rule) {
            case AmountRule.Fixed fixed -> "fixed";
            case AmountRule.PerHead perHead -> "heads";
            case AmountRule.Rate rate -> "rate";
        };
    }
}
