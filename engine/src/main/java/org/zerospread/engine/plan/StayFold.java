package org.zerospread.engine.plan;

import java.util.Arrays;
import java.util.Collection;

/// The rules of a stay, as a fold over its events: begin, apply each event in the order of [EventCode], ask where the stay stands.
///
/// This is the only place where a stay is decided; [StayRun] reads its answer out in full. One fold is made per plan and used for one stay
/// after the other without making objects, so that a district is computed anew in no time. Days are days since 1970. A fold may be asked at
/// any point and go on with later events; an event that comes late wants the stay folded anew. Not thread-safe.
public final class StayFold {

    /// A day that is not known.
    public static final int NEVER = Integer.MIN_VALUE;

    /// Where a stay stands.
    public enum Status {
        NOT_STARTED, IN_STAGE, HELD, RELEASED, CASE, ESCAPED, BROKEN_OFF
    }

    /// What became of one event.
    public enum Taken {
        /// The rules took it.
        TAKEN,
        /// From before the stay: an exposure counts for the day from which stages are counted, anything else is kept and changes nothing.
        BEFORE_START,
        /// From after the stay: a positive opens a case, anything else is kept and changes nothing.
        AFTER_END
    }

    final CompiledPlan plan;
    final OpenTests tests = new OpenTests();
    final LivedPlaces lived = new LivedPlaces();
    final ObservedDays observed = new ObservedDays();
    final Happenings happenings = new Happenings();
    final int[] ends;
    StagePlace[] places;
    int firstDay;
    int start;
    int attempt;
    LivedStage.Why why = LivedStage.Why.START;
    int caseOn;
    int caseStage;
    Trigger caseBy = Trigger.POSITIVE;
    int brokenOffOn;
    int escapedOn;
    int lastSymptom;
    int releasedOn;
    private final int[] added;
    private final int last;
    private int lastExposure;
    private int discharge;
    private int floor;
    private int lastResult;
    private int negatives;
    private int lastNegative;
    private int enoughNegatives;
    private boolean answered;

    public StayFold(Plan plan) {
        this.plan = new CompiledPlan(plan);
        this.last = this.plan.stages - 1;
        this.ends = new int[this.plan.stages];
        this.added = new int[this.plan.stages];
        this.places = this.plan.places(java.util.List.of());
    }

    /// Begins a stay.
    ///
    /// @param arrival its first day
    /// @param lastExposureDay the arrival when it is not known
    /// @param dischargeDay the arrival when it is not known
    public void begin(int arrival, int lastExposureDay, int dischargeDay, Collection<Need> needs) {
        places = plan.places(needs);
        tests.clear();
        lived.clear();
        happenings.clear();
        observed.begin(arrival);
        Arrays.fill(added, 0);
        firstDay = arrival;
        start = arrival;
        attempt = 1;
        why = LivedStage.Why.START;
        caseOn = NEVER;
        caseStage = 0;
        brokenOffOn = NEVER;
        escapedOn = NEVER;
        lastSymptom = NEVER;
        releasedOn = NEVER;
        lastResult = NEVER;
        negatives = 0;
        lastNegative = NEVER;
        enoughNegatives = NEVER;
        floor = NEVER;
        lastExposure = lastExposureDay;
        discharge = dischargeDay;
        layFrom(0, NEVER);
    }

    /// Lays a stage and those after it on the calendar, and plans their tests that are due after a day.
    private void layFrom(int stage, int after) {
        plan.lay(start, lastExposure, discharge, added, floor, stage, ends);
        tests.drop(stage, after);
        for (int i = stage; i <= last; i++) {
            plan.addTests(i, i == 0 ? start : ends[i - 1] + 1, ends[i], start, lastExposure, discharge, after, tests);
        }
    }

    /// Applies events up to a day, given in the order of [EventCode]; one that stands there twice counts once, except temperatures.
    ///
    /// @param from index of the first, inclusive
    /// @param to index of the last, exclusive
    public void applyAll(int[] codes, int from, int to, int asOf) {
        for (int i = from; i < to && EventCode.day(codes[i]) <= asOf; i++) {
            if (i == from || codes[i] != codes[i - 1] || EventCode.kind(codes[i]) == EventCode.TEMPERATURE) {
                apply(codes[i]);
            }
        }
    }

