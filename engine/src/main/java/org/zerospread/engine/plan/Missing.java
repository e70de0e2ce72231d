package org.zerospread.engine.plan;

import java.time.LocalDate;

/// What is wanting before somebody can be released.
public sealed interface Missing {

    /// The last day of all stages is not over.
    record Days(LocalDate until) implements Missing {}

    /// A test that was or will be due has not been done.
    record Test(LocalDate due, TestMethod method) implements Missing {}

    /// A sample was taken and has no result.
    record Result(LocalDate sampledOn, TestMethod method) implements Missing {}

    /// So many more results must be negative.
    record Negatives(int more) implements Missing {}

    /// Days without fever or symptom are wanting.
    ///
    /// @param lastSymptom the last day with one
    /// @param until the last day that must pass without
    record FeverFreeDays(LocalDate lastSymptom, LocalDate until) implements Missing {}

    /// The person must be brought back first.
    record Return(LocalDate escapedOn) implements Missing {}
}
