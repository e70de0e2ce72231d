package org.zerospread.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// A moment as people write it: `2020-01-29T17:00`, with a blank for the `T`, with or without an offset.
public final class WrittenMoment {

    private WrittenMoment() {
    }

    /// Reads a moment; without an offset it is the district's time, and a date alone is the end of that day.
    public static Optional<Instant> find(String text, ZoneId zone) {
        String clean = text.strip().replace(' ', 'T');
        try {
            if (clean.indexOf('T') < 0) {
                return Optional.of(LocalDate.parse(clean).plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1));
            }
            boolean hasOffset = clean.endsWith("Z") || clean.indexOf('+') > 0 || clean.lastIndexOf('-') > clean.indexOf('T');
            return Optional.of(hasOffset ? OffsetDateTime.parse(clean).toInstant() : LocalDateTime.parse(clean).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
