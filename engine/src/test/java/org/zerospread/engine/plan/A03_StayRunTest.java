package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Stays of double-14 from 31 January 2020, from simple to complex.
class A03_StayRunTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 31);
    private final Plan plan = Plans.shipped("double-14");

    private static LocalDate day(String monthAndDay) {
        return LocalDate.parse("2020-" + monthAndDay);
    }

    private StayRun run(String asOf, StayEvent... events) {
        return StayRun.of(plan, StayAnchors.arrival(START), Set.of(), List.of(events), day(asOf));
    }

    private static StayEvent negative(String on) {
        return new StayEvent.Tested(day(on), TestMethod.PCR, TestResult.NEGATIVE);
    }

    private static StayEvent moved(String on, StagePlace to) {
        return new StayEvent.Moved(day(on), to);
    }

    private final StayEvent[] allNegative = {negative("02-06"), negative("02-13"), moved("02-14", StagePlace.HOME), negative("02-17"), negative("02-27")};

    @Test
    void releasesWhoDidEverything() {
        StayRun run = run("02-28", allNegative);
        assertThat(run.state()).isEqualTo(new StayState.Released(day("02-28")));
        assertThat(run.missing()).isEmpty();
        assertThat(run.transitions()).extracting(Transition::why)
                .containsExactly(LivedStage.Why.START, LivedStage.Why.STAGE_OVER, LivedStage.Why.RELEASED);
        assertThat(run.actions()).contains(new Action.Release(day("02-28")));
    }

    @Test
    void holdsWhoLacksATestUntilItIsDone() {
        StayEvent[] without = Arrays.copyOf(allNegative, 4);
        StayRun held = run("02-29", without);
        assertThat(held.state()).isEqualTo(new StayState.Held(day("02-28"), StagePlace.HOME));
        assertThat(held.missing()).containsExactly(new Missing.Test(day("02-27"), TestMethod.PCR));
        assertThat(held.release()).isEqualTo(day("02-29"));
        assertThat(held.stages().getLast().to()).isEqualTo(day("02-28"));
        List<StayEvent> later = new ArrayList<>(Arrays.asList(without));
        later.add(negative("03-02"));
        assertThat(run("03-05", later.toArray(StayEvent[]::new)).state()).isEqualTo(new StayState.Released(day("03-02")));
    }

    @Test
    void awaitsTheResultOfTheLastSample() {
        StayEvent[] events = allNegative.clone();
        events[4] = new StayEvent.Tested(day("02-27"), TestMethod.PCR, null);
        StayRun run = run("02-28", events);
        assertThat(run.missing()).containsExactly(new Missing.Result(day("02-27"), TestMethod.PCR));
        assertThat(run.state()).isInstanceOf(StayState.Held.class);
    }

    @Test
    void opensACaseInTheSecondStageAndNamesWhoIsPlannedAnew() {
        StayRun run = run("02-14", negative("02-06"), negative("02-13"), moved("02-14", StagePlace.HOME),
                new StayEvent.Tested(day("02-14"), TestMethod.PCR, TestResult.POSITIVE));
        assertThat(run.state()).isEqualTo(new StayState.CaseOpened(day("02-14"), 1));
        assertThat(run.release()).isNull();
        assertThat(run.actions()).contains(new Action.OpenCase(day("02-14"), 1, StagePlace.HOSPITAL, Set.of(ContactGroup.values()), day("02-11")));
        assertThat(run.transitions().getLast())
                .isEqualTo(new Transition(day("02-14"), StagePlace.HOME, StagePlace.HOSPITAL, 1, LivedStage.Why.POSITIVE));
    }

    @Test
    void beginsAnewAfterAnExposureWithoutAGap() {
        StayRun run = run("02-20", negative("02-06"), negative("02-13"), moved("02-14", StagePlace.HOME), new StayEvent.Exposure(day("02-18")));
        assertThat(run.stages()).extracting(stage -> stage.place() + " " + stage.attempt() + " " + stage.from() + " " + stage.to()).containsExactly(
                "CENTRAL 1 2020-01-31 2020-02-13", "HOME 1 2020-02-14 2020-02-17", "CENTRAL 2 2020-02-18 2020-03-02", "HOME 2 2020-03-03 2020-03-16");
        assertThat(run.release()).isEqualTo(day("03-17"));
        assertThat(run.actions()).contains(new Action.StartAnew(day("02-18"), Trigger.EXPOSURE));
    }

    @Test
    void countsFromTheReturnOfWhoEscaped() {
        StayRun away = run("02-06", new StayEvent.Escape(day("02-05")));
        assertThat(away.state()).isEqualTo(new StayState.Escaped(day("02-05")));
        assertThat(away.release()).isNull();
        assertThat(away.actions()).contains(new Action.Report(day("02-05"), Trigger.ESCAPE));
        StayRun back = run("02-07", new StayEvent.Escape(day("02-05")), moved("02-07", StagePlace.CENTRAL));
        assertThat(back.stages().getLast().to()).isEqualTo(day("03-05"));
    }

    @Test
    void asksForATestOnTheDayOfAFever() {
        StayRun run = run("02-03", new StayEvent.Temperature(day("02-03"), 376));
        assertThat(run.actions()).contains(new Action.Test(day("02-03"), TestMethod.PCR, 1), new Action.Report(day("02-03"), Trigger.SYMPTOM));
        assertThat(run.duties()).anyMatch(duty -> duty.duty().kind() == Duty.Kind.TEST && duty.duty().date().equals(day("02-03")));
    }

    @Test
    void breaksOffWhoIsBroughtOutOfQuarantine() {
        StayRun run = run("02-10", moved("02-09", StagePlace.NONE));
        assertThat(run.state()).isEqualTo(new StayState.BrokenOff(day("02-09")));
        assertThat(run.stages().getLast().to()).isEqualTo(day("02-09"));
    }

    @Test
    void takesEventsInAnyOrderAndTwiceAndSaysSo() {
        List<StayEvent> events = new ArrayList<>(Arrays.asList(allNegative));
        events.add(negative("02-06"));
        Collections.shuffle(events, new Random(5));
        StayRun run = run("02-28", events.toArray(StayEvent[]::new));
        assertThat(run.state()).isEqualTo(new StayState.Released(day("02-28")));
        assertThat(run.notes()).extracting(StayNote::kind).contains(StayNote.Kind.TWICE, StayNote.Kind.OUT_OF_ORDER);
    }

    @Test
    void keepsWhatIsLaterThanTheDayOfTheQuestion() {
        StayRun run = run("02-01", negative("02-06"));
        assertThat(run.notes()).extracting(StayNote::kind).containsExactly(StayNote.Kind.AFTER_AS_OF);
        assertThat(run.missing()).contains(new Missing.Test(day("02-06"), TestMethod.PCR));
    }
}
