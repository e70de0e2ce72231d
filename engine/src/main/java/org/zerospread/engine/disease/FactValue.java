package org.zerospread.engine.disease;

import java.math.BigDecimal;

/// The answer to a [Fact]; one that was not asked has none.
public sealed interface FactValue {

    /// Yes or no.
    record Flag(boolean value) implements FactValue {
    }

    /// A number in the unit of its fact.
    record Measured(BigDecimal value) implements FactValue {
    }

    /// `yes`, `no` or the number, as it is kept.
    default String written() {
        return switch (this) {
            case Flag(boolean value) -> value ? "yes" : "no";
            case Measured(BigDecimal value) -> value.stripTrailingZeros().toPlainString();
        };
    }
}
