package org.zerospread.engine.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A duty and what became of it.
///
/// @param doneOn the day on which it was done; null when it was not
public record DutyState(Duty duty, State state, @Nullable LocalDate doneOn) {

    /// What became of a duty.
    public enum State {
        /// It is due on the day of the question or later.
        DUE,
        /// Its day is over, and it is still to be done.
        OVERDUE,
        DONE,
        /// The sample is taken, its result awaited.
        AWAITING_RESULT,
        /// Done without a result: another sample is due.
        INCONCLUSIVE,
        POSITIVE,
        /// Its day is over, and it cannot or need not be made up.
        MISSED
    }
}
