package org.zerospread.engine.resumption;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One step of a firm through the loop, as it happened.
public sealed interface FirmStep {

    /// When.
    Instant at();

    /// User name of who did it.
    String by();

    /// The staff list was gone through beforehand.
    ///
    /// @param staff how many are on the list
    /// @param mayReturn how many of them may return that day
    record Screened(Instant at, String by, int staff, int mayReturn) implements FirmStep {
    }

    /// So many named staff returned together.
    record BatchReturned(Instant at, String by, int staff) implements FirmStep {
    }

    /// Filed with evidence and signed commitment.
    ///
    /// @param opening what the matrix asked of the firm that day
    record Filed(Instant at, String by, Opening opening) implements FirmStep {
    }

    /// Reviewed on site.
    ///
    /// @param passed whether every item that bars approval was found in order
    record Reviewed(Instant at, String by, boolean passed) implements FirmStep {
    }

    record Approved(Instant at, String by) implements FirmStep {
    }

    /// @param dueOn last day on which the conditions may be met
    record ApprovedUnderConditions(Instant at, String by, LocalDate dueOn) implements FirmStep {
    }

    record Refused(Instant at, String by) implements FirmStep {
    }

    /// An official saw that the conditions are met.
    record ConditionsMet(Instant at, String by) implements FirmStep {
    }

    /// The first daily report with staff at work.
    record Started(Instant at, String by) implements FirmStep {
    }

    /// An emergency was rehearsed.
    record Drilled(Instant at, String by) implements FirmStep {
    }

    /// @param dueOn last day to put right what was found; null when nothing was found
    record Inspected(Instant at, String by, @Nullable LocalDate dueOn) implements FirmStep {
    }

    /// An official saw that what an inspection found is put right.
    record Rectified(Instant at, String by) implements FirmStep {
    }

    /// A suspected case stopped the firm.
    record Frozen(Instant at, String by) implements FirmStep {
    }

    record Disinfected(Instant at, String by) implements FirmStep {
    }

    /// Whoever was near the case and all who go on working were tested.
    ///
    /// @param passed whether all were negative
    record Tested(Instant at, String by, boolean passed) implements FirmStep {
    }

    /// Reviewed on the way back.
    record Rechecked(Instant at, String by, boolean passed) implements FirmStep {
    }

    /// Let go by the command office.
    record Released(Instant at, String by) implements FirmStep {
    }
}
