package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zerospread.engine.grading.OriginClass;

import static org.assertj.core.api.Assertions.assertThat;

class A01_PlanReaderTest {

    private static final String HEAD = """
            code: trial
            version: 1
            title: {zh: 试, en: Trial}
            effective_from: 2020-01-31
            source: invented
            """;

    private static List<String> faults(String text) {
        assertThat(PlanReader.read("trial.yaml", text)).isInstanceOf(PlanReading.Refused.class);
        return ((PlanReading.Refused) PlanReader.read("trial.yaml", text))
                .faults().stream().map(fault -> fault.line() + " " + fault.path() + " " + fault.code()).toList();
    }

    @Test
    void readsDouble14() {
        Plan plan = Plans.shipped("double-14");
        assertThat(plan.code()).isEqualTo("double-14");
        assertThat(plan.titleZh()).isEqualTo("双14隔离");
        assertThat(plan.totalDays()).isEqualTo(28);
        assertThat(plan.stages()).extracting(Stage::place).containsExactly(StagePlace.CENTRAL, StagePlace.HOME);
        assertThat(plan.stages().getFirst().tests())
                .containsExactly(new PlannedTest(7, TestMethod.PCR, 1), new PlannedTest(14, TestMethod.PCR, 1));
        assertThat(plan.isInForceOn(LocalDate.of(2020, 1, 30))).isFalse();
        assertThat(plan.isInForceOn(LocalDate.of(2020, 1, 31))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"double-14", "central-14", "home-14", "rehab-14", "central-14-home-7", "central-10-home-7", "central-7-home-3", "central-5-home-3", "home-5", "home-3", "measles-21"})
    void readsEveryPlanThatComesWithTheProductAndItSaysWhatIsInvented(String code) {
        Plan plan = Plans.shipped(code);
        assertThat(plan.code()).isEqualTo(code);
        assertThat(plan.source()).contains("虚构", "invented");
    }

    @Test
    void endsCentral14OnTheDayBeforeDouble14Begins() {
        assertThat(Plans.shipped("central-14").effectiveTo()).isEqualTo(Plans.shipped("double-14").effectiveFrom().minusDays(1));
    }

    @Test
    void refusesAPlanWithoutStages() {
        assertThat(faults(HEAD)).containsExactly("1 stages YAML-005");
        assertThat(faults(HEAD + "stages: []\n")).containsExactly("6 stages PLAN-001");
    }

    @Test
    void findsEveryFaultAtOnce() {
        assertThat(faults("""
                code: Double 14
                version: 0
                title: {zh: 试}
                effective_from: 2020-01-31
                effective_to: 2020-01-30
                source: x
                stages:
                  - place: centrall
                    days: 14
                    observations_per_day: 2
                    tests:
                      - {day: 15, method: pcr}
                      - {day: 7, method: pcr}
                      - {day: 7, method: pcr, samples: 2}
                  - place: home
                    days: -3
                    first_day: 14
                    observations_per_day: 2
                    tests: [{day: 9, method: smell}]
                    colour: red
                """)).containsExactly(
                "1 code PLAN-007", "2 version YAML-008", "3 title.en YAML-005", "5 effective_to PLAN-006",
                "8 stages[0].place YAML-009", "12 stages[0].tests[0].day PLAN-002", "14 stages[0].tests[2].day PLAN-003",
                "16 stages[1].days YAML-008", "17 stages[1].first_day PLAN-004", "19 stages[1].tests[0].method YAML-009",
                "20 stages[1].colour YAML-004");
    }

    @Test
    void refusesAGapBetweenStages() {
        assertThat(faults(HEAD + """
                stages:
                  - {place: central, days: 14, observations_per_day: 2}
                  - {place: home, days: 14, observations_per_day: 2, first_day: 16}
                """)).containsExactly("8 stages[1].first_day PLAN-005");
    }

    @Test
    void tellsASyntaxErrorByItsLine() {
        assertThat(faults(HEAD + "stages: [\n")).singleElement().asString().contains("YAML-001");
    }

    private static final String STAGES = HEAD + """
            stages:
              - {place: central, days: 14, observations_per_day: 2}
            """;

    @Test
    void stillReadsAPlanThatHasStagesAlone() {
        assertThat(PlanReader.read("trial.yaml", STAGES)).isInstanceOfSatisfying(PlanReading.Accepted.class,
                accepted -> assertThat(accepted.plan().rules()).isEqualTo(PlanRules.usual()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"on_new_version: keep", "for: [{origin: [local]}]", "when: {escape: {report: true}}", "exceptions: [{who: [pregnant], place: home}]"})
    void refusesAPlanWithoutRelease(String section) {
        assertThat(faults(STAGES + section + "\n")).containsExactly("1 release PLAN-008");
        assertThat(PlanReader.read("trial.yaml", STAGES + section + "\nrelease: {tests: all}\n")).isInstanceOf(PlanReading.Accepted.class);
    }

    @Test
    void refusesWhatContradictsItselfInTheRules() {
        assertThat(faults(STAGES + """
                release: {tests: some, fever_free_days: -1}
                when:
                  positive: {report: true}
                  symptom: {open_case: true, stay: restart}
                  escape: {replan: [staff]}
                  refusal: {stay: extend}
                  exposure: {stay: wait}
                  flight: {report: true}
                exceptions:
                  - {who: [pregnant], place: central}
                """)).containsExactly("8 release.tests YAML-009", "8 release.fever_free_days YAML-008", "10 when.positive.open_case PLAN-012",
                "11 when.symptom.stay PLAN-014", "12 when.escape.replan PLAN-009", "13 when.refusal.stay PLAN-015",
                "14 when.exposure.stay YAML-009", "15 when.flight YAML-004", "17 exceptions[0] PLAN-013");
    }

    @Test
    void refusesStagesThatOverlapWhenCountedFromOneEvent() {
        assertThat(faults(HEAD + """
                release: {tests: all}
                stages:
                  - {place: central, days: 14, from: last-exposure, observations_per_day: 2}
                  - {place: home, days: 10, from: last-exposure, observations_per_day: 2}
                """)).containsExactly("9 stages[1].days PLAN-004");
    }

    @Test
    void refusesThresholdsAndLengthsThatCannotBe() {
        assertThat(faults(HEAD + """
                release: {tests: all}
                stages:
                  - {place: central, days: 14, at_least: 3, observation: {times_per_day: 2, fever_from: 38, urgent_from: 37.5}}
                """)).containsExactly("8 stages[0].at_least PLAN-011", "8 stages[0].observation.urgent_from PLAN-010");
    }

    @Test
    void knowsForWhomAPlanIs() {
        Plan plan = Plans.shipped("double-14");
        assertThat(plan.isFor(new Audience.Facts(OriginClass.KEY_AREA, 0, Audience.Zone.BORDER, Audience.CaseHistory.NONE))).isTrue();
        assertThat(plan.isFor(new Audience.Facts(OriginClass.LOCAL, 1, Audience.Zone.BORDER, Audience.CaseHistory.NONE))).isTrue();
        assertThat(plan.isFor(new Audience.Facts(OriginClass.LOCAL, 2, Audience.Zone.BORDER, Audience.CaseHistory.NONE))).isFalse();
    }
}
