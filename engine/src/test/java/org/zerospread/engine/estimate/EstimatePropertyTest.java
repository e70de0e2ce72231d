package org.zerospread.engine.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

/// What holds of every series and every distribution.
class EstimatePropertyTest {

    @Property(tries = 200)
    void quantilesAreInOrderAndAroundTheMean(@ForAll @Size(min = 9, max = 60) List<@IntRange(max = 500) Integer> cases, @ForAll @DoubleRange(min = 1.5, max = 9) double mean,
            @ForAll @DoubleRange(min = 0.5, max = 6) double std, @ForAll @IntRange(min = 1, max = 8) int window) {
        Incidence incidence = Incidence.of(cases.stream().mapToLong(Integer::longValue).toArray());
        RtSeries series = new ReproductionNumber(SerialInterval.discretised(mean, std, cases.size()), window, RtPrior.WIDE).estimate(incidence);
        assertThat(series.size()).isEqualTo(cases.size() - window);
        for (RtWindow one : series.windows()) {
            assertThat(one.tEnd() - one.tStart() + 1).isEqualTo(window);
            if (one.isKnown()) {
                assertThat(one.q025()).isGreaterThan(0).isLessThan(one.median());
                assertThat(one.median()).isLessThan(one.mean()).isLessThan(one.q975());
            }
        }
    }

    @Property(tries = 200)
    void aGammaQuantileLeadsBackToItsShare(@ForAll @DoubleRange(min = 0.05, max = 5000) double shape, @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        assertThat(new Delay.Gamma(shape, 2).cdf(2 * GammaQuantile.of(p, shape))).isCloseTo(p, withinPercentage(1e-8));
    }

    /// All infections that Wallinga and Teunis give to windows of a day are the local cases, once each, but for those of the first day's making.
    @Property(tries = 100)
    void everyCaseHasOneInfector(@ForAll @Size(min = 3, max = 40) List<@IntRange(max = 30) Integer> cases) {
        Incidence incidence = Incidence.of(cases.stream().mapToLong(Integer::longValue).toArray());
        SerialInterval interval = SerialInterval.discretised(3, 1.5, cases.size());
        double[] infectivity = interval.infectivity(incidence);
        double infected = 0;
        double byFirstDay = 0;
        for (int day = 1; day < incidence.days(); day++) {
            if (infectivity[day] > 0) {
                infected += incidence.local(day);
                byFirstDay += incidence.local(day) * incidence.all(0) * interval.weight(day) / infectivity[day];
            }
        }
        double given = 0;
        for (RtWindow window : new WallingaTeunis(interval, 1).estimate(incidence).windows()) {
            given += window.isKnown() ? window.mean() * incidence.all(window.tStart() - 1) : 0;
        }
        assertThat(given + byFirstDay).isCloseTo(infected, within(1e-9 * Math.max(1, infected)));
    }

    /// Whatever the distribution, its fit to many delays that follow it finds it again.
    @Property(tries = 12)
    void aFitFindsWhatTheDelaysWereDrawnFrom(@ForAll DelayFamily family, @ForAll @DoubleRange(min = 4, max = 9) double mean, @ForAll @DoubleRange(min = 1, max = 3) double sd, @ForAll long seed) {
        Delay truth = family.near(mean, sd);
        SplittableRandom random = new SplittableRandom(seed);
        List<CensoredDelay> delays = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            double start = random.nextDouble();
            double end = start + truth.quantile(random.nextDouble(1e-9, 1));
            delays.add(new CensoredDelay(0, 1, Math.floor(end), Math.floor(end) + 1));
        }
        Delay found = new DelayFitter(delays).fit(family).orElseThrow().delay();
        assertThat(found.mean()).isCloseTo(truth.mean(), within(0.55));
        assertThat(found.sd()).isCloseTo(truth.sd(), within(0.45));
    }

    /// The integral of the distribution function has that function as its slope.
    @Property(tries = 100)
    void theIntegralHasTheDistributionFunctionAsSlope(@ForAll DelayFamily family, @ForAll @DoubleRange(min = 2, max = 9) double mean, @ForAll @DoubleRange(min = 0.8, max = 4) double sd,
            @ForAll @DoubleRange(min = 0.5, max = 20) double x) {
        Delay delay = family.near(mean, sd);
        double slope = (delay.cdfIntegral(x + 1e-4) - delay.cdfIntegral(x - 1e-4)) / 2e-4;
        assertThat(slope).isCloseTo(delay.cdf(x), within(1e-6));
        assertThat(delay.above(x)).isCloseTo(1 - delay.cdf(x), within(1e-12));
        assertThat(delay.cdf(delay.quantile(0.3))).isCloseTo(0.3, within(1e-9));
    }
}
