package org.zerospread.engine.plan;

import java.time.LocalDate;

/// Where a stay stands on a day.
public sealed interface StayState {

    /// The day lies before the start.
    record NotStarted(LocalDate start) implements StayState {}

    /// In a stage.
    ///
    /// @param index of the stage, counted from 0
    /// @param place where the person is, as recorded or planned
    /// @param dayOfStage counted from 1
    /// @param ofDays the length of the stage
    record InStage(int index, StagePlace place, int dayOfStage, int ofDays) implements StayState {}

    /// All days are over, but something is wanting: nobody is released before.
    ///
    /// @param since the day on which the release would have been due
    record Held(LocalDate since, StagePlace place) implements StayState {}

    /// All stages are over and every condition holds.
    record Released(LocalDate release) implements StayState {}

    /// A test was positive; the stay ended here.
    ///
    /// @param on the day of the sample
    /// @param stageIndex the stage in which it was taken, counted from 0; the last stage for a sample after the release
    record CaseOpened(LocalDate on, int stageIndex) implements StayState {}

    /// The person left without leave and was not brought back.
    record Escaped(LocalDate since) implements StayState {}

    /// The stay was broken off: the person was brought out of quarantine before its end.
    record BrokenOff(LocalDate on) implements StayState {}

    /// The state on the day, if everything goes by the schedule.
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
