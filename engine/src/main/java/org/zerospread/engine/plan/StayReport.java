package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads out in full what a [StayFold] decided.
final class StayReport {

    private static final TestMethod[] METHODS = TestMethod.values();

    private final StayFold fold;
    private final int asOf;
    private final StayFold.Status status;
    private final int release;
    private final List<LivedStage> stages;

    StayReport(StayFold fold, LocalDate day) {
        this.fold = fold;
        this.asOf = StayAnchors.day(day);
        this.status = fold.status(asOf);
        this.release = fold.release(asOf);
        this.stages = fold.lived.until(fold.places, fold.start, fold.ends, fold.plan.stages, fold.lastDay(asOf), fold.attempt, fold.why);
    }

    StayRun read(List<Action> actions, List<StayNote> notes) {
        return new StayRun(date(asOf), stages, transitions(), duties(), state(), release == StayFold.NEVER ? null : date(release), missing(), actions(actions), notes);
    }

    private List<Transition> transitions() {
        List<Transition> all = new ArrayList<>();
        StagePlace before = null;
        for (LivedStage stage : stages) {
            all.add(new Transition(stage.from(), before, stage.place(), stage.index(), stage.why()));
            before = stage.place();
        }
        int last = fold.plan.stages - 1;
        if (status == StayFold.Status.RELEASED || fold.releasedOn != StayFold.NEVER) {
            all.add(new Transition(date(fold.releasedOn != StayFold.NEVER ? fold.releasedOn : release), before, null, last, LivedStage.Why.RELEASED));
        }
        if (status == StayFold.Status.CASE) {
            all.add(new Transition(date(fold.caseOn), before, takenTo(), fold.caseStage, StayFold.because(fold.caseBy)));
        } else if (status == StayFold.Status.BROKEN_OFF) {
            all.add(new Transition(date(fold.brokenOffOn), before, null, fold.stageOn(fold.brokenOffOn), LivedStage.Why.BROKEN_OFF));
        }
        return all;
    }

    private @Nullable StagePlace takenTo() {
        return fold.plan.reactions[fold.caseBy.ordinal()].moveTo();
    }

    private StayState state() {
        return switch (status) {
            case NOT_STARTED -> new StayState.NotStarted(date(fold.firstDay));
            case CASE -> new StayState.CaseOpened(date(fold.caseOn), fold.caseStage);
            case BROKEN_OFF -> new StayState.BrokenOff(date(fold.brokenOffOn));
            case ESCAPED -> new StayState.Escaped(date(fold.escapedOn));
            case RELEASED -> new StayState.Released(date(release));
            case HELD -> new StayState.Held(date(fold.lastDay() + 1), placeOn(asOf));
            case IN_STAGE -> {
                int stage = fold.stageOn(asOf);
                int from = stage == 0 ? fold.start : fold.ends[stage - 1] + 1;
                yield new StayState.InStage(stage, placeOn(asOf), asOf - from + 1, fold.ends[stage] - from + 1);
            }
        };
    }

    private StagePlace placeOn(int day) {
        LocalDate date = date(Math.max(day, fold.firstDay));
        return stages.stream().filter(stage -> !stage.from().isAfter(date)).reduce((first, second) -> second).map(LivedStage::place)
                .orElse(fold.places[fold.stageOn(day)]);
    }

    private List<DutyState> duties() {
        List<DutyState> all = new ArrayList<>();
        StagePlace before = null;
        for (LivedStage stage : stages) {
            if (before != null && before != stage.place()) {
                all.add(move(before, stage.place(), day(stage.from()), day(stage.to()), stage.index()));
            }
            observations(stage, all);
            before = stage.place();
        }
        for (int i = 0; i < fold.tests.count; i++) {
            if (fold.tests.due[i] <= fold.lastDay(asOf) || release != StayFold.NEVER) {
                all.add(test(i));
            }
        }
        StagePlace taken = takenTo();
        if (status == StayFold.Status.CASE && taken != null && before != taken) {
            all.add(move(before == null ? fold.places[fold.caseStage] : before, taken, fold.caseOn, Integer.MAX_VALUE, fold.caseStage));
        }
        if (release != StayFold.NEVER) {
            boolean done = status == StayFold.Status.RELEASED;
            all.add(new DutyState(new Duty(date(release), Duty.Kind.RELEASE, fold.plan.stages - 1, ""), done ? DutyState.State.DONE : DutyState.State.DUE, done ? date(release) : null));
        }
        all.sort(Comparator.comparing((DutyState one) -> one.duty().date()).thenComparing(one -> one.duty().kind()));
        return all;
    }

    private DutyState move(StagePlace from, StagePlace to, int on, int until, int stage) {
        boolean done = fold.happenings.wasMoved(to, on - 1, until);
        return new DutyState(new Duty(date(on), Duty.Kind.MOVE, stage, from + " > " + to),
                done ? DutyState.State.DONE : on >= asOf ? DutyState.State.DUE : status == StayFold.Status.RELEASED ? DutyState.State.MISSED : DutyState.State.OVERDUE,
                done ? date(on) : null);
    }

    private void observations(LivedStage stage, List<DutyState> into) {
        int perDay = fold.plan.perDay[stage.index()];
        for (int day = day(stage.from()); day <= day(stage.to()); day++) {
            int taken = fold.observed.on(day);
            for (int number = 1; number <= perDay; number++) {
                boolean done = number <= taken;
                into.add(new DutyState(new Duty(date(day), Duty.Kind.TEMPERATURE, stage.index(), number + "/" + perDay),
                        done ? DutyState.State.DONE : day < asOf ? DutyState.State.MISSED : DutyState.State.DUE, done ? date(day) : null));
            }
        }
    }

