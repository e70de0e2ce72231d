package org.zerospread.engine.forecast;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Counts against their closed forms.
class A01_CountDistributionTest {

    @Test
    void aKnownCountHasOneValue() {
        CountDistribution seven = CountDistribution.exactly(7);
        assertThat(seven.mean()).isEqualTo(7);
        assertThat(seven.quantile(0.1)).isEqualTo(7);
        assertThat(seven.quantile(0.9)).isEqualTo(7);
        assertThat(seven.chanceAbove(6)).isEqualTo(1);
        assertThat(seven.chanceAbove(7)).isZero();
    }

    @Test
    void threeOfFourComeWithTheirChances() {
        CountDistribution count = CountDistribution.binomial(4, 0.75);
        assertThat(count.mean()).isCloseTo(3, within(1e-9));
        assertThat(count.chanceAbove(3)).isCloseTo(0.31640625, within(1e-9));
        assertThat(count.quantile(0.05)).isEqualTo(1);
    }

    /// A rate that is all but known and days without overdispersion: Poisson. P(more than 2 | 2) = 1 - 5 e^-2.
    @Test
    void aKnownRateGivesPoisson() {
        CountDistribution count = CountDistribution.mixed(1e9, 1e9, 2, Double.POSITIVE_INFINITY, 1);
        assertThat(count.mean()).isCloseTo(2, within(1e-3));
        assertThat(count.chanceAbove(2)).isCloseTo(1 - 5 * Math.exp(-2), within(1e-3));
    }

    /// A gamma rate and Poisson days: negative binomial of size `shape`. P(0) = (rate / (rate + exposure))^shape.
    @ParameterizedTest
    @CsvSource(textBlock = """
            # shape, rate, exposure
            0.5, 1,   1
            0.5, 4,   14
            3,   2,   7
            40,  5,   1
            """)
    void aGammaRateGivesANegativeBinomial(double shape, double rate, double exposure) {
        CountDistribution count = CountDistribution.mixed(shape, rate, exposure, Double.POSITIVE_INFINITY, 1);
        assertThat(count.mean()).isCloseTo(exposure * shape / rate, within(0.01 + 0.002 * exposure * shape / rate));
        assertThat(1 - count.chanceAbove(0)).isCloseTo(Math.pow(rate / (rate + exposure), shape), within(2e-3));
    }

    /// Days of variance φ · mean: with a known rate the variance of a sum is φ times its mean.
    @Test
    void livelyDaysWidenTheSum() {
        double size = 10 / (3 - 1.0);
        CountDistribution count = CountDistribution.mixed(1e9, 1e8, 14, size, 1);
        double mean = count.mean();
        assertThat(mean).isCloseTo(140, within(0.1));
        assertThat(count.mean(n -> (n - mean) * (n - mean))).isCloseTo(3 * 140, within(2.0));
    }

    @Test
    void sumsAreExact() {
        CountDistribution sum = CountDistribution.binomial(1, 0.5).plus(CountDistribution.binomial(1, 0.5)).plus(CountDistribution.exactly(3));
        assertThat(sum.chanceAbove(4)).isCloseTo(0.25, within(1e-12));
        assertThat(sum.quantile(0.25)).isEqualTo(3);
        assertThat(sum.mean()).isCloseTo(4, within(1e-12));
    }
}
