package org.zerospread.engine.support;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.money.Yuan;

/// How much a policy gives.
public sealed interface AmountRule {

    /// The most that it gives to one firm, whatever the firm states.
    Yuan cap();

    /// The same to everybody.
    record Fixed(Yuan amount) implements AmountRule {
        @Override
        public Yuan cap() {
            return amount;
        }
    }

    /// So much for each head.
    ///
    /// @param whoZh whose heads the firm states, such as 新招员工
    record PerHead(Yuan amount, String whoZh, String whoEn, Yuan cap) implements AmountRule {
    }

    /// A share of what the firm paid or owes.
    ///
    /// @param ofZh of what, such as 2月实付租金
    record Rate(BigDecimal percent, String ofZh, String ofEn, Yuan cap) implements AmountRule {
    }

    /// What the rule gives for what the firm states, before the budget is asked: never above the cap.
    ///
    /// @param heads stated; counts for [PerHead] only
    /// @param base stated; counts for [Rate] only
    /// @return null when what the rule needs was not stated
    default @Nullable Yuan amount(@Nullable Integer heads, @Nullable Yuan base) {
        return switch (this) {
            case Fixed fixed -> fixed.amount();
            case PerHead rule -> heads == null || heads < 0 ? null : rule.amount().times(heads).min(rule.cap());
            case Rate rule -> base == null ? null : base.share(rule.percent()).min(rule.cap());
        };
    }
}
