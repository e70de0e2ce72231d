package org.zerospread.engine.resumption;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is to be done next, by whom and by when.
///
/// @param dueAt null when no deadline runs
public record LoopDuty(Kind kind, Actor actor, @Nullable Instant dueAt) {

    /// What is to be done.
    public enum Kind {
        SCREEN, RETURN_BATCH, FILE, REVIEW, DECIDE, FILE_AGAIN, START, REPORT, DRILL, INSPECT, MEET_CONDITIONS, RECTIFY, DISINFECT, TEST, RECHECK, RELEASE
    }

    /// Who does it.
    public enum Actor {
        FIRM, TOWN, COMMAND
    }

    /// Whether its deadline is over.
    public boolean isOverdue(Instant now) {
        return dueAt != null && dueAt.isBefore(now);
    }

    /// Whether a reminder is due: the deadline is over, or nearer than the policy's first offset. What is due every day is reminded of at the last offset only.
    public boolean isReminded(ResumptionPolicy policy, Instant now) {
        int hours = kind == Kind.REPORT ? policy.reminderHours().getLast() : policy.reminderHours().getFirst();
        return dueAt != null && !now.isBefore(dueAt.minus(Duration.ofHours(hours)));
    }
}
