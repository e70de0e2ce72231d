package org.zerospread.engine.track;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stay as it is told: half-open, `[from, until)`.
///
/// @param place what is the same place has an equal one
/// @param position where it is known
public record Told(Object place, Instant from, Instant until, @Nullable Position position) {

    public Told {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a stay must end after it begins: " + from + " to " + until);
        }
    }

    boolean overlaps(Told other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
