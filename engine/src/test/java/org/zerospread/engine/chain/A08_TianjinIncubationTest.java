package org.zerospread.engine.chain;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.estimate.CensoredDelay;
import org.zerospread.engine.estimate.Delay;
import org.zerospread.engine.estimate.DelayFamily;
import org.zerospread.engine.estimate.DelayFit;
import org.zerospread.engine.estimate.DelayFitter;
import org.zerospread.engine.intake.DateContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The incubation of Tianjin by the rules of its paper: cases with an onset; exposure ends with the onset at the latest and begins 20 days before it where nothing is written; the incubation lies between
/// the two, at least one day, and at most not below three.
class A08_TianjinIncubationTest {

    private static List<CensoredDelay> delays() {
        return ChainFiles.read(Path.of("src/test/resources/linelists/tianjin-2020.csv"), null, DateContext.Order.UNKNOWN).input().cases().stream().filter(one -> one.onset() != null).map(one -> {
            LocalDate onset = one.day();
            long shortest = one.exposedTo() == null ? 0 : ChronoUnit.DAYS.between(one.exposedTo(), onset);
            long longest = one.exposedFrom() == null ? 20 : ChronoUnit.DAYS.between(one.exposedFrom(), onset);
            return new CensoredDelay(0, 0, Math.max(1, shortest), Math.max(3, longest));
        }).toList();
    }

    /// Published: gamma 4.74 and 1.827, Weibull 2.41 and 10.006, lognormal 2.04 and 0.471; means of simulated means 8.68, 8.89, 8.60.
    @ParameterizedTest
    @CsvSource({"GAMMA, 4.74, 1.827, 8.06, 8.66", "WEIBULL, 2.41, 10.006, 8.59, 8.87", "LOGNORMAL, 2.04, 0.471, 7.66, 8.56"})
    void a01_isThePublishedFit(DelayFamily family, double first, double second, double median, double mean) {
        List<CensoredDelay> delays = delays();
        assertThat(delays).hasSize(125);
        DelayFit fit = new DelayFitter(delays).fit(family).orElseThrow();
        double[] parameters = switch (fit.delay()) {
            case Delay.Gamma one -> new double[] {one.shape(), one.scale()};
            case Delay.Weibull one -> new double[] {one.shape(), one.scale()};
            case Delay.Lognormal one -> new double[] {one.meanlog(), one.sdlog()};
            case Delay.Normal one -> new double[] {one.mean(), one.sd()};
        };
        assertThat(parameters[0]).isCloseTo(first, within(0.0051));
        assertThat(parameters[1]).isCloseTo(second, within(0.00051));
        assertThat(fit.delay().quantile(0.5)).isCloseTo(median, within(0.0051));
        assertThat(fit.delay().mean()).isCloseTo(mean, within(0.0051));
    }
}
