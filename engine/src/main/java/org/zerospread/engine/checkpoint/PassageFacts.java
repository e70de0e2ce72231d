package org.zerospread.engine.checkpoint;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.grading.OriginClass;

/// What is known of a passage.
///
/// @param plate as on the car, such as `鄂A12345`; null on foot
/// @param origin class of where he says that he comes from; null when he does not say
/// @param temperatureCelsius null when none was taken
/// @param quarantined whether he should be in quarantine now
public record PassageFacts(@Nullable String plate, @Nullable OriginClass origin, @Nullable BigDecimal temperatureCelsius, boolean quarantined) {
}
