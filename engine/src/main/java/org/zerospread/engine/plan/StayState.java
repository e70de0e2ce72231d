package org.zerospread.engine.plan;

import java.time.LocalDate;

/// Where a stay stands on a day.
public sealed interface StayState {

    /// The day lies before the start.
    record NotStarted(LocalDate start) implements StayState {}

    /// In a stage.
    ///
    /// @param index of the stage, counted from 0
    /// @param dayOfStage counted from 1
    /// @param ofDays the length of the stage
    record InStage(int index, StagePlace place, int dayOfStage, int ofDays) implements StayState {}

    /// All stages are over.
    record Released(LocalDate release) implements StayState {}

    /// The state on the day, if everything went by the schedule.
    static StayState on(Schedule schedule, LocalDate day) {
        if (day.isBefore(schedule.start())) {
            return new NotStarted(schedule.start());
        }
        for (StagePeriod stage : schedule.stages()) {
            if (stage.contains(day)) {
                return new InStage(stage.index(), stage.place(), stage.dayOfStage(day), stage.days());
            }
        }
        return new Released(schedule.release());
    }
}
