package org.zerospread.engine.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.plan.TestMethod;
import org.zerospread.engine.plan.TestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Two negatives a day apart, from the plain to the crooked.
class A02_ExclusionRuleTest {

    private static final ExclusionRule RULE = new ExclusionRule(2, Duration.ofHours(24));
    private static final Instant BEGIN = Instant.parse("2020-01-24T00:00:00Z");

    /// `PCR- 0:00` is a negative nucleic-acid sample of the first hour: method, result (- + ?), hours and minutes after the beginning.
    private static List<Sample> samples(@Nullable String text) {
        return text == null ? List.of() : Arrays.stream(text.split("; ")).map(one -> {
            String[] parts = one.split(" ");
            String[] time = parts[1].split(":");
            TestResult result = switch (parts[0].charAt(parts[0].length() - 1)) {
                case '-' -> TestResult.NEGATIVE;
                case '+' -> TestResult.POSITIVE;
                default -> TestResult.INCONCLUSIVE;
            };
            return new Sample(BEGIN.plus(Duration.ofHours(Long.parseLong(time[0])).plusMinutes(Long.parseLong(time[1]))),
                    TestMethod.valueOf(parts[0].substring(0, parts[0].length() - 1)), result);
        }).toList();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        "none, NO_NEGATIVE",
        "PCR- 0:00, MORE_NEGATIVES",
        "PCR- 0:00; PCR- 24:00, holds",
        "PCR- 24:00; PCR- 0:00, holds",
        "PCR- 0:00; PCR- 23:59, TOO_CLOSE",
        "PCR- 0:00; PCR- 23:59; PCR- 24:00, holds",
        "PCR- 0:00; PCR- 12:00; PCR- 30:00, holds",
        "PCR- 0:00; PCR- 0:00, TOO_CLOSE",
        "PCR- 0:00; PCR? 12:00; PCR- 24:00, holds",
        "PCR- 0:00; PCR? 24:00, REPEAT",
        "PCR- 0:00; PCR- 24:00; PCR? 30:00, REPEAT",
        "PCR- 0:00; PCR- 24:00; PCR? 30:00; PCR- 36:00, holds",
        "PCR? 0:00; PCR- 24:00, MORE_NEGATIVES",
        "PCR+ 0:00, POSITIVE",
        "PCR- 0:00; PCR+ 12:00; PCR- 24:00, MORE_NEGATIVES",
        "PCR- 0:00; PCR+ 12:00; PCR- 24:00; PCR- 48:00, holds",
        "PCR- 0:00; PCR- 24:00; PCR+ 25:00, POSITIVE",
        "PCR- 0:00; PCR- 24:00; PCR+ 24:00, POSITIVE",
        "PCR- 0:00; ANTIBODY- 24:00, MORE_NEGATIVES",
        "ANTIBODY- 0:00; ANTIBODY- 24:00, NO_NEGATIVE",
        "ANTIGEN- 0:00; PCR- 24:00, MORE_NEGATIVES",
        "PCR- 0:00; ANTIBODY+ 12:00; PCR- 24:00, holds",
    })
    void twoNegativesADayApart(@Nullable String samples, String outcome) {
        assertThat(switch (RULE.judge(samples(samples))) {
            case Exclusion.Holds holds -> "holds";
            case Exclusion.Missing missing -> missing.lack().name();
        }).isEqualTo(outcome);
    }

    @Test
    void tellsFromWhenTheNextSampleCounts() {
        assertThat(RULE.judge(samples("PCR- 1:30; PCR- 3:00"))).isEqualTo(new Exclusion.Missing(Exclusion.Lack.TOO_CLOSE, 1, 2, Instant.parse("2020-01-25T01:30:00Z")));
        assertThat(RULE.judge(samples("PCR- 0:00; PCR- 30:00"))).isEqualTo(new Exclusion.Holds(Instant.parse("2020-01-25T06:00:00Z")));
    }

    @Test
    void followsAPolicyOfThree() {
        ExclusionRule three = new ExclusionRule(3, Duration.ofHours(12));
        assertThat(three.judge(samples("PCR- 0:00; PCR- 12:00; PCR- 23:00"))).isInstanceOf(Exclusion.Missing.class);
        assertThat(three.judge(samples("PCR- 0:00; PCR- 12:00; PCR- 24:00"))).isInstanceOf(Exclusion.Holds.class);
        assertThatThrownBy(() -> new ExclusionRule(0, Duration.ZERO)).hasMessageContaining("0 negatives");
    }
}
