package org.zerospread.app.field;

/// What became of one new submission; the code is stable and its words are `problem.CODE.…`.
public sealed interface Verdict {

    String code();

    /// Chinese, for the one who made it.
    String zh();

    /// English, for the one who made it.
    String en();

    /// Taken, though not all of it: what was left out is said, and the whole is kept.
    record TakenInPart(String code, String zh, String en) implements Verdict {
    }

    /// Not taken; kept with the reason.
    record Refused(String code, String zh, String en) implements Verdict {
    }

    /// Waits for a person to decide.
    record Waiting(String code, String zh, String en) implements Verdict {
    }
}
