package org.zerospread.engine.estimate;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Quantiles of a gamma distribution of scale 1 to the last digits, however near 0.
///
/// The library finds a quantile to 1e-9 absolute; of a small shape the lower quantiles are smaller than that. Newton's method on the logarithms,
/// in which the lower tail is a straight line, brings them to full precision.
final class GammaQuantile {

    private static final double FOUND_BY_LIBRARY = 1e-6;
    private static final int MOST_STEPS = 60;
    /// From here on the cube root is normal to 1e-12 relative (Wilson and Hilferty 1931), while the library's series no longer ends.
    private static final double LARGE = 1e8;

    private GammaQuantile() {}

    static double of(double p, double shape) {
        if (shape > LARGE) {
            double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
            return shape * Math.pow(1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape)), 3);
        }
        double start = GammaDistribution.of(shape, 1).inverseCumulativeProbability(p);
        double u = start > FOUND_BY_LIBRARY ? Math.log(start) : (Math.log(p) + LogGamma.value(shape + 1)) / shape;
        for (int step = 0; step < MOST_STEPS; step++) {
            double x = Math.exp(u);
            double below = RegularizedGamma.P.value(shape, x);
            if (x < Double.MIN_NORMAL || below == 0) {
                return x;
            }
            // d ln P / d ln x
            double slope = x * RegularizedGamma.P.derivative(shape, x) / below;
            double change = Math.log(below / p) / slope;
            u -= change;
            if (Math.abs(change) < 1e-14 * Math.max(1, Math.abs(u))) {
                break;
            }
        }
        return Math.exp(u);
    }
}
