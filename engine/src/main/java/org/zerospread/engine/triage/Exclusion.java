package org.zerospread.engine.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a suspicion may be taken back.
public sealed interface Exclusion {

    /// It may.
    ///
    /// @param lastSampledAt sample of the last negative that was needed
    record Holds(Instant lastSampledAt) implements Exclusion {
    }

    /// It may not yet.
    ///
    /// @param found negatives that count so far
    /// @param needed negatives in all
    /// @param at for [Lack#MORE_NEGATIVES] and [Lack#TOO_CLOSE] the moment from which the next sample counts; for [Lack#POSITIVE] and [Lack#REPEAT] that of the sample; else null
    record Missing(Lack lack, int found, int needed, @Nullable Instant at) implements Exclusion {
    }

    /// What is missing.
    enum Lack {
        NO_NEGATIVE, MORE_NEGATIVES,
        /// The last negative was sampled too soon after the one before.
        TOO_CLOSE,
        /// The last result is positive.
        POSITIVE,
        /// The last test gave no result and is to be repeated.
        REPEAT
    }
}
