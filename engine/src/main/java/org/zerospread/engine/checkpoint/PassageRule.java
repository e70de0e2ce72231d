package org.zerospread.engine.checkpoint;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.grading.OriginClass;

/// One rule: all its conditions must hold; a rule without conditions always holds.
///
/// @param plates beginnings of plates, such as `鄂` or `鄂A`; empty for any
/// @param origins empty for any
/// @param feverFrom degrees Celsius from which it holds; null for any
/// @param quarantined whether it is about those who should be in quarantine
public record PassageRule(String id, List<String> plates, List<OriginClass> origins, @Nullable BigDecimal feverFrom, boolean quarantined, PassageMeasure measure, String zh, String en) {

    public PassageRule {
        plates = List.copyOf(plates);
        origins = List.copyOf(origins);
    }

    boolean holds(PassageFacts facts) {
        return (plates.isEmpty() || facts.plate() != null && plates.stream().anyMatch(facts.plate()::startsWith))
                && (origins.isEmpty() || facts.origin() != null && origins.contains(facts.origin()))
                && (feverFrom == null || facts.temperatureCelsius() != null && facts.temperatureCelsius().compareTo(feverFrom) >= 0)
                && (!quarantined || facts.quarantined());
    }

    boolean isUnconditional() {
        return plates.isEmpty() && origins.isEmpty() && feverFrom == null && !quarantined;
    }
}
