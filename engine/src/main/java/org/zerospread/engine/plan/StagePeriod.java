package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// A stage with its calendar days.
///
/// @param place where it is spent
/// @param index of the stage in the plan, counted from 0
/// @param from day 1 of the stage
/// @param to its last day, inclusive
public record StagePeriod(StagePlace place, int index, LocalDate from, LocalDate to) {

    public StagePeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("stage " + index + " ends on " + to + " before it begins on " + from);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /// How many days it lasts, both ends counted.
    public int days() {
        return dayOfStage(to);
    }

    /// The day of the stage, 1 on [#from()].
    public int dayOfStage(LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, day)) + 1;
    }
}
