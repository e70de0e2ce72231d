package org.zerospread.engine.estimate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

/// R(t) against what EpiEstim gives for the same figures, and where there is no answer.
class A01_ReproductionNumberTest {

    private static final Path DATA = Path.of("src/test/resources/estimate");
    /// 1e-6 relative, in per cent.
    private static final double AGREED = 1e-4;

    @Test
    void agreesWithEpiEstimForAGivenSerialInterval() throws IOException {
        SerialInterval interval = SerialIntervalFile.read(DATA.resolve("flu2009-serial-interval.csv")).value().orElseThrow();
        agrees(new ReproductionNumber(interval, 7, RtPrior.WIDE).estimate(flu()), "flu2009-expected-nonparametric.csv");
    }

    @Test
    void agreesWithEpiEstimForAMeanAndAStandardDeviation() throws IOException {
        SerialInterval interval = SerialInterval.discretised(2.6, 1.5, flu().days());
        agrees(new ReproductionNumber(interval, 7, RtPrior.WIDE).estimate(flu()), "flu2009-expected-parametric-2.6-1.5.csv");
    }

    private static Incidence flu() {
        return IncidenceFile.read(DATA.resolve("flu2009-incidence.csv"), 7).value().orElseThrow();
    }

    private static void agrees(RtSeries series, String expected) throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve(expected));
        assertThat(series.windows()).hasSize(lines.size() - 1).hasSize(25);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",");
            RtWindow window = series.windows().get(i - 1);
            assertThat(window.tStart()).isEqualTo(Integer.parseInt(cells[0]));
            assertThat(window.tEnd()).isEqualTo(Integer.parseInt(cells[1]));
            assertThat(window.mean()).isCloseTo(Double.parseDouble(cells[2]), withinPercentage(AGREED));
            assertThat(window.std()).isCloseTo(Double.parseDouble(cells[3]), withinPercentage(AGREED));
            assertThat(window.q025()).isCloseTo(Double.parseDouble(cells[4]), withinPercentage(AGREED));
            assertThat(window.median()).isCloseTo(Double.parseDouble(cells[7]), withinPercentage(AGREED));
            assertThat(window.q975()).isCloseTo(Double.parseDouble(cells[10]), withinPercentage(AGREED));
        }
    }

    /// Two cases, then four: the infectivity of day 2 is 2, the posterior has shape 1 + 4 and scale 1 / (1/5 + 2).
    @Test
    void isTheClosedFormOfOneDay() {
        RtSeries series = new ReproductionNumber(SerialInterval.given(0, 1), 1, RtPrior.WIDE).estimate(Incidence.of(2, 4));
        RtWindow only = series.windows().getFirst();
        assertThat(only.mean()).isCloseTo(5 / 2.2, within(1e-12));
        assertThat(only.std()).isCloseTo(Math.sqrt(5) / 2.2, within(1e-12));
    }

    /// The median of an exponential distribution is ln 2, its other quantiles -ln(1 - p).
    @Test
    void quantilesAreThoseOfTheGammaDistributionHoweverSmall() {
        assertThat(GammaQuantile.of(0.5, 1)).isCloseTo(Math.log(2), withinPercentage(1e-11));
        assertThat(GammaQuantile.of(0.025, 1)).isCloseTo(-Math.log(0.975), withinPercentage(1e-11));
        // P(a, x) is x^a / Γ(a + 1) for a small x.
        assertThat(GammaQuantile.of(0.025, 0.04)).isCloseTo(Math.pow(0.025 * 0.9784381, 25), withinPercentage(1e-3));
        assertThat(GammaQuantile.of(0.975, 1e6)).isCloseTo(1_001_960.9, withinPercentage(1e-4));
        assertThat(GammaQuantile.of(0.5, 1e12)).isCloseTo(1e12, withinPercentage(1e-9));
        assertThat(GammaQuantile.of(0.975, 1.001e8) / 1.001e8).as("both ways meet").isCloseTo(GammaQuantile.of(0.975, 0.999e8) / 0.999e8, within(1e-6));
    }

    @Test
    void aWindowThatEndsBeforeTheMeanSerialIntervalHasNoAnswer() {
        Incidence incidence = Incidence.of(1, 1, 2, 3, 5, 8, 9, 9, 9, 9, 9, 9);
        List<RtWindow> windows = new ReproductionNumber(SerialInterval.given(0, 0, 0, 0, 0, 0, 0, 0, 0, 1), 7, RtPrior.WIDE).estimate(incidence).windows();
        assertThat(windows).hasSize(5);
        assertThat(windows.get(0).isKnown()).isFalse();
        assertThat(windows.get(1).isKnown()).isFalse();
        assertThat(windows.get(2).isKnown()).as("ends on day 10, after the mean of 9").isTrue();
    }

    @Test
    void withoutInfectivityThePriorIsTheAnswer() {
        Incidence incidence = Incidence.of(1, 0, 0, 0, 0, 0);
        ReproductionNumber number = new ReproductionNumber(SerialInterval.given(0, 1), 2, RtPrior.WIDE);
        RtWindow last = number.estimate(incidence).windows().getLast();
        assertThat(last.mean()).isEqualTo(5);
        assertThat(last.std()).isEqualTo(5);
        assertThat(number.isPriorOnly(incidence, last)).isTrue();
        assertThat(number.isPriorOnly(incidence, number.estimate(incidence).windows().getFirst())).isFalse();
    }

    @Test
    void importedCasesInfectButWereNotInfectedHere() {
        Incidence mixed = Incidence.of(new long[] {0, 4}, new long[] {2, 6});
        assertThat(new ReproductionNumber(SerialInterval.given(0, 1), 1, RtPrior.WIDE).estimate(mixed).mean(0)).isCloseTo(5 / 2.2, within(1e-12));
        assertThat(mixed.all(1)).isEqualTo(10);
    }

    @Test
    void theDiscretisedIntervalSumsToOneAndHasItsMean() {
        SerialInterval interval = SerialInterval.discretised(7.5, 3.4, 200);
        double sum = 0;
        for (int k = 0; k <= interval.lastDay(); k++) {
            sum += interval.weight(k);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(interval.mean()).isCloseTo(7.5, within(1e-9));
        assertThat(interval.weight(0)).isZero();
        assertThat(interval.lastDay()).as("nothing but rounding lies behind").isLessThan(100);
    }

    @Test
    void refusesWhatIsNoSerialInterval() {
        assertThatThrownBy(() -> SerialInterval.given(0.1, 0.9)).hasMessageContaining("begin with 0");
        assertThatThrownBy(() -> SerialInterval.given(0, 0.5)).hasMessageContaining("0.5");
        assertThatThrownBy(() -> SerialInterval.given(0, -1, 2)).hasMessageContaining("-1");
        assertThatThrownBy(() -> SerialInterval.discretised(1, 1, 10)).hasMessageContaining("above 1");
        assertThatThrownBy(() -> SerialInterval.discretised(2, 0, 10)).hasMessageContaining("above 0");
    }
}
