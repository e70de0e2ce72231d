package org.zerospread.engine.estimate;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/// How likely it is that an infectee falls ill k days after the infector; the weight of day 0 is 0.
///
/// Weights are kept as they were given: they need not sum to exactly 1.
public final class SerialInterval {

    /// By how much the weights of a given distribution may miss the sum of 1, as EpiEstim allows.
    public static final double SUM_TOLERANCE = 0.01;

    /// What lies behind the last day whose weight is above this carries nothing that a double could show.
    private static final double NOTHING = 1e-16;

    private final double[] weights;

    private SerialInterval(double[] weights) {
        int length = weights.length;
        while (length > 1 && weights[length - 1] <= NOTHING) {
            length--;
        }
        this.weights = java.util.Arrays.copyOf(weights, length);
    }

    /// A given distribution.
    ///
    /// @param weights for k = 0, 1, 2 …
    /// @throws IllegalArgumentException for a weight below 0 or of day 0, or a sum that misses 1 by more than [#SUM_TOLERANCE]
    public static SerialInterval given(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weight below 0: " + weight);
            }
            sum += weight;
        }
        if (weights.length == 0 || weights[0] != 0 || !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException("weights must begin with 0 and sum to 1, but sum to " + sum);
        }
        return new SerialInterval(weights);
    }

    /// A gamma distribution shifted by one day and brought to whole days (Cori et al. 2013, web appendix 11; `discr_si` of EpiEstim):
    /// the weight of k is the integral of the density times the triangle from k-1 over k to k+1.
    ///
    /// @param mean in days, above 1
    /// @param std in days, above 0
    /// @param days how many days there are incidence figures of: k runs from 0 to days-1, and what lies beyond is cut off
    public static SerialInterval discretised(double mean, double std, int days) {
        if (!(mean > 1) || !(std > 0) || Double.isInfinite(mean) || Double.isInfinite(std)) {
            throw new IllegalArgumentException("mean must be above 1 and std above 0: " + mean + ", " + std);
        }
        double shape = Math.pow((mean - 1) / std, 2);
        double scale = std * std / (mean - 1);
        double[] weights = new double[days];
        for (int k = 1; k < days; k++) {
            weights[k] = Math.max(0, k < mean ? lower(k, shape, scale) : upper(k, shape, scale));
        }
        return new SerialInterval(weights);
    }

    private static double lower(int k, double shape, double scale) {
        return k * below(k, shape, scale) + (k - 2) * below(k - 2, shape, scale) - 2 * (k - 1) * below(k - 1, shape, scale)
                + shape * scale * (2 * below(k - 1, shape + 1, scale) - below(k - 2, shape + 1, scale) - below(k, shape + 1, scale));
    }

    /// The same by what lies above: beyond the mean the sums below all near 1 and their difference is lost in rounding.
    private static double upper(int k, double shape, double scale) {
        return -k * above(k, shape, scale) - (k - 2) * above(k - 2, shape, scale) + 2 * (k - 1) * above(k - 1, shape, scale)
                - shape * scale * (2 * above(k - 1, shape + 1, scale) - above(k - 2, shape + 1, scale) - above(k, shape + 1, scale));
    }

    private static double below(double x, double shape, double scale) {
        return x <= 0 ? 0 : RegularizedGamma.P.value(shape, x / scale);
    }

    private static double above(double x, double shape, double scale) {
        return x <= 0 ? 1 : RegularizedGamma.Q.value(shape, x / scale);
    }

    /// The last day that has a weight.
    public int lastDay() {
        return weights.length - 1;
    }

    /// The weight of k days, 0 beyond the last.
    public double weight(int k) {
        return k < weights.length ? weights[k] : 0;
    }

    /// The sum of k times its weight.
    public double mean() {
        double mean = 0;
        for (int k = 1; k < weights.length; k++) {
            mean += k * weights[k];
        }
        return mean;
    }

    /// What those who fell ill before bear upon each day: the sum over k of the cases k days before times the weight of k.
    ///
    /// @return for day indexes 0, 1, 2 …; the first is 0, nobody having been ill before
    double[] infectivity(Incidence incidence) {
        int days = incidence.days();
        double[] all = new double[days];
        for (int day = 0; day < days; day++) {
            all[day] = incidence.all(day);
        }
        double[] sum = new double[days];
        for (int day = 1; day < days; day++) {
            int reach = Math.min(day, weights.length - 1);
            double infectivity = 0;
            for (int k = 1; k <= reach; k++) {
                infectivity += weights[k] * all[day - k];
            }
            sum[day] = infectivity;
        }
        return sum;
    }
}
