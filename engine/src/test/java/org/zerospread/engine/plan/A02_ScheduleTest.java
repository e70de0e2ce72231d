package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The tables of docs/day-counting.md.
class A02_ScheduleTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 31);
    private final Schedule double14 = Schedule.of(Plans.shipped("double-14"), START);

    @Test
    void laysDouble14OnTheCalendar() {
        assertThat(double14.stages()).containsExactly(
                new StagePeriod(StagePlace.CENTRAL, 0, START, LocalDate.of(2020, 2, 13)),
                new StagePeriod(StagePlace.HOME, 1, LocalDate.of(2020, 2, 14), LocalDate.of(2020, 2, 27)));
        assertThat(double14.release()).isEqualTo(LocalDate.of(2020, 2, 28));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2020-01-30, NotStarted[start=2020-01-31]
            2020-01-31, 'InStage[index=0, place=CENTRAL, dayOfStage=1, ofDays=14]'
            2020-02-13, 'InStage[index=0, place=CENTRAL, dayOfStage=14, ofDays=14]'
            2020-02-14, 'InStage[index=1, place=HOME, dayOfStage=1, ofDays=14]'
            2020-02-27, 'InStage[index=1, place=HOME, dayOfStage=14, ofDays=14]'
            2020-02-28, Released[release=2020-02-28]
            """)
    void knowsWhereTheStayStands(LocalDate day, String state) {
        assertThat(StayState.on(double14, day)).hasToString(state);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2020-01-31, TEMPERATURE 1/2 | TEMPERATURE 2/2
            2020-02-06, TEMPERATURE 1/2 | TEMPERATURE 2/2 | TEST PCR x1
            2020-02-13, TEMPERATURE 1/2 | TEMPERATURE 2/2 | TEST PCR x1
            2020-02-14, MOVE CENTRAL > HOME | TEMPERATURE 1/2 | TEMPERATURE 2/2
            2020-02-17, TEMPERATURE 1/2 | TEMPERATURE 2/2 | TEST PCR x1
            2020-02-28, RELEASE
            2020-02-29, ''
            """)
    void listsWhatIsDueOnADay(LocalDate day, String duties) {
        String due = String.join(" | ", double14.dutiesOn(day).stream().map(d -> (d.kind() + " " + d.detail()).strip()).toList());
        assertThat(due).isEqualTo(duties);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            central-14, 2020-01-27, 2020-02-10
            home-14,    2020-01-23, 2020-02-06
            rehab-14,   2020-02-10, 2020-02-24
            double-14,  2020-01-31, 2020-02-28
            """)
    void releasesOnTheDayAfterTheLast(String code, LocalDate start, LocalDate release) {
        assertThat(Schedule.of(Plans.shipped(code), start).release()).isEqualTo(release);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2020-01-27, 2020-01-31, 'InStage[index=0, place=CENTRAL, dayOfStage=5, ofDays=14]', 2020-02-24
            2020-01-23, 2020-01-31, 'InStage[index=0, place=CENTRAL, dayOfStage=9, ofDays=14]', 2020-02-20
            2020-01-17, 2020-01-31, 'InStage[index=1, place=HOME, dayOfStage=1, ofDays=14]', 2020-02-14
            2020-01-01, 2020-01-31, 'Released[release=2020-01-29]', 2020-01-29
            """)
    void countsDaysAlreadySpentWhenThePlanChanges(LocalDate originalStart, LocalDate changedOn, String state, LocalDate release) {
        Schedule changed = Schedule.of(Plans.shipped("double-14"), originalStart);
        assertThat(StayState.on(changed, changedOn)).hasToString(state);
        assertThat(changed.release()).isEqualTo(release);
        assertThat(changed.dutiesFrom(changedOn)).noneMatch(duty -> duty.date().isBefore(changedOn));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2020-02-06, NEGATIVE,     'InStage[index=0, place=CENTRAL, dayOfStage=7, ofDays=14]', 2020-02-28, ''
            2020-02-06, POSITIVE,     'CaseOpened[on=2020-02-06, stageIndex=0]',                  '',         ''
            2020-02-14, POSITIVE,     'CaseOpened[on=2020-02-14, stageIndex=1]',                  '',         ''
            2020-02-20, INCONCLUSIVE, 'InStage[index=1, place=HOME, dayOfStage=7, ofDays=14]',    2020-02-28, 2020-02-21
            2020-02-27, INCONCLUSIVE, 'InStage[index=1, place=HOME, dayOfStage=14, ofDays=14]',   2020-02-28, 2020-02-28
            """)
    void decidesAfterATest(LocalDate day, TestResult result, String state, String release, String retest) {
        StayRun run = StayRun.of(Plans.shipped("double-14"), StayAnchors.arrival(START), Set.of(), List.of(new StayEvent.Tested(day, TestMethod.PCR, result)), day);
        assertThat(run.state()).hasToString(state);
        assertThat(run.release() == null ? "" : run.release().toString()).isEqualTo(release);
        if (!retest.isEmpty()) {
            assertThat(run.missing()).contains(new Missing.Test(LocalDate.parse(retest), TestMethod.PCR));
        }
    }

    @Test
    void keepsASampleFromBeforeTheStayAndSaysSo() {
        StayEvent early = new StayEvent.Tested(LocalDate.of(2020, 1, 30), TestMethod.PCR, TestResult.POSITIVE);
        StayRun run = StayRun.of(Plans.shipped("double-14"), StayAnchors.arrival(START), Set.of(), List.of(early), START);
        assertThat(run.notes()).containsExactly(new StayNote(0, early, StayNote.Kind.BEFORE_START));
        assertThat(run.release()).isEqualTo(double14.release());
    }
}