    /// Applies an event that is not earlier than the ones before it.
    public Taken apply(int code) {
        int day = EventCode.day(code);
        int kind = EventCode.kind(code);
        int value = EventCode.value(code);
        if (day < firstDay) {
            if (kind == EventCode.EXPOSURE && day > lastExposure) {
                lastExposure = day;
                layFrom(0, NEVER);
            }
            return Taken.BEFORE_START;
        }
        if (isOver(day)) {
            if (kind == EventCode.TEST && (value & 3) == EventCode.POSITIVE && caseOn == NEVER && brokenOffOn == NEVER) {
                react(Trigger.POSITIVE, day);
            }
            return Taken.AFTER_END;
        }
        switch (kind) {
            case EventCode.TEMPERATURE -> temperature(day, value);
            case EventCode.TEST -> test(day, value >>> 2, value & 3);
            case EventCode.SYMPTOM -> symptom(day);
            case EventCode.EXPOSURE -> {
                lastExposure = Math.max(lastExposure, day);
                react(Trigger.EXPOSURE, day);
            }
            case EventCode.ESCAPE -> {
                escapedOn = day;
                react(Trigger.ESCAPE, day);
            }
            case EventCode.MOVED -> moved(day, StagePlace.values()[value]);
            case EventCode.REFUSAL -> react(Trigger.REFUSAL, day);
            default -> throw new IllegalArgumentException("event of kind " + kind);
        }
        return Taken.TAKEN;
    }

    private boolean isOver(int day) {
        if (caseOn != NEVER || brokenOffOn != NEVER || releasedOn != NEVER) {
            return true;
        }
        // What happens on the day of release itself comes before the release.
        if (day > ends[last] + 1 && escapedOn == NEVER && !lacks(day) && earliestRelease(day) < day) {
            releasedOn = earliestRelease(day);
            return true;
        }
        return false;
    }

    private void temperature(int day, int tenths) {
        observed.add(day);
        if (tenths >= plan.fever[stageOn(day)]) {
            symptom(day);
        }
    }

    private void symptom(int day) {
        boolean sameDay = lastSymptom == day;
        lastSymptom = day;
        if (!sameDay) {
            react(Trigger.SYMPTOM, day);
        }
    }

    private void moved(int day, StagePlace to) {
        happenings.moved(day, to);
        if (to == StagePlace.NONE && places[stageOn(day)] != StagePlace.NONE) {
            brokenOffOn = day;
            return;
        }
        if (escapedOn != NEVER) {
            boolean anew = day > start && plan.reactions[Trigger.ESCAPE.ordinal()].effect() == Reaction.Effect.RESTART;
            escapedOn = NEVER;
            if (anew) {
                restart(day, LivedStage.Why.RETURN);
            }
        }
        lived.move(day, to, LivedStage.Why.MOVED);
    }

    private void test(int day, int method, int result) {
        int test = tests.enter(day, method, (byte) (result + 1));
        answered = test >= 0;
        if (answered) {
            lastResult = Math.max(lastResult, day);
        }
        switch (result) {
            case EventCode.NEGATIVE -> negative(day);
            case EventCode.POSITIVE -> react(Trigger.POSITIVE, day);
            case EventCode.INCONCLUSIVE -> inconclusive(day, test, method);
            default -> { }
        }
    }

    private void negative(int day) {
        if (day != lastNegative) {
            lastNegative = day;
            if (++negatives == plan.release.negatives()) {
                enoughNegatives = day;
            }
        }
    }

    private void inconclusive(int day, int test, int method) {
        negatives = 0;
        PlannedTest.Inconclusive rule = tests.ifInconclusive(test);
        if (rule == PlannedTest.Inconclusive.AS_POSITIVE) {
            react(Trigger.POSITIVE, day);
            return;
        }
        int again = test >= 0 ? tests.method[test] : method == EventCode.ANY_METHOD ? TestMethod.PCR.ordinal() : method;
        tests.ask(day + 1, again, stageOn(day), OpenTests.RETEST);
        if (rule == PlannedTest.Inconclusive.RETEST_TWICE) {
            tests.ask(day + 2, again, stageOn(day), OpenTests.RETEST);
        }
    }

    private void react(Trigger trigger, int day) {
        Reaction reaction = plan.reactions[trigger.ordinal()];
        int stage = stageOn(day);
        happenings.add(day, trigger, stage);
        if (reaction.openCase()) {
            caseOn = day;
            caseStage = stage;
            caseBy = trigger;
            return;
        }
        LivedStage.Why because = because(trigger);
        switch (reaction.effect()) {
            case CONTINUE -> { }
            case RESTART -> restart(day, because);
            case EXTEND -> {
                if (trigger == Trigger.EXPOSURE && !plan.countsFromExposure(stage)) {
                    restart(day, because);
                } else {
                    layFrom(stage, day - 1);
                }
            }
            case END -> brokenOffOn = day;
        }
        if (reaction.extendDays() > 0) {
            added[stageOn(day)] += reaction.extendDays();
            layFrom(stageOn(day), day - 1);
        }
        if (reaction.test() != null) {
            tests.ask(day, reaction.test().ordinal(), stageOn(day), OpenTests.SYMPTOM);
        }
        if (reaction.moveTo() != null) {
            lived.move(day, reaction.moveTo(), because);
        }
    }

