package org.zerospread.engine.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// What holds for a firm at the moment of a step.
///
/// @param opening what the matrix asks of it today
/// @param mostStaff most staff who may be at work by the matrix
public record LoopTerms(ResumptionPolicy policy, Opening opening, int mostStaff, ZoneId zone, Instant now) {

    /// The date in the district.
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }
}
