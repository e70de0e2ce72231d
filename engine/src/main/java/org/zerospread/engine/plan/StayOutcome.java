package org.zerospread.engine.plan;

import java.time.LocalDate;

/// What a test result means for the stay.
public sealed interface StayOutcome {

    /// The stay goes on as scheduled.
    record Continue() implements StayOutcome {}

    /// Another sample is due on the date. It may be the day of release or later: nobody is released before its result.
    record Retest(LocalDate date) implements StayOutcome {}

    /// A case is to be opened; the stay ends here, and whoever shared the stage is planned anew.
    ///
    /// @param stageIndex the stage in which the sample was taken, counted from 0; the last stage for a sample after the release
    record OpenCase(int stageIndex) implements StayOutcome {}
}
