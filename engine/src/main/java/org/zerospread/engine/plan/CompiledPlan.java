package org.zerospread.engine.plan;

import java.util.Collection;
import java.util.List;

/// A plan as arrays of ints, for [StayFold]; index i is stage i.
final class CompiledPlan {

    final Plan plan;
    final int stages;
    final int[] fever;
    final int[] perDay;
    final Reaction[] reactions;
    final ReleaseRule release;
    private final int[] days;
    private final int[] eventDay;
    private final int[] atLeast;
    private final CountedFrom[] from;
    private final StagePlace[] planned;
    private final PlannedTest[][] tests;

    CompiledPlan(Plan plan) {
        this.plan = plan;
        List<Stage> list = plan.stages();
        stages = list.size();
        fever = list.stream().mapToInt(stage -> stage.observation().feverFromTenths()).toArray();
        perDay = list.stream().mapToInt(Stage::observationsPerDay).toArray();
        days = list.stream().mapToInt(Stage::days).toArray();
        eventDay = list.stream().mapToInt(Stage::eventDay).toArray();
        atLeast = list.stream().mapToInt(Stage::atLeast).toArray();
        from = list.stream().map(Stage::from).toArray(CountedFrom[]::new);
        planned = list.stream().map(Stage::place).toArray(StagePlace[]::new);
        tests = list.stream().map(stage -> stage.tests().toArray(PlannedTest[]::new)).toArray(PlannedTest[][]::new);
        reactions = new Reaction[Trigger.values().length];
        for (Trigger trigger : Trigger.values()) {
            reactions[trigger.ordinal()] = plan.rules().reaction(trigger);
        }
        release = plan.rules().release();
    }

    /// The place of each stage for a person with these needs.
    StagePlace[] places(Collection<Need> needs) {
        if (needs.isEmpty()) {
            return planned;
        }
        StagePlace[] places = planned.clone();
        for (int i = 0; i < places.length; i++) {
            places[i] = plan.rules().allowance(planned[i], needs).map(Allowance::place).orElse(planned[i]);
        }
        return places;
    }

    /// Lays the stages on the calendar.
    ///
    /// @param ends takes the last day of each stage; one that is over before it could begin ends on the day before its first
    /// @param added days by which each stage was prolonged
    /// @param floor a day before which the last stage does not end
    /// @param since first stage to lay; those before it are over and keep their ends
    void lay(int start, int lastExposure, int discharge, int[] added, int floor, int since, int[] ends) {
        int first = since == 0 ? start : ends[since - 1] + 1;
        for (int i = since; i < stages; i++) {
            int end = Math.max(event(i, first, start, lastExposure, discharge) + days[i] - eventDay[i], first - 1 + atLeast[i]);
            ends[i] = Math.max(end, first - 1) + added[i];
            first = ends[i] + 1;
        }
        ends[stages - 1] = Math.max(ends[stages - 1], floor);
    }

    /// Adds the tests of a stage that are due after a day. One that would lie before the stage's first day is due on that first day.
    void addTests(int stage, int first, int end, int start, int lastExposure, int discharge, int after, OpenTests into) {
        if (end < first) {
            return;
        }
        int dayZero = event(stage, first, start, lastExposure, discharge) - eventDay[stage];
        for (PlannedTest test : tests[stage]) {
            int due = Math.min(Math.max(dayZero + test.day(), first), end);
            if (due > after) {
                into.plan(due, stage, test);
            }
        }
    }

    /// Whether the stage or a later one is counted from the last exposure.
    boolean countsFromExposure(int sinceStage) {
        for (int i = sinceStage; i < stages; i++) {
            if (from[i] == CountedFrom.LAST_EXPOSURE) {
                return true;
            }
        }
        return false;
    }

    private int event(int stage, int first, int start, int lastExposure, int discharge) {
        return switch (from[stage]) {
            case STAGE_START -> first;
            case ARRIVAL -> start;
            case LAST_EXPOSURE -> lastExposure;
            case DISCHARGE -> discharge;
        };
    }
}
