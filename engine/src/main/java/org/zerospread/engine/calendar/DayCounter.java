package org.zerospread.engine.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Counts days as a bulletin does: the full days *after* the last day on which something happened, the bulletin's day included.
///
/// The last confirmed case of 14 February makes 19 days without a new one in the bulletin of 4 March 2020 (15 February to 4 March).
/// On the day itself the count is 0.
public final class DayCounter {

    private DayCounter() {}

    /// Full days after `lastDay`, `bulletinDay` included; 0 when both are the same day.
    ///
    /// @throws IllegalArgumentException when the bulletin's day lies before the last day: a bulletin knows nothing of the future
    public static int fullDaysAfter(LocalDate lastDay, LocalDate bulletinDay) {
        if (bulletinDay.isBefore(lastDay)) {
            throw new IllegalArgumentException("day " + bulletinDay + " lies before the last day " + lastDay);
        }
        return Math.toIntExact(ChronoUnit.DAYS.between(lastDay, bulletinDay));
    }

    /// As [#fullDaysAfter], or empty when it never happened (`last` is null).
    ///
    /// @throws IllegalArgumentException when `day` lies before `last`
    public static OptionalInt since(@Nullable LocalDate last, LocalDate day) {
        return last == null ? OptionalInt.empty() : OptionalInt.of(fullDaysAfter(last, day));
    }
}
