package org.zerospread.engine.plan;

import java.util.List;

/// One stage of a plan.
///
/// @param place where it is spent
/// @param days its length; day 1 is the day it begins
/// @param observationsPerDay how often temperature and symptoms are taken each day
/// @param tests in the order of their days, none after the last day of the stage
public record Stage(StagePlace place, int days, int observationsPerDay, List<PlannedTest> tests) {

    public Stage {
        if (days < 1 || observationsPerDay < 0) {
            throw new IllegalArgumentException("stage " + place + " of " + days + " days, " + observationsPerDay + " observations a day");
        }
        tests = List.copyOf(tests);
        for (PlannedTest test : tests) {
            if (test.day() > days) {
                throw new IllegalArgumentException("test on day " + test.day() + " of a stage of " + days + " days");
            }
        }
    }
}
