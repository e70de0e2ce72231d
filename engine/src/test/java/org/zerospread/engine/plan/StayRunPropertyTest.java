package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds of every plan, every day and every record.
@PropertyDefaults(tries = 400)
class StayRunPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 20);

    /// A stay with everything that is known of it.
    record Case(Plan plan, StayAnchors anchors, Set<Need> needs, List<StayEvent> events, LocalDate asOf) {

        StayRun run() {
            return StayRun.of(plan, anchors, needs, events, asOf);
        }
    }

    private static Arbitrary<LocalDate> days(int from, int to) {
        return Arbitraries.integers().between(from, to).map(FIRST::plusDays);
    }

    private static Arbitrary<Stage> stages() {
        return Arbitraries.integers().between(1, 14).flatMap(length -> {
            Arbitrary<List<PlannedTest>> tests = Combinators.combine(Arbitraries.integers().between(1, length), Arbitraries.of(TestMethod.class), Arbitraries.integers().between(1, 2),
                    Arbitraries.of(PlannedTest.Missed.class), Arbitraries.of(PlannedTest.Inconclusive.class))
                    .as(PlannedTest::new).list().ofMaxSize(3).uniqueElements(test -> test.day() + " " + test.method());
            return Combinators.combine(Arbitraries.of(StagePlace.class), Arbitraries.of(CountedFrom.class), Arbitraries.integers().between(0, 1), Arbitraries.integers().between(0, length),
                    Arbitraries.integers().between(0, 3), tests)
                    .as((place, from, eventDay, atLeast, times, planned) -> new Stage(place, length, from, eventDay, atLeast, Observation.times(times), planned));
        });
    }

    private static Arbitrary<Map<Trigger, Reaction>> reactions() {
        Arbitrary<Reaction> any = Combinators.combine(Arbitraries.of(Reaction.Effect.class), Arbitraries.integers().between(0, 3), Arbitraries.of(StagePlace.class).injectNull(0.7),
                Arbitraries.of(TestMethod.class).injectNull(0.5))
                .as((effect, more, place, test) -> new Reaction(effect, more, false, place, test, true, Set.of(), 0));
        return any.list().ofSize(Trigger.values().length).map(list -> {
            Map<Trigger, Reaction> map = new EnumMap<>(Trigger.class);
            for (Trigger trigger : Trigger.values()) {
                if (trigger != Trigger.POSITIVE) {
                    map.put(trigger, list.get(trigger.ordinal()));
                }
            }
            return map;
        });
    }

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<ReleaseRule> release = Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 3)).as(ReleaseRule::new);
        List<Allowance> allowances = List.of(new Allowance(Set.of(Need.PREGNANT), StagePlace.CENTRAL, StagePlace.HOME, true));
        return Combinators.combine(stages().list().ofMinSize(1).ofMaxSize(3), release, reactions()).as((stages, rule, reactions) -> new Plan("any", 1, "任意", "Any", FIRST, null, "invented",
                stages, new PlanRules(List.of(), rule, reactions, allowances, PlanRules.NewVersion.FOLLOW)));
    }

    /// Plans that release on days and tests alone: a condition on negatives would hold the last stage open.
    @Provide
    Arbitrary<Plan> plansOfDays() {
        return plans().map(plan -> new Plan(plan.code(), 1, plan.titleZh(), plan.titleEn(), plan.effectiveFrom(), null, plan.source(), plan.stages()));
    }

    private static Arbitrary<StayEvent> events() {
        Arbitrary<LocalDate> day = days(-5, 40);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Combinators.combine(day, Arbitraries.integers().between(355, 390)).as(StayEvent.Temperature::new)),
                net.jqwik.api.Tuple.of(1, day.map(one -> new StayEvent.Symptom(one, "cough"))),
                net.jqwik.api.Tuple.of(6, Combinators.combine(day, Arbitraries.of(TestMethod.class).injectNull(0.3),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(6, TestResult.NEGATIVE), net.jqwik.api.Tuple.of(1, TestResult.INCONCLUSIVE), net.jqwik.api.Tuple.of(1, TestResult.POSITIVE)).injectNull(0.1))
                        .as(StayEvent.Tested::new)),
                net.jqwik.api.Tuple.of(1, day.map(StayEvent.Exposure::new)),
                net.jqwik.api.Tuple.of(1, day.map(one -> new StayEvent.Refusal(one, "test"))),
                net.jqwik.api.Tuple.of(1, day.map(StayEvent.Escape::new)),
                net.jqwik.api.Tuple.of(2, Combinators.combine(day, Arbitraries.of(StagePlace.class)).as(StayEvent.Moved::new)));
    }

    @Provide
    Arbitrary<Case> stays() {
        Arbitrary<StayAnchors> anchors = Combinators.combine(days(0, 10), days(-20, 15).injectNull(0.3), days(-10, 10).injectNull(0.5)).as(StayAnchors::new);
        return Combinators.combine(plans(), anchors, needs(), events().list().ofMaxSize(25), days(-3, 70)).as(Case::new);
    }

    private static Arbitrary<Set<Need>> needs() {
        return Arbitraries.of(true, false).map(pregnant -> pregnant ? Set.of(Need.PREGNANT) : Set.of());
    }

    private static final Set<Class<? extends StayState>> OVER = Set.of(StayState.CaseOpened.class, StayState.BrokenOff.class);

    @Property
    void stagesFollowWithoutGapOrOverlap(@ForAll("stays") Case one) {
        List<LivedStage> stages = one.run().stages();
        for (int i = 0; i < stages.size(); i++) {
            assertThat(stages.get(i).to()).isAfterOrEqualTo(stages.get(i).from());
            if (i > 0) {
                assertThat(stages.get(i).from()).isEqualTo(stages.get(i - 1).to().plusDays(1));
            }
        }
        if (!stages.isEmpty()) {
            assertThat(stages.getFirst().from()).isEqualTo(one.anchors().arrival());
        }
    }

    @Property
    void nobodyIsReleasedBeforeTheDaysOfThePlanWithoutEvents(@ForAll("stays") Case one) {
        LocalDate plain = Schedule.of(one.plan(), one.anchors(), one.needs()).release();
        StayRun run = one.run();
        if (run.release() != null) {
            assertThat(run.release()).isAfterOrEqualTo(plain);
            for (Stage stage : one.plan().stages()) {
                assertThat(run.release()).isAfterOrEqualTo(one.anchors().arrival().plusDays(stage.from() == CountedFrom.STAGE_START ? stage.days() : 0));
            }
        }
    }

    @Property
    void everyStageLastsUntilItsCountIsFull(@ForAll("plansOfDays") Plan plan, @ForAll("exposures") LocalDate exposure) {
        StayAnchors anchors = new StayAnchors(FIRST, exposure, FIRST);
        Schedule schedule = Schedule.of(plan, anchors, Set.of());
        LocalDate end = FIRST.minusDays(1);
        for (int i = 0; i < plan.stages().size(); i++) {
            Stage stage = plan.stages().get(i);
            LocalDate counted = switch (stage.from()) {
                case STAGE_START -> end.plusDays(1);
                case LAST_EXPOSURE -> exposure;
                case ARRIVAL, DISCHARGE -> FIRST;
            };
            int index = i;
            LocalDate last = schedule.stages().stream().filter(period -> period.index() == index).map(StagePeriod::to).findFirst().orElse(end);
            LocalDate due = counted.plusDays(stage.days() - stage.eventDay());
            assertThat(last).isEqualTo(java.util.stream.Stream.of(due, end.plusDays(stage.atLeast()), end).max(LocalDate::compareTo).orElseThrow());
            end = last;
        }
        assertThat(schedule.release()).isEqualTo(end.plusDays(1));
    }

    @Provide
    Arbitrary<LocalDate> exposures() {
        return days(-25, 10);
    }

    @Property
    void everyDueTestIsThereWithoutEvents(@ForAll("plansOfDays") Plan plan, @ForAll("exposures") LocalDate exposure) {
        Schedule schedule = Schedule.of(plan, new StayAnchors(FIRST, exposure, null), Set.of());
        for (StagePeriod period : schedule.stages()) {
            for (PlannedTest test : plan.stages().get(period.index()).tests()) {
                assertThat(schedule.duties()).anyMatch(duty -> duty.kind() == Duty.Kind.TEST && duty.stageIndex() == period.index() && period.contains(duty.date())
                        && duty.detail().startsWith(test.method() + " x"));
            }
        }
    }

    @Property
    void nobodyIsReleasedWhileATestOrResultIsWanting(@ForAll("stays") Case one) {
        StayRun run = one.run();
        if (run.state() instanceof StayState.Released) {
            assertThat(run.missing()).isEmpty();
            assertThat(run.duties()).noneMatch(duty -> duty.state() == DutyState.State.OVERDUE || duty.state() == DutyState.State.AWAITING_RESULT);
        } else if (!OVER.contains(run.state().getClass())) {
            assertThat(run.missing()).isNotEmpty();
        }
    }

    @Property
    void theSameRecordsGiveTheSameRunInAnyOrderAndTwice(@ForAll("stays") Case one, @ForAll Random random) {
        StayRun run = one.run();
        List<StayEvent> shuffled = new ArrayList<>(one.events());
        one.events().stream().filter(event -> !(event instanceof StayEvent.Temperature)).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        StayRun again = new Case(one.plan(), one.anchors(), one.needs(), shuffled, one.asOf()).run();
        assertThat(again).usingRecursiveComparison().ignoringFields("notes").isEqualTo(run);
        assertThat(one.run()).isEqualTo(run);
    }

    @Property
    void noEventIsLost(@ForAll("stays") Case one) {
        StayRun run = one.run();
        for (int i = 0; i < one.events().size(); i++) {
            int index = i;
            StayEvent event = one.events().get(i);
            boolean noted = run.notes().stream().anyMatch(note -> note.index() == index && note.event().equals(event));
            if (event.date().isBefore(one.anchors().arrival()) || event.date().isAfter(one.asOf())) {
                assertThat(noted).isTrue();
            }
        }
    }

    @Property
    void aPositiveTestWithinTheStayAlwaysOpensACase(@ForAll("stays") Case one) {
        boolean positive = one.events().stream().anyMatch(event -> event instanceof StayEvent.Tested test && test.result() == TestResult.POSITIVE
                && !test.date().isBefore(one.anchors().arrival()) && !test.date().isAfter(one.asOf()));
        StayRun run = one.run();
        if (positive && !(run.state() instanceof StayState.BrokenOff) && !(run.state() instanceof StayState.NotStarted)) {
            assertThat(run.state()).isInstanceOf(StayState.CaseOpened.class);
            assertThat(run.actions()).anyMatch(action -> action instanceof Action.OpenCase);
        }
    }

    @Property
    void aFoldGoesOnFromWhereItWasAndIsUsedAgain(@ForAll("stays") Case one, @ForAll("stays") Case other) {
        StayFold fold = new StayFold(one.plan());
        StayRun.of(fold, other.anchors(), other.needs(), other.events(), other.asOf());
        int[] codes = one.events().stream().mapToInt(EventCode::of).toArray();
        EventCode.sort(codes, 0, codes.length);
        int asOf = StayAnchors.day(one.asOf());
        fold.begin(one.anchors().arrivalDay(), one.anchors().lastExposureDay(), one.anchors().dischargeDay(), one.needs());
        int half = codes.length / 2;
        while (half > 0 && half < codes.length && codes[half] == codes[half - 1]) {
            half--;
        }
        fold.applyAll(codes, 0, half, asOf);
        fold.status(asOf);
        fold.applyAll(codes, half, codes.length, asOf);
        StayRun run = one.run();
        assertThat(fold.release(asOf)).isEqualTo(run.release() == null ? StayFold.NEVER : StayAnchors.day(run.release()));
        StayFold.Status status = switch (run.state()) {
            case StayState.NotStarted _ -> StayFold.Status.NOT_STARTED;
            case StayState.InStage _ -> StayFold.Status.IN_STAGE;
            case StayState.Held _ -> StayFold.Status.HELD;
            case StayState.Released _ -> StayFold.Status.RELEASED;
            case StayState.CaseOpened _ -> StayFold.Status.CASE;
            case StayState.Escaped _ -> StayFold.Status.ESCAPED;
            case StayState.BrokenOff _ -> StayFold.Status.BROKEN_OFF;
        };
        assertThat(fold.status(asOf)).isEqualTo(status);
        assertThat(fold.missedObservations(asOf)).isEqualTo((int) run.duties().stream()
                    .filter(duty -> duty.duty().kind() == Duty.Kind.TEMPERATURE && duty.state() == DutyState.State.MISSED).count());
        if (status == StayFold.Status.IN_STAGE || status == StayFold.Status.HELD) {
            assertThat(fold.overdueTests(asOf)).isEqualTo((int) run.duties().stream().filter(duty -> duty.duty().kind() == Duty.Kind.TEST
                    && duty.duty().date().isBefore(one.asOf()) && (duty.state() == DutyState.State.OVERDUE || duty.state() == DutyState.State.AWAITING_RESULT)).count());
        }
    }
}
