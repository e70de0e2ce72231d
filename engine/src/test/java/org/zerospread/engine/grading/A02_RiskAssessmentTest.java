package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// The table of docs/day-counting.md, and the levels around a cluster.
class A02_RiskAssessmentTest {

    private static final LocalDate FEB_14 = LocalDate.of(2020, 2, 14);
    private final RiskRules rules = Policies.risk202002();

    private RiskAssessment assess(List<ConfirmedCase> cases, LocalDate on) {
        return RiskAssessment.assess(cases, on, rules);
    }

    /// Nine cases as in the replay: eight on 1 February (an invented day) and the last on 14 February.
    private static List<ConfirmedCase> nineCases() {
        List<ConfirmedCase> cases = new ArrayList<>(single(8, LocalDate.of(2020, 2, 1)));
        cases.add(new ConfirmedCase("last", FEB_14, null));
        return cases;
    }

    private static List<ConfirmedCase> single(int count, LocalDate day) {
        return IntStream.range(0, count).mapToObj(i -> new ConfirmedCase(day + "-" + i, day, null)).toList();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # day,      level,  days, since,      fallsOn
            2020-02-01, MEDIUM, 0,    2020-02-01, 2020-02-15
            2020-02-14, MEDIUM, 0,    2020-02-01, 2020-02-28
            2020-02-27, MEDIUM, 13,   2020-02-01, 2020-02-28
            2020-02-28, LOW,    14,   2020-02-28, -
            2020-02-29, LOW,    15,   2020-02-28, -
            2020-03-04, LOW,    19,   2020-02-28, -
            """)
    void fallsToLowOnThe14thFullDayWithoutANewCase(LocalDate on, RiskLevel level, int days, LocalDate since, LocalDate fallsOn) {
        RiskAssessment assessment = assess(nineCases(), on);
        assertThat(assessment.level()).isEqualTo(level);
        assertThat(assessment.daysWithoutNew()).hasValue(days);
        assertThat(assessment.since()).hasValue(since);
        assertThat(assessment.fallsOn().orElse(null)).isEqualTo(fallsOn);
    }

    @Test
    void isLowWithoutAnyCase() {
        RiskAssessment assessment = assess(List.of(), FEB_14);
        assertThat(assessment.level()).isEqualTo(RiskLevel.LOW);
        assertThat(assessment.since()).isEmpty();
        assertThat(assessment.fallsOn()).isEmpty();
        assertThat(assessment.daysWithoutNew()).isEmpty();
        assertThat(assessment.reasonZh()).isEqualTo("无确诊病例 → 低风险");
    }

    @Test
    void looksAtNoCaseOfALaterDay() {
        assertThat(assess(single(1, FEB_14), FEB_14.minusDays(1)).level()).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void risesAgainWithANewCaseAndCountsFromThere() {
        List<ConfirmedCase> cases = new ArrayList<>(nineCases());
        cases.add(new ConfirmedCase("later", LocalDate.of(2020, 3, 2), null));
        RiskAssessment assessment = assess(cases, LocalDate.of(2020, 3, 4));
        assertThat(assessment.level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(assessment.since()).hasValue(LocalDate.of(2020, 3, 2));
        assertThat(assessment.fallsOn()).hasValue(LocalDate.of(2020, 3, 16));
    }

    /// 49 old single cases and two of one family on 10 and 14 February: 51 in all. The pair is a cluster while both lie in the last 14
    /// days, from 14 February to 23 February.
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # day,      level,  since,      fallsOn
            2020-02-09, LOW,    2020-02-08, -
            2020-02-13, MEDIUM, 2020-02-10, 2020-02-24
            2020-02-14, HIGH,   2020-02-14, 2020-02-24
            2020-02-23, HIGH,   2020-02-14, 2020-02-24
            2020-02-24, MEDIUM, 2020-02-24, 2020-02-28
            2020-02-28, LOW,    2020-02-28, -
            """)
    void isHighWithMoreThan50AndACluster(LocalDate on, RiskLevel level, LocalDate since, LocalDate fallsOn) {
        List<ConfirmedCase> cases = new ArrayList<>(single(49, LocalDate.of(2020, 1, 25)));
        cases.add(new ConfirmedCase("f1", LocalDate.of(2020, 2, 10), "family"));
        cases.add(new ConfirmedCase("f2", FEB_14, "family"));
        // The order in which cases are given must not matter.
        Collections.reverse(cases);
        RiskAssessment assessment = assess(cases, on);
        assertThat(assessment.level()).isEqualTo(level);
        assertThat(assessment.since()).hasValue(since);
        assertThat(assessment.fallsOn().orElse(null)).isEqualTo(fallsOn);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            48, family, MEDIUM
            49, family, HIGH
            49, ,       MEDIUM
            """)
    void needsBothMoreThan50AndACluster(int singles, String cluster, RiskLevel level) {
        List<ConfirmedCase> cases = new ArrayList<>(single(singles, FEB_14));
        cases.add(new ConfirmedCase("a", FEB_14, cluster));
        cases.add(new ConfirmedCase("b", FEB_14, cluster));
        assertThat(assess(cases, FEB_14).level()).isEqualTo(level);
    }

    /// One case on 1 July 2022: high for 7 days, medium for 3 more.
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2022-07-01, HIGH,   2022-07-01, 2022-07-08
            2022-07-07, HIGH,   2022-07-01, 2022-07-08
            2022-07-08, MEDIUM, 2022-07-08, 2022-07-11
            2022-07-11, LOW,    2022-07-11, -
            """)
    void anAreaOfTheNinthEditionFallsTwice(LocalDate on, RiskLevel level, LocalDate since, LocalDate fallsOn) {
        RiskAssessment assessment = RiskAssessment.assess(single(1, LocalDate.of(2022, 7, 1)), on, Policies.risk("risk-2022-06.yaml"));
        assertThat(assessment).extracting(RiskAssessment::level, one -> one.since().orElse(null), one -> one.fallsOn().orElse(null)).containsExactly(level, since, fallsOn);
    }

