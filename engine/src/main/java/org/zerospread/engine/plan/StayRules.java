package org.zerospread.engine.plan;

import java.time.LocalDate;

/// What follows from a test during a stay.
public final class StayRules {

    private StayRules() {}

    /// Decides by the day on which the sample was taken, not the day of the result.
    ///
    /// A negative never shortens a stay: on 14 February 2020 a man who was negative through his first 14 days was positive in his second.
    ///
    /// @throws IllegalArgumentException when the sample was taken before the stay began
    public static StayOutcome afterTest(Schedule schedule, LocalDate day, TestResult result) {
        int stageIndex = switch (StayState.on(schedule, day)) {
            case StayState.NotStarted(LocalDate start) ->
                throw new IllegalArgumentException("sample of " + day + " was taken before the stay began on " + start);
            case StayState.InStage stage -> stage.index();
            case StayState.Released _ -> schedule.stages().size() - 1;
        };
        return switch (result) {
            case NEGATIVE -> new StayOutcome.Continue();
            case INCONCLUSIVE -> new StayOutcome.Retest(day.plusDays(1));
            case POSITIVE -> new StayOutcome.OpenCase(stageIndex);
        };
    }
}
