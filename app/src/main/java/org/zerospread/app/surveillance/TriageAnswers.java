package org.zerospread.app.surveillance;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.triage.Exposure;
import org.zerospread.engine.triage.Symptom;

/// What somebody answered at the desk.
///
/// @param origin where he comes from; null when he has not left the district for 14 days
public record TriageAnswers(@Nullable RegionCode origin, Set<Exposure> exposures, Set<Symptom> symptoms, @Nullable BigDecimal temperatureCelsius) {
}
