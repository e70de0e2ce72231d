package org.zerospread.app.scenario;

import java.util.UUID;

/// Deterministic chance: the same seed, purpose and number always give the same draw.
final class Draw {

    private final long seed;

    Draw(long seed) {
        this.seed = seed;
    }

    /// 64 well-mixed bits (the finaliser of SplitMix64; Steele, Lea and Flood, OOPSLA 2014).
    long bits(int purpose, long number) {
        long z = seed + purpose * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// A number from 0 to `bound - 1`.
    int below(int bound, int purpose, long number) {
        return (int) Math.unsignedMultiplyHigh(bits(purpose, number), bound);
    }

    /// An id in the form of a version 7 UUID: it sorts by time and then by number, so that indexes grow at their end.
    UUID id(int purpose, long millis, long number) {
        long high = (millis << 16) | 0x7000L | ((number >>> 8) & 0xFFFL);
        long low = ((number & 0xFFL) << 54) | (bits(purpose, number) >>> 10);
        return new UUID(high, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
