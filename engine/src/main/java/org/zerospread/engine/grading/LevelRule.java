package org.zerospread.engine.grading;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// When a place has a level: if any of the alternatives holds.
///
/// @param alternatives empty for the level that holds when none before it did
public record LevelRule(RiskLevel level, List<Alternative> alternatives) {

    public LevelRule {
        alternatives = List.copyOf(alternatives);
    }

    /// Conditions that must hold together; null where one is not asked for.
    ///
    /// @param quietDays at least so many full days without a new case, the day itself included; a place without any case is quiet for ever
    /// @param totalAtMost not more cases in all
    /// @param totalAbove more cases in all
    /// @param newAbove more new cases within `days`
    /// @param clusters at least so many clusters (chains) within `days`
    /// @param days window of new cases and clusters, the day itself included
    public record Alternative(@Nullable Integer quietDays, @Nullable Integer totalAtMost, @Nullable Integer totalAbove, @Nullable Integer newAbove, @Nullable Integer clusters, int days) {

        boolean holds(CaseTimeline cases, long day) {
            OptionalInt quiet = cases.daysWithoutNew(day);
            return (quietDays == null || quiet.isEmpty() || quiet.getAsInt() >= quietDays)
                    && (totalAtMost == null || cases.total(day) <= totalAtMost)
                    && (totalAbove == null || cases.total(day) > totalAbove)
                    && (newAbove == null || cases.newWithin(day, days) > newAbove)
                    && (clusters == null || cases.clusters(day, days) >= clusters);
        }
    }

    boolean holds(CaseTimeline cases, long day) {
        return alternatives.isEmpty() || alternatives.stream().anyMatch(one -> one.holds(cases, day));
    }
}
