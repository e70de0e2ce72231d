package org.zerospread.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// What a crowd of readers met at one address.
///
/// @param nanos time from sending a request to its last byte, in order of size; answered ones only
/// @param errors requests that failed or were answered with another status than 200
record Latencies(long[] nanos, long errors, double seconds) {

    static Latencies of(List<long[]> parts, long errors, double seconds) {
        return new Latencies(parts.stream().flatMapToLong(LongStream::of).sorted().toArray(), errors, seconds);
    }

    /// The smallest time that `share` of the requests did not exceed, in milliseconds.
    double millis(double share) {
        if (nanos.length == 0) {
            return Double.NaN;
        }
        return nanos[Math.clamp((long) Math.ceil(share * nanos.length) - 1, 0, nanos.length - 1)] / 1e6;
    }

    double requestsPerSecond() {
        return nanos.length / seconds;
    }

    String text() {
        return String.format(Locale.ROOT, "p50 %6.1f  p95 %6.1f  p99 %6.1f  max %6.1f ms  %,7.0f requests/s  %d errors", millis(0.50), millis(0.95), millis(0.99), millis(1), requestsPerSecond(), errors);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latencies that && Arrays.equals(nanos, that.nanos) && errors == that.errors && seconds == that.seconds;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nanos);
    }
}
