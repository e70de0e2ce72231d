package org.zerospread.engine.tracing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/// Somebody who met an index case (degree 1), or a contact of that degree after his first exposure (degree 2).
///
/// @param seconds sum of the overlaps of every pair of stays that met
/// @param encounters number of those pairs
/// @param firstStart where the first overlap begins
/// @param lastEnd where the last overlap ends
/// @param places places of the stays that met, sorted, each once; two stays that met by their distance may have two, one or none
public record Contact(String indexId, String contactId, int degree, long seconds, long encounters, Instant firstStart, Instant lastEnd, List<String> places) {

    private static final BigDecimal SECONDS_A_MINUTE = BigDecimal.valueOf(60);

    /// The time together in minutes, to the millionth, without zeros at its end.
    public BigDecimal minutes() {
        BigDecimal exact = BigDecimal.valueOf(seconds).divide(SECONDS_A_MINUTE, 6, RoundingMode.HALF_UP);
        return seconds % 60 == 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact.stripTrailingZeros();
    }
}
