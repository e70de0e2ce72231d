package org.zerospread.engine.disease;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When somebody passes the disease on, in days from an event.
///
/// @param countedFrom the event
/// @param firstDay counted from the event, negative before it
/// @param lastDay likewise; the last day on which he is infectious
/// @param endsWithIsolation whether nobody is met any more from the day after his isolation
public record InfectiousPeriod(CountedFrom countedFrom, int firstDay, int lastDay, boolean endsWithIsolation) {

    /// The event from which days are counted.
    public enum CountedFrom {
        /// First sign of the illness; of one without signs the first positive sample.
        ONSET,
        /// The rash.
        RASH
    }

    /// Whole days, both included.
    public record Days(LocalDate first, LocalDate last) {
    }

    public InfectiousPeriod {
        if (firstDay > lastDay) {
            throw new IllegalArgumentException("infectious from " + firstDay + " to " + lastDay);
        }
    }

    /// The days of somebody.
    ///
    /// @param event day of the event
    /// @param isolated day on which he was isolated; null when he was not
    public Days daysOf(LocalDate event, @Nullable LocalDate isolated) {
        LocalDate first = event.plusDays(firstDay);
        LocalDate last = event.plusDays(lastDay);
        if (endsWithIsolation && isolated != null && isolated.isBefore(last)) {
            last = isolated.isBefore(first) ? first : isolated;
        }
        return new Days(first, last);
    }
}