    private DutyState test(int i) {
        OpenTests tests = fold.tests;
        boolean over = release == StayFold.NEVER && status != StayFold.Status.ESCAPED || status == StayFold.Status.RELEASED;
        DutyState.State state = switch (tests.state[i]) {
            case OpenTests.SAMPLED -> DutyState.State.AWAITING_RESULT;
            case OpenTests.NEGATIVE -> DutyState.State.DONE;
            case OpenTests.INCONCLUSIVE -> DutyState.State.INCONCLUSIVE;
            case OpenTests.POSITIVE -> DutyState.State.POSITIVE;
            case OpenTests.SUPERSEDED -> DutyState.State.MISSED;
            default -> tests.due[i] >= asOf && !over ? DutyState.State.DUE : over || !fold.holds(i, asOf) ? DutyState.State.MISSED : DutyState.State.OVERDUE;
        };
        boolean done = tests.state[i] >= OpenTests.SAMPLED && tests.state[i] <= OpenTests.POSITIVE;
        return new DutyState(new Duty(date(tests.due[i]), Duty.Kind.TEST, tests.stage[i], METHODS[tests.method[i]] + " x" + tests.samples[i]), state,
                done ? date(tests.doneOn[i]) : null);
    }

    private List<Missing> missing() {
        List<Missing> all = new ArrayList<>();
        switch (status) {
            case RELEASED, CASE, BROKEN_OFF -> {
                return all;
            }
            case ESCAPED -> all.add(new Missing.Return(date(fold.escapedOn)));
            case NOT_STARTED, IN_STAGE, HELD -> { }
        }
        if (asOf <= fold.lastDay()) {
            all.add(new Missing.Days(date(fold.lastDay())));
        }
        for (int i = 0; i < fold.tests.count; i++) {
            if (fold.holds(i, asOf)) {
                TestMethod method = METHODS[fold.tests.method[i]];
                all.add(fold.tests.state[i] == OpenTests.SAMPLED ? new Missing.Result(date(fold.tests.doneOn[i]), method) : new Missing.Test(date(fold.tests.due[i]), method));
            }
        }
        if (fold.negativesWanting() > 0) {
            all.add(new Missing.Negatives(fold.negativesWanting()));
        }
        int feverFree = fold.plan.release.feverFreeDays();
        if (fold.lastSymptom != StayFold.NEVER && feverFree > 0 && fold.lastSymptom + feverFree >= asOf) {
            all.add(new Missing.FeverFreeDays(date(fold.lastSymptom), date(fold.lastSymptom + feverFree)));
        }
        return all;
    }

    private List<Action> actions(List<Action> found) {
        List<Action> all = new ArrayList<>(found);
        for (int i = 0; i < fold.happenings.count; i++) {
            happened(fold.happenings.day[i], Trigger.values()[fold.happenings.trigger[i]], fold.happenings.stage[i], all);
        }
        boolean runs = release != StayFold.NEVER && status != StayFold.Status.RELEASED;
        for (int i = 0; runs && i < fold.tests.count; i++) {
            if (fold.tests.state[i] == OpenTests.OPEN && fold.tests.due[i] <= asOf && fold.holds(i, asOf)) {
                all.add(new Action.Test(date(fold.tests.due[i]), METHODS[fold.tests.method[i]], fold.tests.samples[i]));
                if (fold.tests.due[i] < asOf && fold.tests.ifMissed(i) == PlannedTest.Missed.REPORT) {
                    all.add(new Action.Report(date(fold.tests.due[i]), Trigger.MISSED_TEST));
                }
            }
        }
        stages.stream().skip(1).filter(stage -> day(stage.from()) == asOf && stage.why() != LivedStage.Why.MOVED)
                .filter(stage -> !fold.happenings.wasMoved(stage.place(), asOf - 1, asOf)).forEach(stage -> all.add(new Action.Move(stage.from(), stage.place())));
        if (status == StayFold.Status.RELEASED && release == asOf) {
            all.add(new Action.Release(date(release)));
        }
        all.sort(Comparator.comparing(Action::date));
        return all;
    }

    private void happened(int on, Trigger trigger, int stage, List<Action> into) {
        Reaction reaction = fold.plan.reactions[trigger.ordinal()];
        LocalDate date = date(on);
        LocalDate windowFrom = date.minusDays(Math.max(0, reaction.replanDays() - 1));
        if (reaction.openCase()) {
            into.add(new Action.OpenCase(date, stage, reaction.moveTo(), reaction.replan(), windowFrom));
        } else if (!reaction.replan().isEmpty()) {
            into.add(new Action.Replan(date, trigger, reaction.replan(), windowFrom));
        }
        if (reaction.effect() == Reaction.Effect.RESTART) {
            into.add(new Action.StartAnew(date, trigger));
        }
        if (reaction.report()) {
            into.add(new Action.Report(date, trigger));
        }
    }

    private static int day(LocalDate date) {
        return StayAnchors.day(date);
    }

    private static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    /// The plan as a schedule, before anything is recorded.
    static Schedule schedule(Plan plan, StayAnchors anchors, java.util.Collection<Need> needs) {
        StayRun run = StayRun.of(plan, anchors, needs, List.of(), anchors.arrival());
        @Nullable LocalDate release = run.release();
        if (release == null) {
            throw new IllegalStateException("a stay without events has no release under plan " + plan.code());
        }
        return new Schedule(run.stages().stream().map(stage -> new StagePeriod(stage.place(), stage.index(), stage.from(), stage.to())).toList(), release,
                run.duties().stream().map(DutyState::duty).toList());
    }
}
