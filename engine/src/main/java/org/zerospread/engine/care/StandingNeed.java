package org.zerospread.engine.care;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A need that comes again: on its first day, then every so many days, up to and including its last.
///
/// @param everyDays 1 for each day
/// @param lastOn null while it is not known
public record StandingNeed(LocalDate firstOn, int everyDays, @Nullable LocalDate lastOn) {

    /// As often as a need may come back, in days.
    public static final int MOST_DAYS = 60;

    public StandingNeed {
        if (everyDays < 1 || everyDays > MOST_DAYS) {
            throw new IllegalArgumentException("a need every " + everyDays + " days: 1 to " + MOST_DAYS);
        }
        if (lastOn != null && lastOn.isBefore(firstOn)) {
            throw new IllegalArgumentException("a need that ends on " + lastOn + " before it begins on " + firstOn);
        }
    }

    /// Its days from one day to another, both included. Asked for in parts or at once, the days are the same.
    public List<LocalDate> daysWithin(LocalDate from, LocalDate to) {
        LocalDate end = lastOn == null || to.isBefore(lastOn) ? to : lastOn;
        long ahead = Math.max(0, from.toEpochDay() - firstOn.toEpochDay());
        long first = firstOn.toEpochDay() + Math.ceilDiv(ahead, everyDays) * everyDays;
        return LongStream.iterate(first, day -> day <= end.toEpochDay(), day -> day + everyDays).mapToObj(LocalDate::ofEpochDay).toList();
    }
}
