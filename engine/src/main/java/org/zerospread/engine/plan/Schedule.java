package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A plan laid on the calendar for one person.
///
/// Day 1 is the day of the start; a stage begins the day after the one before ends; the release is the day after the last day.
/// When the plan of a running stay changes, its schedule is that of the new plan from the *original* start: days
/// already spent count, whatever they were spent as.
///
/// @param stages without gap, in order
/// @param release the day after the last day of the last stage
/// @param duties by date, then kind
public record Schedule(List<StagePeriod> stages, LocalDate release, List<Duty> duties) {

    public Schedule {
        stages = List.copyOf(stages);
        duties = List.copyOf(duties);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a schedule without stages, release " + release);
        }
    }

    /// Lays the plan on the calendar.
    public static Schedule of(Plan plan, LocalDate start) {
        List<StagePeriod> periods = new ArrayList<>();
        List<Duty> duties = new ArrayList<>();
        LocalDate from = start;
        for (int index = 0; index < plan.stages().size(); index++) {
            Stage stage = plan.stages().get(index);
            StagePeriod period = new StagePeriod(stage.place(), index, from, from.plusDays(stage.days() - 1L));
            if (index > 0 && periods.getLast().place() != stage.place()) {
                duties.add(new Duty(from, Duty.Kind.MOVE, index, periods.getLast().place() + " > " + stage.place()));
            }
            observations(stage, period).forEach(duties::add);
            for (PlannedTest test : stage.tests()) {
                duties.add(new Duty(from.plusDays(test.day() - 1L), Duty.Kind.TEST, index, test.method() + " x" + test.samples()));
            }
            periods.add(period);
            from = period.to().plusDays(1);
        }
        duties.add(new Duty(from, Duty.Kind.RELEASE, periods.size() - 1, ""));
        duties.sort(Comparator.comparing(Duty::date).thenComparing(Duty::kind));
        return new Schedule(periods, from, duties);
    }

    private static Stream<Duty> observations(Stage stage, StagePeriod period) {
        int perDay = stage.observationsPerDay();
        return period.from().datesUntil(period.to().plusDays(1)).flatMap(day -> IntStream.rangeClosed(1, perDay)
                .mapToObj(number -> new Duty(day, Duty.Kind.TEMPERATURE, period.index(), number + "/" + perDay)));
    }

    /// Day 1 of the first stage.
    public LocalDate start() {
        return stages.getFirst().from();
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
