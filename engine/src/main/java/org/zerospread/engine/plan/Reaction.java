package org.zerospread.engine.plan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a plan does when something happens.
///
/// @param effect what becomes of the stay
/// @param extendDays days added to the present stage, usually 0
/// @param openCase whether a case is opened; the stay then ends
/// @param moveTo where the person is taken that day; null: nowhere
/// @param test a test due the same day; null: none
/// @param report whether it is reported to the command office
/// @param replan whose plans begin anew because of it
/// @param replanDays how many days back these people are looked for, the day itself included; 0 with nobody
public record Reaction(Effect effect, int extendDays, boolean openCase, @Nullable StagePlace moveTo, @Nullable TestMethod test, boolean report,
        Set<ContactGroup> replan, int replanDays) {

    /// What becomes of the stay.
    public enum Effect {
        /// It goes on.
        CONTINUE,
        /// 重新计算: it begins anew at its first stage; the day of the event is day 1.
        RESTART,
        /// 顺延: stages that are counted from the last exposure are counted from this day.
        EXTEND,
        /// It ends.
        END
    }

    public Reaction {
        replan = Set.copyOf(replan);
        if (extendDays < 0 || replanDays < 0 || replan.isEmpty() != (replanDays == 0)) {
            throw new IllegalArgumentException(extendDays + " days more, " + replan + " of the last " + replanDays + " days");
        }
    }

    static final Reaction NOTHING = new Reaction(Effect.CONTINUE, 0, false, null, null, false, Set.of(), 0);

    /// What happens when a plan does not say otherwise.
    ///
    /// A positive opens a case, goes to hospital and re-plans everybody near of the last four days, the window of the measures of 2021 (the 9th
    /// edition of 2022 has two: such a plan says so). A symptom is tested the same day and reported. A new exposure and an escape begin the
    /// stay anew; a refusal is reported, and what was refused stays due.
    static Reaction usual(Trigger trigger) {
        return switch (trigger) {
            case POSITIVE -> new Reaction(Effect.END, 0, true, StagePlace.HOSPITAL, null, true, Set.of(ContactGroup.values()), 4);
            case SYMPTOM -> new Reaction(Effect.CONTINUE, 0, false, null, TestMethod.PCR, true, Set.of(), 0);
            case EXPOSURE -> new Reaction(Effect.RESTART, 0, false, null, null, false, Set.of(), 0);
            case REFUSAL, MISSED_TEST -> new Reaction(Effect.CONTINUE, 0, false, null, null, true, Set.of(), 0);
            case ESCAPE -> new Reaction(Effect.RESTART, 0, false, null, null, true, Set.of(), 0);
        };
    }
}
