package org.zerospread.app.quarantine;

/// What may be due for somebody in quarantine or just released, in the order in which a day's work lists it.
public enum DutyKind {
    MOVE, RELEASE, TEST,
    /// A sample of which the result is awaited.
    RESULT, TEMPERATURE,
    /// A call after release, on days 1, 2, 3, 7 and 14.
    CALL;

    /// The place in the list, as the column `rank` of `quarantine.duty` has it.
    int rank() {
        return ordinal() + 1;
    }
}