    @Test
    void aTownIsHighByChainsOrByNewCases() {
        RiskRules town = Policies.risk("risk-2021-town.yaml");
        LocalDate day = LocalDate.of(2021, 8, 1);
        List<ConfirmedCase> chains = new ArrayList<>();
        for (String chain : List.of("a", "a", "b", "b")) {
            chains.add(new ConfirmedCase(chain + chains.size(), day, chain));
        }
        assertThat(RiskAssessment.assess(chains.subList(0, 3), day, town).level()).isEqualTo(RiskLevel.MEDIUM);
        RiskAssessment two = RiskAssessment.assess(chains, day, town);
        assertThat(two.level()).isEqualTo(RiskLevel.HIGH);
        assertThat(two.reasonZh()).contains("14 天内有 2 起聚集性疫情 (达到 2 起)", "14 天内新增 4 例 (不超过 10 例)");
        assertThat(two.fallsOn()).hasValue(day.plusDays(14));
        assertThat(RiskAssessment.assess(single(10, day), day, town).level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(RiskAssessment.assess(single(11, day), day, town).level()).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void tellsTheReasonWithItsFigures() {
        RiskAssessment assessment = assess(nineCases(), LocalDate.of(2020, 3, 4));
        assertThat(assessment.reasonZh()).isEqualTo("累计确诊 9 例, 最后一例 2020-02-14, 已连续 19 天无新增 (满 14 天) → 低风险");
        assertThat(assessment.reasonEn())
                .isEqualTo("9 confirmed in all, the last on 2020-02-14, 19 full days without a new one (14 needed): LOW");
        assertThat(assess(nineCases(), FEB_14).reasonZh()).endsWith("14 天内无聚集性疫情, 累计不超过 50 例 → 中风险");
    }

    @Test
    void readsTheRulesAndRefusesFaultyOnes() {
        assertThat(rules.isInForceOn(LocalDate.of(2020, 3, 4))).isTrue();
        assertThat(rules.isInForceOn(LocalDate.of(2020, 2, 17))).isFalse();
        assertThat(RiskRules.read("x.yaml", """
                code: x
                version: 1
                title: {zh: 试, en: Trial}
                effective_from: 2020-02-18
                effective_to: 2020-02-17
                source: invented
                unit: county
                cluster_cases: 0
                levels:
                  - level: high
                    when: [{clusters: 1}]
                  - level: high
                    when: [{}]
                """)).isInstanceOfSatisfying(DocumentReading.Refused.class, refused ->
                assertThat(((DocumentReading.Refused<?>) refused).faults()).extracting(fault -> fault.line() + " " + fault.code())
                        .containsExactly("5 RISK-001", "8 YAML-008", "11 RISK-002", "12 RISK-002", "12 RISK-002", "13 RISK-002"));
    }
}
