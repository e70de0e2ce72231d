package org.zerospread.app.surveillance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry of the clinical course.
///
/// @param severity for [Kind#SEVERITY]
/// @param temperatureTenths tenths of a degree Celsius, where one was taken
public record CourseEntry(Kind kind, @Nullable Severity severity, @Nullable Short temperatureTenths, @Nullable String note, Instant at) {

    /// What happened.
    public enum Kind {
        SYMPTOM, FEVER, FEVER_GONE,
        /// Nobody is met any more from here on: the infectious period ends for others.
        ISOLATED, ADMITTED, TRANSFERRED,
        /// The severity changed.
        SEVERITY, INTENSIVE_CARE, VENTILATED, IMPROVED, WORSENED, OTHER
    }
}
