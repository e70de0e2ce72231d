package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class SchedulePropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<Stage> stages = Arbitraries.integers().between(1, 21).flatMap(days -> {
            Arbitrary<List<PlannedTest>> tests = Combinators.combine(
                            Arbitraries.integers().between(1, days), Arbitraries.of(TestMethod.class), Arbitraries.integers().between(1, 3))
                    .as((day, method, samples) -> new PlannedTest(day, method, samples)).list().ofMaxSize(4).uniqueElements(test -> test.day() + " " + test.method());
            return Combinators.combine(Arbitraries.of(StagePlace.class), Arbitraries.integers().between(0, 3), tests)
                    .as((place, observations, planned) -> new Stage(place, days, observations, planned));
        });
        return stages.list().ofMinSize(1).ofMaxSize(5).map(list -> new Plan("any", 1, "任意", "Any", FIRST, null, "invented", list));
    }

    @Property
    void stagesFollowWithoutGapAndKeepTheirLength(@ForAll("plans") Plan plan, @ForAll @IntRange(max = 500) int shift) {
        Schedule schedule = Schedule.of(plan, FIRST.plusDays(shift));
        LocalDate expected = FIRST.plusDays(shift);
        for (StagePeriod stage : schedule.stages()) {
            assertThat(stage.from()).isEqualTo(expected);
            assertThat(stage.days()).isEqualTo(plan.stages().get(stage.index()).days());
            expected = stage.to().plusDays(1);
        }
        assertThat(schedule.release()).isEqualTo(expected).isEqualTo(schedule.start().plusDays(plan.totalDays()));
    }

    @Property
    void noDutyIsLostAndEachLiesInItsStage(@ForAll("plans") Plan plan) {
        Schedule schedule = Schedule.of(plan, FIRST);
        long tests = plan.stages().stream().mapToLong(stage -> stage.tests().size()).sum();
        long observations = plan.stages().stream().mapToLong(stage -> (long) stage.days() * stage.observationsPerDay()).sum();
        assertThat(schedule.duties()).filteredOn(duty -> duty.kind() == Duty.Kind.TEST).hasSize((int) tests);
        assertThat(schedule.duties()).filteredOn(duty -> duty.kind() == Duty.Kind.TEMPERATURE).hasSize((int) observations);
        assertThat(schedule.duties()).filteredOn(duty -> duty.kind() == Duty.Kind.RELEASE).singleElement()
                .satisfies(release -> assertThat(release.date()).isEqualTo(schedule.release()));
        assertThat(schedule.duties()).filteredOn(duty -> duty.kind() != Duty.Kind.RELEASE)
                .allMatch(duty -> schedule.stages().get(duty.stageIndex()).contains(duty.date()));
    }

    @Property
    void everyDayHasExactlyOneState(@ForAll("plans") Plan plan, @ForAll @IntRange(min = -5, max = 120) int offset) {
        Schedule schedule = Schedule.of(plan, FIRST);
        switch (StayState.on(schedule, FIRST.plusDays(offset))) {
            case StayState.NotStarted _ -> assertThat(offset).isNegative();
            case StayState.InStage stage -> {
                assertThat(offset).isBetween(0, plan.totalDays() - 1);
                assertThat(stage.dayOfStage()).isBetween(1, stage.ofDays());
            }
            case StayState.Released _ -> assertThat(offset).isGreaterThanOrEqualTo(plan.totalDays());
            case StayState.Held _, StayState.CaseOpened _, StayState.Escaped _, StayState.BrokenOff _ -> throw new AssertionError("a schedule knows no such state");
        }
    }

    @Property
    void onlyAPositiveEndsAStayAndNoResultShortensIt(
            @ForAll("plans") Plan plan, @ForAll @IntRange(max = 120) int offset, @ForAll TestResult result) {
        LocalDate day = FIRST.plusDays(offset);
        StayRun run = StayRun.of(plan, StayAnchors.arrival(FIRST), Set.of(), List.of(new StayEvent.Tested(day, TestMethod.PCR, result)), day);
        assertThat(run.state() instanceof StayState.CaseOpened).isEqualTo(result == TestResult.POSITIVE);
        if (run.release() != null) {
            assertThat(run.release()).isAfterOrEqualTo(Schedule.of(plan, FIRST).release());
        }
    }
}
