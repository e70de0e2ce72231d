package org.zerospread.engine.tracing;

import java.time.Instant;

/// Seconds since 2000-01-01T00:00Z, in 32 bits: from 1931-12-13T20:45:53Z to 2068-01-19T03:14:07Z.
public final class TrackTime {

    private static final long ORIGIN = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    /// The first moment that a stay may have.
    public static final Instant FIRST = Instant.ofEpochSecond(ORIGIN - Integer.MAX_VALUE);
    /// The last moment that a stay may have.
    public static final Instant LAST = Instant.ofEpochSecond(ORIGIN + Integer.MAX_VALUE);

    private TrackTime() {
    }

    /// @throws IllegalArgumentException beyond the bounds
    static int of(long epochSecond) {
        if (!holds(epochSecond)) {
            throw new IllegalArgumentException("beyond " + FIRST + " to " + LAST + ": " + Instant.ofEpochSecond(epochSecond));
        }
        return (int) (epochSecond - ORIGIN);
    }

    static boolean holds(long epochSecond) {
        return epochSecond >= FIRST.getEpochSecond() && epochSecond <= LAST.getEpochSecond();
    }

    /// The same, the nearest bound for what lies beyond: no stay lies there.
    static int clamped(long epochSecond) {
        return Math.clamp(Math.clamp(epochSecond, FIRST.getEpochSecond(), LAST.getEpochSecond()) - ORIGIN, -Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    static Instant instant(int second) {
        return Instant.ofEpochSecond(ORIGIN + second);
    }
}
