package org.zerospread.engine.plan;

import java.time.LocalDate;

/// Days in a row that were, or are to be, spent at one place as part of one stage.
///
/// @param place where, as recorded or planned
/// @param index of the stage in the plan, counted from 0
/// @param attempt 1 at first, one more each time the stay began anew
/// @param from its first day
/// @param to its last day, inclusive
/// @param why why it began
public record LivedStage(StagePlace place, int index, int attempt, LocalDate from, LocalDate to, Why why) {

    /// Why somebody came to a place or left the stay.
    public enum Why {
        /// The stay began.
        START,
        /// The stage before was over.
        STAGE_OVER,
        /// He was brought there.
        MOVED,
        /// The plan sends him there because of a symptom.
        SYMPTOM,
        /// The stay began anew because of an exposure.
        EXPOSURE,
        /// The stay began anew because he left without leave.
        ESCAPE,
        /// The stay began anew when he was brought back.
        RETURN,
        /// The plan sends him there, or begins anew, because of something refused.
        REFUSAL,
        /// A test was positive.
        POSITIVE,
        /// Every condition held.
        RELEASED,
        /// He was brought out of quarantine before its end.
        BROKEN_OFF
    }
}
