package org.zerospread.engine.chain;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zerospread.engine.intake.DateContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// The serial interval of Tianjin by the method of its paper, and by all links that the list tells.
class A07_IndexCaseIntervalsTest {

    private static final ChainInput TIANJIN = ChainFiles.read(Path.of("src/test/resources/linelists/tianjin-2020.csv"), null, DateContext.Order.UNKNOWN).input();

    /// As the paper took them: cases with an onset only, and only links that the text writes as `TJ` and a number (three say `case 109`).
    private static ChainInput asPublished() {
        Set<String> withoutOnset = TIANJIN.cases().stream().filter(one -> one.onset() == null).map(ChainCase::id).collect(Collectors.toSet());
        return new ChainInput(TIANJIN.cases(), TIANJIN.links().stream().filter(link -> link.evidence().contains("TJ") && !withoutOnset.contains(link.infectee())).toList());
    }

    @ParameterizedTest
    @CsvSource({"3, 4.17, 0.998", "4, 4.31, 0.935", "5, 4.43, 0.999", "6, 4.54, 1.052"})
    void a01_isThePublishedFigure(int most, double mean, double sd) {
        IndexCaseIntervals.Estimate estimate = IndexCaseIntervals.estimate(IndexCaseIntervals.of(asPublished(), most)).orElseThrow();
        assertThat(estimate.meanDays()).isCloseTo(mean, within(0.0051));
        assertThat(estimate.sdDays()).isCloseTo(sd, within(0.00051));
    }

    @Test
    void a02_withAllLinksItHardlyDiffers() {
        IndexCaseIntervals.Estimate estimate = IndexCaseIntervals.estimate(IndexCaseIntervals.of(TIANJIN, 4)).orElseThrow();
        assertThat(estimate.intervals()).isEqualTo(47);
        assertThat(estimate.meanDays()).isCloseTo(4.35, within(0.01));
    }

    @Test
    void a03_tooFewIntervalsAreNoEstimate() {
        assertThat(IndexCaseIntervals.estimate(List.of(4, 5))).isEmpty();
        assertThat(IndexCaseIntervals.estimate(List.of(4, 4, 4, 4))).isEmpty();
    }

    @Test
    void a04_itsIntervalByResamplingIsAboutThePublishedOne() {
        List<Double> means = IndexCaseIntervals.resampledMeans(IndexCaseIntervals.of(asPublished(), 4), 400, 1);
        assertThat(means).hasSize(400);
        double mean = means.stream().mapToDouble(one -> one).average().orElseThrow();
        double sd = Math.sqrt(means.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum() / 399);
        // Published: 4.31 with 2.91 to 5.72, which is 1.96 standard deviations of 100 resampled means on both sides.
        assertThat(4.31 - 1.96 * sd).isCloseTo(2.91, within(0.35));
        assertThat(4.31 + 1.96 * sd).isCloseTo(5.72, within(0.35));
    }
}