    static LivedStage.Why because(Trigger trigger) {
        return switch (trigger) {
            case POSITIVE -> LivedStage.Why.POSITIVE;
            case SYMPTOM -> LivedStage.Why.SYMPTOM;
            case EXPOSURE -> LivedStage.Why.EXPOSURE;
            case ESCAPE -> LivedStage.Why.ESCAPE;
            case REFUSAL, MISSED_TEST -> LivedStage.Why.REFUSAL;
        };
    }

    /// Begins the stay anew: the day is day 1 of the first stage, and the end never comes earlier than it would have.
    private void restart(int day, LivedStage.Why because) {
        observed.close(plan.perDay, start, ends, day - 1);
        if (day > start) {
            lived.close(places, start, ends, plan.stages, day - 1, attempt, why);
        }
        floor = Math.max(floor, ends[last]);
        tests.supersede(day);
        start = day;
        attempt++;
        why = because;
        lastExposure = Math.max(lastExposure, day);
        discharge = day;
        Arrays.fill(added, 0);
        layFrom(0, day - 1);
    }

    /// Whether the test applied last answered one that was due.
    boolean lastAnswered() {
        return answered;
    }

    /// The stage of a day: the last one when all are over.
    int stageOn(int day) {
        int stage = 0;
        while (stage < last && day > ends[stage]) {
            stage++;
        }
        return stage;
    }

    /// The last day of all stages, as things stand.
    int lastDay() {
        return ends[last];
    }

    /// Whether a test, a result or a number of negatives is wanting.
    private boolean lacks(int asOf) {
        if (negatives < plan.release.negatives()) {
            return true;
        }
        for (int i = 0; i < tests.count; i++) {
            if (holds(i, asOf)) {
                return true;
            }
        }
        return false;
    }

    /// Whether nobody is released before this test has its result.
    boolean holds(int i, int asOf) {
        return tests.holds(i, asOf) && (plan.release.allTests() || tests.origin[i] != OpenTests.PLANNED || tests.state[i] == OpenTests.SAMPLED);
    }

    /// How many negatives are wanting.
    int negativesWanting() {
        return Math.max(0, plan.release.negatives() - negatives);
    }

    /// The first day on which every condition may hold, if what is wanting on a day is done when it is due, and no earlier than that day.
    public int earliestRelease(int asOf) {
        int release = Math.max(ends[last] + 1, lastResult);
        if (plan.release.feverFreeDays() > 0 && lastSymptom != NEVER) {
            release = Math.max(release, lastSymptom + plan.release.feverFreeDays() + 1);
        }
        int wanting = negativesWanting();
        if (wanting > 0) {
            int next = Math.max(asOf, firstDay);
            release = Math.max(release, (lastNegative == next ? next + 1 : next) + wanting - 1);
        } else if (plan.release.negatives() > 0) {
            release = Math.max(release, enoughNegatives);
        }
        for (int i = 0; i < tests.count; i++) {
            if (holds(i, asOf)) {
                release = Math.max(release, Math.max(tests.due[i], asOf));
            }
        }
        return release;
    }

    /// Where the stay stands on a day, no event after which was applied.
    public Status status(int asOf) {
        if (asOf < firstDay) {
            return Status.NOT_STARTED;
        }
        if (caseOn != NEVER) {
            return Status.CASE;
        }
        if (brokenOffOn != NEVER) {
            return Status.BROKEN_OFF;
        }
        if (escapedOn != NEVER) {
            return Status.ESCAPED;
        }
        if (releasedOn != NEVER) {
            return Status.RELEASED;
        }
        if (asOf <= ends[last]) {
            return Status.IN_STAGE;
        }
        return !lacks(asOf) && earliestRelease(asOf) <= asOf ? Status.RELEASED : Status.HELD;
    }

    /// The day of release, done or expected; [#NEVER] for a stay that ended otherwise or whose person is away.
    public int release(int asOf) {
        if (caseOn != NEVER || brokenOffOn != NEVER || escapedOn != NEVER) {
            return NEVER;
        }
        return releasedOn != NEVER ? releasedOn : earliestRelease(asOf);
    }

    /// How many tests that were due before a day have no result.
    public int overdueTests(int asOf) {
        int overdue = 0;
        for (int i = 0; i < tests.count; i++) {
            if (tests.due[i] < asOf && holds(i, asOf)) {
                overdue++;
            }
        }
        return overdue;
    }

    /// How many observations that were due before a day were not made.
    public int missedObservations(int asOf) {
        return observed.missed(plan.perDay, start, ends, Math.min(asOf - 1, lastDay(asOf)));
    }

    /// The last day spent in a stage, as things stand on a day.
    int lastDay(int asOf) {
        if (releasedOn != NEVER) {
            return releasedOn - 1;
        }
        if (caseOn != NEVER) {
            return caseOn;
        }
        if (brokenOffOn != NEVER) {
            return brokenOffOn;
        }
        return escapedOn != NEVER ? ends[last] : earliestRelease(asOf) - 1;
    }
}
