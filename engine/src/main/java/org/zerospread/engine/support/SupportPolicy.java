package org.zerospread.engine.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.money.Yuan;

/// One policy of support.
///
/// @param code stable; a budget belongs to it, whatever the edition
/// @param budget what may be granted in all; null where nothing bounds it but the cap of each firm
/// @param papers what has to be shown, at least one
/// @param officeZh who decides
public record SupportPolicy(String code, SupportKind kind, String titleZh, String titleEn, String source, Validity validity, Eligibility eligibility, AmountRule amount, @Nullable Yuan budget,
        List<Paper> papers, String officeZh, String officeEn) {

    public SupportPolicy {
        papers = List.copyOf(papers);
    }

    /// Something to be shown.
    public record Paper(String zh, String en) {
    }

    /// Whether a firm may get it on a day.
    public sealed interface Assessment {

        /// @param most the most it may get: the rule's cap, or what is left of the budget
        record Eligible(Yuan most) implements Assessment {
        }

        /// @param reasons at least one
        record NotEligible(List<Unmet> reasons) implements Assessment {
            public NotEligible {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /// Whether the firm may get it, how much at most, or all that stands against it.
    ///
    /// @param left of the budget; null where there is none
    public Assessment assess(FirmFacts firm, LocalDate day, @Nullable Yuan left) {
        List<Unmet> reasons = new ArrayList<>();
        if (day.isBefore(validity.from())) {
            reasons.add(new Unmet("effective_from", "政策自 " + validity.from() + " 起执行", "the policy begins on " + validity.from()));
        }
        LocalDate to = validity.to();
        if (to != null && day.isAfter(to)) {
            reasons.add(new Unmet("effective_to", "政策已于 " + to + " 截止", "the policy ended on " + to));
        }
        reasons.addAll(eligibility.unmet(firm));
        if (left != null && left.cents() == 0) {
            reasons.add(new Unmet("budget", "预算已用完", "nothing is left of its budget"));
        }
        return reasons.isEmpty() ? new Assessment.Eligible(left == null ? amount.cap() : amount.cap().min(left)) : new Assessment.NotEligible(reasons);
    }

    /// What a firm would be granted for what it states: at most the cap, and at most what is left.
    ///
    /// @return null when what the rule needs was not stated
    public @Nullable Yuan grant(@Nullable Integer heads, @Nullable Yuan base, @Nullable Yuan left) {
        Yuan computed = amount.amount(heads, base);
        return computed == null || left == null ? computed : computed.min(left);
    }
}
