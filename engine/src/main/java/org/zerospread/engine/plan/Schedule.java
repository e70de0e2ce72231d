package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// A plan laid on the calendar for one person.
///
/// It is what [StayRun] says before anything was recorded. A stage begins the day after the one before ends; the release is the day after the
/// last day. A stage that was over before the start, because its days are counted from an earlier event, is not in it.
/// When the plan of a running stay changes, its schedule is that of the new plan from the *original* start: days
/// already spent count, whatever they were spent as.
///
/// @param stages without gap, in order; none when all were over before the start
/// @param release the day after the last day of the last stage
/// @param duties by date, then kind
public record Schedule(List<StagePeriod> stages, LocalDate release, List<Duty> duties) {

    public Schedule {
        stages = List.copyOf(stages);
        duties = List.copyOf(duties);
    }

    /// Lays the plan on the calendar of somebody of whom only the first day is known.
    public static Schedule of(Plan plan, LocalDate start) {
        return of(plan, StayAnchors.arrival(start), Set.of());
    }

    /// Lays the plan on the calendar.
    ///
    /// @param needs of the person, for the plan's exceptions
    public static Schedule of(Plan plan, StayAnchors anchors, Collection<Need> needs) {
        return StayReport.schedule(plan, anchors, needs);
    }

    /// Day 1 of the first stage; the release when every stage was over before it could begin.
    public LocalDate start() {
        return stages.isEmpty() ? release : stages.getFirst().from();
    }

    /// What is due on the day.
    public List<Duty> dutiesOn(LocalDate day) {
        return duties.stream().filter(duty -> duty.date().equals(day)).toList();
    }

    /// What is due on the day or later: after a change of plan, all that is still to be done.
    public List<Duty> dutiesFrom(LocalDate day) {
        return duties.stream().filter(duty -> !duty.date().isBefore(day)).toList();
    }
}
