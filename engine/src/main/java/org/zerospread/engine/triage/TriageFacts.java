package org.zerospread.engine.triage;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.grading.OriginClass;

/// The answers at the desk, in the order in which they are asked.
///
/// @param origin class of where he comes from; null when he does not say
/// @param exposures of the last 14 days
/// @param temperatureCelsius null when none was taken
public record TriageFacts(@Nullable OriginClass origin, Set<Exposure> exposures, Set<Symptom> symptoms, @Nullable BigDecimal temperatureCelsius) {

    public TriageFacts {
        exposures = Set.copyOf(exposures);
        symptoms = Set.copyOf(symptoms);
    }
}
