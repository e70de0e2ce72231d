package org.zerospread.app.checkpoint;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The measure that holds for a person now.
///
/// @param until day on which it ends; null while nobody can say
public record MeasureInForce(Kind kind, @Nullable LocalDate until) {

    /// Where he should be.
    public enum Kind {
        /// A case: in hospital.
        HOSPITAL,
        /// In a quarantine site.
        SITE,
        /// At home.
        HOME,
        /// Discharged, in rehabilitation.
        REHAB
    }
}
