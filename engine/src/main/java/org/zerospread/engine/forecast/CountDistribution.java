package org.zerospread.engine.forecast;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// A number of people that is not known yet: the chance of each count from 0 up.
///
/// Chances below a billionth at the far end are cut off and the rest is scaled to 1.
public final class CountDistribution {

    private static final double CUT = 1e-9;
    private static final int MOST = 200_000;
    /// Points at which a rate is looked at; the sum over them is exact to far below one person, since the density is smooth in the logarithm.
    private static final int NODES = 96;

    private final double[] chances;

    private CountDistribution(double[] raw) {
        int last = raw.length - 1;
        while (last > 0 && raw[last] < CUT) {
            last--;
        }
        double sum = 0;
        for (int n = 0; n <= last; n++) {
            sum += raw[n];
        }
        double[] scaled = new double[last + 1];
        for (int n = 0; n <= last; n++) {
            scaled[n] = raw[n] / sum;
        }
        this.chances = scaled;
    }

    /// A count that is known.
    public static CountDistribution exactly(int count) {
        double[] chances = new double[count + 1];
        chances[count] = 1;
        return new CountDistribution(chances);
    }

    /// How many of `count` come to pass when each does with a chance of its own.
    public static CountDistribution binomial(int count, double chance) {
        if (chance <= 0 || chance >= 1) {
            return exactly(chance <= 0 ? 0 : count);
        }
        double[] chances = new double[count + 1];
        for (int n = 0; n <= count; n++) {
            chances[n] = Math.exp(LogGamma.of(count + 1.0) - LogGamma.of(n + 1.0) - LogGamma.of(count - n + 1.0) + n * Math.log(chance) + (count - n) * Math.log1p(-chance));
        }
        return new CountDistribution(chances);
    }

    /// Arrivals over `exposure` usual days when the daily rate itself is known only as a gamma distribution, and each day is livelier or quieter
    /// than its rate: a mixture of negative binomials.
    ///
    /// Given the rate λ, one day is negative binomial with mean λ and size `daySize`; so `exposure` days are one with mean λ · exposure and size
    /// daySize · exposure. `kept` thins it: who is not kept does not count.
    ///
    /// @param shape of the gamma distribution of λ, whose mean is shape / rate
    /// @param daySize positive infinity when days vary no more than by chance (Poisson)
    /// @param kept share of those who count, 0 to 1
    static CountDistribution mixed(double shape, double rate, double exposure, double daySize, double kept) {
        if (exposure * kept <= 0) {
            return exactly(0);
        }
        double middle = Math.log(shape / rate);
        double low = middle - Math.max(8 / Math.sqrt(shape), 16 / shape);
        double high = middle + 8 / Math.sqrt(shape);
        double[] lambdas = new double[NODES];
        double[] weights = new double[NODES];
        double sum = 0;
        for (int i = 0; i < NODES; i++) {
            double u = low + (high - low) * (i + 0.5) / NODES;
            lambdas[i] = Math.exp(u);
            weights[i] = Math.exp(shape * (u - middle) - shape * (Math.exp(u - middle) - 1));
            sum += weights[i];
        }
        double[] total = new double[64];
        for (int i = 0; i < NODES; i++) {
            if (weights[i] / sum > 1e-12) {
                total = add(total, lambdas[i] * exposure * kept, daySize * exposure, weights[i] / sum);
            }
        }
        return new CountDistribution(total);
    }

    /// Adds weight times the chances of a negative binomial; counts are in logarithms, so that a large mean does not underflow.
    private static double[] add(double[] total, double mean, double size, double weight) {
        boolean poisson = Double.isInfinite(size) || size > mean * 1e9;
        double logStay = poisson ? 0 : Math.log(mean / (mean + size));
        double log = poisson ? -mean : -size * Math.log1p(mean / size);
        double[] sums = total;
        for (int n = 0; n < MOST; n++) {
            if (n == sums.length) {
                sums = Arrays.copyOf(sums, sums.length * 2);
            }
            double chance = Math.exp(log);
            sums[n] += weight * chance;
            if (n > mean && chance < CUT * 1e-3) {
                break;
            }
            log += poisson ? Math.log(mean / (n + 1)) : Math.log((n + size) / (n + 1)) + logStay;
        }
        return sums;
    }

    /// The sum with another count that is independent of it: exact convolution.
    public CountDistribution plus(CountDistribution other) {
        double[] sums = new double[chances.length + other.chances.length - 1];
        for (int a = 0; a < chances.length; a++) {
            if (chances[a] > 0) {
                for (int b = 0; b < other.chances.length; b++) {
                    sums[a + b] += chances[a] * other.chances[b];
                }
            }
        }
        return new CountDistribution(sums);
    }

    /// The distribution of a count that follows from this one.
    CountDistribution mapped(java.util.function.IntUnaryOperator figure) {
        double[] mapped = new double[1];
        for (int n = 0; n < chances.length; n++) {
            int value = figure.applyAsInt(n);
            if (value >= mapped.length) {
                mapped = Arrays.copyOf(mapped, Math.max(value + 1, mapped.length * 2));
            }
            mapped[value] += chances[n];
        }
        return new CountDistribution(mapped);
    }

    /// The mean of a figure that depends on the count.
    public double mean(IntToDoubleFunction figure) {
        double mean = 0;
        for (int n = 0; n < chances.length; n++) {
            mean += chances[n] * figure.applyAsDouble(n);
        }
        return mean;
    }

    /// The mean count.
    public double mean() {
        return mean(n -> n);
    }

    /// The smallest count that is not exceeded with at least this chance.
    public int quantile(double chance) {
        double sum = 0;
        for (int n = 0; n < chances.length; n++) {
            sum += chances[n];
            if (sum >= chance - 1e-12) {
                return n;
            }
        }
        return chances.length - 1;
    }

    /// The chance of more than `count`.
    public double chanceAbove(int count) {
        double sum = 0;
        for (int n = Math.max(0, count + 1); n < chances.length; n++) {
            sum += chances[n];
        }
        return Math.min(1, sum);
    }
}
