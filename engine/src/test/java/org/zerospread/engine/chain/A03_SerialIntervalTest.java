package org.zerospread.engine.chain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// The shapes against their own moments.
class A03_SerialIntervalTest {

    @ParameterizedTest
    @CsvSource({"NORMAL, 3.96, 4.75", "GAMMA, 4.7, 2.9", "GAMMA, 7.5, 3.4", "LOGNORMAL, 4.7, 2.9", "GAMMA, 2, 2.5", "NORMAL, -2, 3"})
    void a01_probabilitiesHaveTheMeanAndTheSpreadAsked(SerialInterval.Family family, double mean, double sd) {
        double[] byDay = new SerialInterval(family, mean, sd).byDay();
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < byDay.length; i++) {
            int day = i - SerialInterval.FARTHEST;
            sum += byDay[i];
            first += byDay[i] * day;
            second += byDay[i] * day * day;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(first).isCloseTo(mean, within(0.05));
        // Days as a whole add a twelfth to the variance.
        assertThat(Math.sqrt(second - first * first - 1.0 / 12)).isCloseTo(sd, within(0.08));
    }

    @Test
    void a02_impossibleFiguresAreRefused() {
        assertThatThrownBy(() -> new SerialInterval(SerialInterval.Family.GAMMA, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SerialInterval(SerialInterval.Family.NORMAL, 4, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SerialInterval(SerialInterval.Family.NORMAL, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
