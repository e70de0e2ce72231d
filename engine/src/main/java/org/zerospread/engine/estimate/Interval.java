package org.zerospread.engine.estimate;

import java.util.Arrays;

/// An estimate with its interval.
///
/// @param low NaN where there is none
/// @param high NaN where there is none
public record Interval(double estimate, double low, double high) {

    /// The middle 95 % of what resamples gave; NaN are left out, and none remaining there is no interval.
    static Interval of(double estimate, double[] resampled) {
        double[] sorted = Arrays.stream(resampled).filter(value -> !Double.isNaN(value)).sorted().toArray();
        return new Interval(estimate, quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    /// Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan).
    ///
    /// @param sorted ascending
    static double quantile(double[] sorted, double p) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = p * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
