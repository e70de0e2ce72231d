package org.zerospread.engine.resumption;

import java.util.Locale;

/// What the matrix asks before a firm may work, from the mildest to the strictest.
public enum Opening {
    OPEN, BY_FILING, BY_APPROVAL, CLOSED;

    /// The value of the measure `opening` of a matrix, such as `by-filing`.
    ///
    /// @throws IllegalArgumentException for a word that is none
    public static Opening of(String word) {
        return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /// Whether work waits for a decision.
    public boolean needsApproval() {
        return this == BY_APPROVAL || this == CLOSED;
    }
}
