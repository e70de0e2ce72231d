package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that has to happen because of what was recorded.
public sealed interface Action {

    /// The day on which it is to happen.
    LocalDate date();

    /// Open a case, take the person there, and plan anew everybody of the groups who was near him within the window.
    ///
    /// @param date the day of the sample
    /// @param stageIndex the stage in which it was taken, counted from 0
    /// @param moveTo where he is taken; null: nowhere
    /// @param windowFrom the first day of the window; the last is the date
    record OpenCase(LocalDate date, int stageIndex, @Nullable StagePlace moveTo, Set<ContactGroup> groups, LocalDate windowFrom) implements Action {
        public OpenCase {
            groups = Set.copyOf(groups);
        }
    }

    /// Take a sample: it is due or overdue.
    record Test(LocalDate date, TestMethod method, int samples) implements Action {}

    /// The stay begins anew on the day.
    record StartAnew(LocalDate date, Trigger because) implements Action {}

    /// Plan anew everybody of the groups who was near within the window, without a case.
    record Replan(LocalDate date, Trigger because, Set<ContactGroup> groups, LocalDate windowFrom) implements Action {
        public Replan {
            groups = Set.copyOf(groups);
        }
    }

    /// Report it to the command office.
    record Report(LocalDate date, Trigger what) implements Action {}

    /// A temperature above the urgent threshold: call a doctor.
    record CallDoctor(LocalDate date, int tenths) implements Action {}

    /// Bring the person to a place.
    record Move(LocalDate date, StagePlace to) implements Action {}

    /// Every condition holds: release.
    record Release(LocalDate date) implements Action {}

    /// He was exposed after the stay was over: another stay is to be opened.
    record OpenStay(LocalDate date) implements Action {}
}
