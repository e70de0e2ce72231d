package org.zerospread.engine.forecast;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// What the last days say of the days to come.
class A02_ArrivalRateTest {

    private static final LearningRule RULE = new LearningRule(28, 0.85);

    private static ArrivalRate learn(String counts) {
        return ArrivalRate.learn(Arrays.stream(counts.strip().split("\\s+")).map(Integer::valueOf).toList(), RULE).orElseThrow();
    }

    @Test
    void nothingIsLearnedFromNoDay() {
        assertThat(ArrivalRate.learn(List.of(), RULE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # counts, lowest mean, highest mean
            8 8 8 8 8 8 8 8 8 8 8 8,             8,   8.2
            0 0 0 0 0 0 0 0 0 0 0 0 0 0,         0,   0.1
            20 4 0 0 12 0 3,                     3,   6
            # a slow rise is followed
            4 4 5 6 7 8 9 10 11 12,              8,   11
            # one lively day is no jump
            8 9 8 8 9 8 30 8 9,                  9,   14
            """)
    void followsTheLastDays(String counts, double lowest, double highest) {
        assertThat(learn(counts).perDay()).isBetween(lowest, highest);
    }

    /// The numbers of the replay: the wave from Wuhan ends on 30 January, a few a day go on.
    @Test
    void aJumpIsBelievedOnItsThirdDay() {
        String wave = "208 373 392 390 390 392 388 315 ";
        assertThat(learn(wave + "100").perDay()).isGreaterThan(200);
        assertThat(learn(wave + "100 5").perDay()).isGreaterThan(150);
        assertThat(learn(wave + "100 5 8").perDay()).isBetween(7.0, 10.0);
        assertThat(learn(wave + "100 5 8 9 8 9").perDay()).isBetween(8.0, 9.5);
    }

    @Test
    void arrivalsThatStopAreBelievedToStop() {
        assertThat(learn("8 9 8 9 8 9 8 9 8 9 7 0 0 0").perDay()).isLessThan(0.6);
    }

    @Test
    void daysThatVaryMoreWidenTheIntervalButKeepTheMean() {
        ArrivalRate even = learn("8 8 8 8 8 8 8 8 8 8 8 8");
        ArrivalRate uneven = learn("0 16 0 16 0 16 16 0 16 0 16 0");
        assertThat(even.daySize()).isInfinite();
        assertThat(uneven.daySize()).isFinite();
        assertThat(2 * width(uneven, 7)).isGreaterThan(3 * width(even, 7));
    }

    @Test
    void furtherAheadTheMeanStaysAndTheIntervalWidens() {
        ArrivalRate rate = learn("8 9 8 9 8 9 8 9 8 9");
        assertThat(rate.over(7, 20, 1).mean()).isCloseTo(rate.over(7, 1, 1).mean(), within(0.3));
        assertThat(width(rate, 20)).isGreaterThan(width(rate, 1));
    }

    private static int width(ArrivalRate rate, double ahead) {
        CountDistribution week = rate.over(7, ahead, 1);
        return week.quantile(0.9) - week.quantile(0.1);
    }
}
