package org.zerospread.engine.triage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.grading.OriginClass;

/// One rule: all its conditions must hold, each by any one of its words; a rule without conditions always holds.
///
/// @param origins empty for any
/// @param exposures empty for any
/// @param symptoms empty for any
/// @param feverFrom degrees Celsius from which it holds; null for any
public record TriageRule(String id, List<OriginClass> origins, List<Exposure> exposures, List<Symptom> symptoms, @Nullable BigDecimal feverFrom, Desk desk, TriageMeasure measure,
        String zh, String en) {

    public TriageRule {
        origins = List.copyOf(origins);
        exposures = List.copyOf(exposures);
        symptoms = List.copyOf(symptoms);
    }

    /// The first condition that does not hold; empty when the rule holds.
    Optional<TriageCondition> missing(TriageFacts facts) {
        if (!origins.isEmpty() && (facts.origin() == null || !origins.contains(facts.origin()))) {
            return Optional.of(TriageCondition.ORIGIN);
        }
        if (!exposures.isEmpty() && exposures.stream().noneMatch(facts.exposures()::contains)) {
            return Optional.of(TriageCondition.EXPOSURE);
        }
        if (!symptoms.isEmpty() && symptoms.stream().noneMatch(facts.symptoms()::contains)) {
            return Optional.of(TriageCondition.SYMPTOM);
        }
        BigDecimal temperature = facts.temperatureCelsius();
        return feverFrom != null && (temperature == null || temperature.compareTo(feverFrom) < 0) ? Optional.of(TriageCondition.TEMPERATURE) : Optional.empty();
    }

    boolean isUnconditional() {
        return origins.isEmpty() && exposures.isEmpty() && symptoms.isEmpty() && feverFrom == null;
    }
}
