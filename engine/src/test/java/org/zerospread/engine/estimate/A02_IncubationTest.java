package org.zerospread.engine.estimate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Incubation from exposures and onsets known as intervals.
class A02_IncubationTest {

    private static final Path TRAVELLERS = Path.of("src/test/resources/estimate/wuhan-travellers-2020.csv");
    private static final LocalDate ORIGIN = LocalDate.of(2019, 12, 1);

    private static FileReading<List<CensoredDelay>> travellers() {
        return ExposureFile.read(TRAVELLERS, ORIGIN);
    }

    /// The figures that an independent computation gave for these rows.
    @ParameterizedTest
    @CsvSource({"LOGNORMAL, 1.6437, 0.3626, 279.68, 5e-5", "GAMMA, 7.916, 0.6932, 279.82, 5e-4", "WEIBULL, 3.1067, 6.1077, 280.29, 5e-5"})
    void agreesWithTheFitsOfTheTravellers(DelayFamily family, double first, double second, double negLogLikelihood, double digits) {
        DelayFit fit = new DelayFitter(travellers().value().orElseThrow()).fit(family).orElseThrow();
        assertThat(fit.rows()).isEqualTo(101);
        assertThat(DelayFamily.parametersOf(fit.delay())[0]).isCloseTo(first, within(1.1 * digits));
        assertThat(DelayFamily.parametersOf(fit.delay())[1]).isCloseTo(second, within(6e-5));
        assertThat(fit.negLogLikelihood()).isCloseTo(negLogLikelihood, within(0.005));
        assertThat(fit.aic()).isCloseTo(2 * negLogLikelihood + 4, within(0.01));
    }

    @Test
    void aTimeThatIsNotNeededMayBeWrong() {
        assertThat(travellers().faults()).isEmpty();
        assertThat(travellers().notes()).singleElement().satisfies(note -> assertThat(note.text("f")).contains("f:82").contains("23::59:00"));
    }

    @Test
    void resamplesAreTheSameForTheSameSeedOnly() {
        DelayFitter fitter = new DelayFitter(travellers().value().orElseThrow());
        DelayEstimate one = DelayEstimate.of(fitter, DelayFamily.LOGNORMAL, 60, 1).orElseThrow();
        assertThat(DelayEstimate.of(fitter, DelayFamily.LOGNORMAL, 60, 1)).contains(one);
        assertThat(DelayEstimate.of(fitter, DelayFamily.LOGNORMAL, 60, 2).orElseThrow().median()).isNotEqualTo(one.median());
        assertThat(one.median().estimate()).isCloseTo(Math.exp(1.6437), within(1e-3)).isBetween(one.median().low(), one.median().high());
        assertThat(one.refitted()).isEqualTo(60);
        assertThat(one.q975().estimate()).isGreaterThan(one.q95().estimate());
    }

    /// Exactly known delays: the likelihood of a lognormal distribution has its highest point at the mean and spread of the logarithms.
    @Test
    void exactDelaysGiveTheClosedForm() {
        List<CensoredDelay> delays = List.of(exact(2), exact(4), exact(8), exact(3), exact(6));
        DelayFit fit = new DelayFitter(delays).fit(DelayFamily.LOGNORMAL).orElseThrow();
        double mean = delays.stream().mapToDouble(delay -> Math.log(delay.middle())).average().orElseThrow();
        double square = delays.stream().mapToDouble(delay -> Math.pow(Math.log(delay.middle()) - mean, 2)).average().orElseThrow();
        assertThat(DelayFamily.parametersOf(fit.delay())[0]).isCloseTo(mean, within(1e-6));
        assertThat(DelayFamily.parametersOf(fit.delay())[1]).isCloseTo(Math.sqrt(square), within(1e-6));
    }

    private static CensoredDelay exact(double days) {
        return new CensoredDelay(0, 0, days, days);
    }

    @Test
    void rowsThatSayNothingGiveNoFit() {
        List<CensoredDelay> anything = java.util.Collections.nCopies(10, new CensoredDelay(0, 5, 0, 1e6));
        assertThat(new DelayFitter(anything).fit(DelayFamily.LOGNORMAL).filter(fit -> fit.delay().mean() > 0 && fit.negLogLikelihood() > 1e-3)).isEqualTo(Optional.empty());
    }

    @Test
    void theLikelihoodIsTheMeanOverTheExposure() {
        Delay delay = new Delay.Gamma(7.9, 0.69);
        CensoredDelay censored = new CensoredDelay(0, 6, 5, 7);
        double sum = 0;
        int steps = 200_000;
        for (int i = 0; i < steps; i++) {
            double start = (i + 0.5) / steps * 6;
            sum += delay.cdf(7 - start) - delay.cdf(5 - start);
        }
        assertThat(censored.likelihood(delay)).isCloseTo(sum / steps, within(1e-9));
    }
}
