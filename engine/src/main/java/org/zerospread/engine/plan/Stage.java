package org.zerospread.engine.plan;

import java.util.List;

/// One stage of a plan.
///
/// @param place where it is spent
/// @param days its length, counted from the event
/// @param from the event from which the days are counted
/// @param eventDay 1: the event's day is day 1; 0: it is day 0, and day 1 is the day after
/// @param atLeast days that the stage lasts in any case, however long ago the event was; usually 0
/// @param observation how the person is observed
/// @param tests in the order of their days, none after the last day of the stage
public record Stage(StagePlace place, int days, CountedFrom from, int eventDay, int atLeast, Observation observation, List<PlannedTest> tests) {

    public Stage {
        if (days < 1 || atLeast < 0 || eventDay != 0 && eventDay != 1) {
            throw new IllegalArgumentException("stage " + place + " of " + days + " days, at least " + atLeast + ", the event on day " + eventDay);
        }
        tests = List.copyOf(tests);
        for (PlannedTest test : tests) {
            if (test.day() > days) {
                throw new IllegalArgumentException("test on day " + test.day() + " of a stage of " + days + " days");
            }
        }
    }

    /// A stage counted from its own first day.
    public Stage(StagePlace place, int days, int observationsPerDay, List<PlannedTest> tests) {
        this(place, days, CountedFrom.STAGE_START, 1, 0, Observation.times(observationsPerDay), tests);
    }

    /// How often temperature and symptoms are taken each day.
    public int observationsPerDay() {
        return observation.timesPerDay();
    }
}
