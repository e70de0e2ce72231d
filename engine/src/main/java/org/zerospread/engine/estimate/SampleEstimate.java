package org.zerospread.engine.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Delays as they were counted, with no distribution assumed: mean, standard deviation and median, each with an interval from resampling.
///
/// @param count how many delays
/// @param sd with n-1 below; NaN of one delay
/// @param q95 95 % quantile
/// @param q975 97.5 % quantile
public record SampleEstimate(int count, Interval mean, Interval sd, Interval median, Interval q95, Interval q975) {

    /// @param delays in days, at least one
    /// @param resamples how often; 0 for no intervals
    public static SampleEstimate of(List<Double> delays, int resamples, long seed) {
        double[] values = delays.stream().mapToDouble(Double::doubleValue).toArray();
        double[][] figures = new double[5][resamples];
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[values.length];
        for (int i = 0; i < resamples; i++) {
            Arrays.setAll(drawn, row -> values[random.nextInt(values.length)]);
            double[] of = figures(drawn);
            for (int figure = 0; figure < of.length; figure++) {
                figures[figure][i] = of[figure];
            }
        }
        double[] whole = figures(values);
        return new SampleEstimate(values.length, Interval.of(whole[0], figures[0]), Interval.of(whole[1], figures[1]), Interval.of(whole[2], figures[2]),
                Interval.of(whole[3], figures[3]), Interval.of(whole[4], figures[4]));
    }

    private static double[] figures(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        double squares = Arrays.stream(sorted).map(value -> (value - mean) * (value - mean)).sum();
        double sd = sorted.length < 2 ? Double.NaN : Math.sqrt(squares / (sorted.length - 1));
        return new double[] {mean, sd, Interval.quantile(sorted, 0.5), Interval.quantile(sorted, 0.95), Interval.quantile(sorted, 0.975)};
    }
}
