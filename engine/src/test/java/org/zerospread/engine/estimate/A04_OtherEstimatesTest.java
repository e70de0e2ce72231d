package org.zerospread.engine.estimate;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// R by Wallinga and Teunis, growth, and delays as they were counted.
class A04_OtherEstimatesTest {

    /// A on day 1; B and C on day 2; D on day 3. The interval is 1 or 2 days, 0.6 to 0.4. D descends from B or C with 1.2 / 1.6, else from A.
    @Test
    void eachCaseHasEachEarlierCaseAsInfectorByItsChance() {
        Incidence incidence = Incidence.of(1, 2, 1);
        RtSeries series = new WallingaTeunis(SerialInterval.given(0, 0.6, 0.4), 1).estimate(incidence);
        RtWindow dayTwo = series.windows().getFirst();
        assertThat(dayTwo.mean()).isCloseTo(0.75 / 2, within(1e-12));
        assertThat(dayTwo.std()).isCloseTo(Math.sqrt(0.75 * 0.25) / 2, within(1e-12));
        assertThat(dayTwo.q025()).isZero();
        assertThat(dayTwo.median()).isEqualTo(0.5);
        assertThat(dayTwo.q975()).isEqualTo(0.5);
        assertThat(series.windows().getLast().mean()).as("nobody fell ill after the last").isZero();
    }

    @Test
    void aWindowWithoutCasesHasNoReproductionOfItsCases() {
        assertThat(new WallingaTeunis(SerialInterval.given(0, 1), 1).estimate(Incidence.of(1, 0, 2)).windows().getFirst().isKnown()).isFalse();
    }

    /// The exact distribution of many choices and its approximation meet.
    @Test
    void manyCasesHaveAboutTheQuantilesOfFew() {
        SerialInterval interval = SerialInterval.discretised(4, 2, 40);
        RtWindow few = new WallingaTeunis(interval, 3).estimate(scaled(10)).windows().get(4);
        RtWindow many = new WallingaTeunis(interval, 3).estimate(scaled(40)).windows().get(4);
        assertThat(few.mean()).isCloseTo(many.mean(), within(1e-12));
        assertThat(few.std()).isCloseTo(2 * many.std(), within(1e-12));
        assertThat(few.q975() - few.mean()).isCloseTo(2 * (many.q975() - many.mean()), within(0.03));
    }

    private static Incidence scaled(long by) {
        long[] cases = {1, 1, 2, 2, 3, 3, 4, 4, 4, 3, 3, 2};
        for (int day = 0; day < cases.length; day++) {
            cases[day] *= by;
        }
        return Incidence.of(cases);
    }

    @Test
    void casesThatDoubleEveryThreeDaysDoSo() {
        Growth growth = Growth.of(new long[] {100, 126, 159, 200, 252, 317, 400}, 0, 6).orElseThrow();
        assertThat(growth.doublingDays().estimate()).isCloseTo(3, within(0.01));
        assertThat(growth.doublingDays().low()).isBetween(2.9, 3.0);
        assertThat(growth.doublingDays().high()).isBetween(3.0, 3.1);
        assertThat(growth.isGrowing()).isTrue();
        assertThat(growth.expected(3)).isCloseTo(200, within(1.0));
    }

    @Test
    void daysWithoutCasesAreLeftOutAndCounted() {
        Growth growth = Growth.of(new long[] {8, 0, 4, 3, 0, 2, 1}, 0, 6).orElseThrow();
        assertThat(growth.zeros()).isEqualTo(2);
        assertThat(growth.days()).isEqualTo(5);
        assertThat(growth.isGrowing()).isFalse();
        assertThat(Growth.of(new long[] {1, 0, 0, 2, 3}, 0, 4)).as("three days with cases are too few").isEmpty();
    }

    @Test
    void aRateThatMayBeNothingHasNoDoublingInterval() {
        Growth growth = Growth.of(new long[] {3, 4, 3, 4, 3, 5}, 0, 5).orElseThrow();
        assertThat(growth.rate().low()).isNegative();
        assertThat(growth.rate().high()).isPositive();
        assertThat(growth.doublingDays().low()).isNaN();
    }

    @Test
    void aSampleHasItsMeanItsSpreadAndTheirIntervals() {
        SampleEstimate sample = SampleEstimate.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0), 500, 7);
        assertThat(sample.mean().estimate()).isEqualTo(5);
        assertThat(sample.sd().estimate()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
        assertThat(sample.median().estimate()).isEqualTo(4.5);
        assertThat(sample.mean().low()).isBetween(3.0, 4.9);
        assertThat(sample.mean().high()).isBetween(5.1, 7.0);
        assertThat(SampleEstimate.of(List.of(3.0), 10, 1).sd().estimate()).isNaN();
    }

    /// Dates alone hide up to a day on either side; the fit knows, and its spread is less than that of the counted days.
    @Test
    void aFitToWholeDaysAllowsForTheHoursThatAreNotKnown() {
        List<CensoredDelay> pairs = List.of(-1, 0, 2, 3, 3, 4, 5, 6, 8, 10).stream().map(days -> new CensoredDelay(0, 1, days, days + 1)).toList();
        DelayFit fit = new DelayFitter(pairs).fit(DelayFamily.NORMAL).orElseThrow();
        assertThat(fit.delay().mean()).isCloseTo(4, within(0.01));
        double counted = Math.sqrt(pairs.stream().mapToDouble(pair -> Math.pow(pair.middle() - 4, 2)).average().orElseThrow());
        // The difference of two uniform moments has variance 1/6.
        assertThat(fit.delay().sd()).isCloseTo(Math.sqrt(counted * counted - 1.0 / 6), within(0.02));
    }
}
