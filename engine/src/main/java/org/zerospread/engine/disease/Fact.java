package org.zerospread.engine.disease;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a definition asks about a person: yes or no, or a number.
///
/// @param limits of a number; null for yes or no
/// @param knownFrom records that answer it; any one that says yes is enough
public record Fact(String id, FactGroup group, String zh, String en, @Nullable Limits limits, List<Evidence> knownFrom) {

    /// Between which a number is believed, and its unit.
    public record Limits(double least, double most, String unit) {
    }

    public Fact {
        knownFrom = List.copyOf(knownFrom);
    }

    /// Whether its answer is a number.
    public boolean isNumber() {
        return limits != null;
    }

    /// Whether the answer is one that this fact can have.
    public boolean takes(FactValue value) {
        return switch (value) {
            case FactValue.Flag flag -> limits == null;
            case FactValue.Measured(var number) -> limits != null && number.doubleValue() >= limits.least() && number.doubleValue() <= limits.most();
        };
    }
}
