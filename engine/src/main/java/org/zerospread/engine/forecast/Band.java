package org.zerospread.engine.forecast;

/// A figure to come: its mean and the interval in which it lies four times out of five.
///
/// The interval is from the 10 % to the 90 % quantile, widened where it must be to hold the mean: of a rare event the mean is 0.05 and
/// both quantiles are 0.
///
/// @param expected the mean
/// @param low lower end, inclusive
/// @param high upper end, inclusive
public record Band(double expected, int low, int high) {

    static final double LOW = 0.1;
    static final double HIGH = 0.9;
    private static final double ROUNDING = 1e-6;

    /// The band of a figure that does not fall as the count rises.
    static Band of(CountDistribution count, java.util.function.IntUnaryOperator figure) {
        double mean = count.mean(figure::applyAsInt);
        int low = Math.min(figure.applyAsInt(count.quantile(LOW)), (int) Math.floor(mean + ROUNDING));
        int high = Math.max(figure.applyAsInt(count.quantile(HIGH)), (int) Math.ceil(mean - ROUNDING));
        return new Band(Math.abs(mean - Math.rint(mean)) < ROUNDING ? Math.rint(mean) : mean, low, high);
    }

    /// What is left of so many.
    Band leftOf(int total) {
        return new Band(total - expected, total - high, total - low);
    }

    /// Whether a figure that came lies in the interval.
    public boolean covers(int actual) {
        return low <= actual && actual <= high;
    }
}
