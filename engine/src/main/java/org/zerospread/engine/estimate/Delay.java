package org.zerospread.engine.estimate;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// How a delay in days is distributed.
///
/// Besides the usual functions each knows the integral of its distribution function, so that a likelihood that is a mean over an interval of exposure
/// has a closed form.
public sealed interface Delay {

    /// The chance of at most x days.
    double cdf(double x);

    /// The chance of more than x days, precise where it is small.
    double above(double x);

    /// The density at x days.
    double density(double x);

    /// The integral of [#cdf] from minus infinity to x: x F(x) less the mean of what lies below x.
    double cdfIntegral(double x);

    /// The days that a share p stays below.
    double quantile(double p);

    /// Mean days.
    double mean();

    /// Standard deviation in days.
    double sd();

    /// The chance of at most z standard deviations above the mean of a normal distribution.
    private static double normal(double z) {
        return 0.5 * Erfc.value(-z / Math.sqrt(2));
    }

    private static double normalQuantile(double p) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
    }

    private static double normalDensity(double z) {
        return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }

    /// The logarithm of the days is normal.
    ///
    /// @param meanlog mean of the logarithm
    /// @param sdlog its standard deviation, above 0
    record Lognormal(double meanlog, double sdlog) implements Delay {

        @Override
        public double cdf(double x) {
            return x <= 0 ? 0 : normal((Math.log(x) - meanlog) / sdlog);
        }

        @Override
        public double above(double x) {
            return x <= 0 ? 1 : normal((meanlog - Math.log(x)) / sdlog);
        }

        @Override
        public double density(double x) {
            return x <= 0 ? 0 : normalDensity((Math.log(x) - meanlog) / sdlog) / (x * sdlog);
        }

        @Override
        public double cdfIntegral(double x) {
            if (x <= 0) {
                return 0;
            }
            double z = (Math.log(x) - meanlog) / sdlog;
            return x * normal(z) - mean() * normal(z - sdlog);
        }

        @Override
        public double quantile(double p) {
            return Math.exp(meanlog + sdlog * normalQuantile(p));
        }

        @Override
        public double mean() {
            return Math.exp(meanlog + sdlog * sdlog / 2);
        }

        @Override
        public double sd() {
            return mean() * Math.sqrt(Math.expm1(sdlog * sdlog));
        }
    }

    /// Gamma.
    ///
    /// @param shape above 0
    /// @param scale in days, above 0
    record Gamma(double shape, double scale) implements Delay {

        @Override
        public double cdf(double x) {
            return x <= 0 ? 0 : RegularizedGamma.P.value(shape, x / scale);
        }

        @Override
        public double above(double x) {
            return x <= 0 ? 1 : RegularizedGamma.Q.value(shape, x / scale);
        }

        @Override
        public double density(double x) {
            return x <= 0 ? 0 : RegularizedGamma.P.derivative(shape, x / scale) / scale;
        }

        @Override
        public double cdfIntegral(double x) {
            return x <= 0 ? 0 : x * RegularizedGamma.P.value(shape, x / scale) - mean() * RegularizedGamma.P.value(shape + 1, x / scale);
        }

        @Override
        public double quantile(double p) {
            return scale * GammaQuantile.of(p, shape);
        }

        @Override
        public double mean() {
            return shape * scale;
        }

        @Override
        public double sd() {
            return Math.sqrt(shape) * scale;
        }
    }

    /// Weibull.
    ///
    /// @param shape above 0
    /// @param scale in days, above 0
    record Weibull(double shape, double scale) implements Delay {

        @Override
        public double cdf(double x) {
            return x <= 0 ? 0 : -Math.expm1(-Math.pow(x / scale, shape));
        }

        @Override
        public double above(double x) {
            return x <= 0 ? 1 : Math.exp(-Math.pow(x / scale, shape));
        }

        @Override
        public double density(double x) {
            double power = x <= 0 ? 0 : Math.pow(x / scale, shape);
            return x <= 0 ? 0 : shape / x * power * Math.exp(-power);
        }

        @Override
        public double cdfIntegral(double x) {
            if (x <= 0) {
                return 0;
            }
            double power = Math.pow(x / scale, shape);
            return x * -Math.expm1(-power) - mean() * RegularizedGamma.P.value(1 + 1 / shape, power);
        }

        @Override
        public double quantile(double p) {
            return scale * Math.pow(-Math.log1p(-p), 1 / shape);
        }

        @Override
        public double mean() {
            return moment(1);
        }

        @Override
        public double sd() {
            return Math.sqrt(Math.max(0, moment(2) - mean() * mean()));
        }

        private double moment(int order) {
            return Math.pow(scale, order) * Math.exp(LogGamma.value(1 + order / shape));
        }
    }

    /// Normal: for serial intervals, of which some are below 0.
    ///
    /// @param mean in days
    /// @param sd in days, above 0
    record Normal(double mean, double sd) implements Delay {

        @Override
        public double cdf(double x) {
            return normal((x - mean) / sd);
        }

        @Override
        public double above(double x) {
            return normal((mean - x) / sd);
        }

        @Override
        public double density(double x) {
            return normalDensity((x - mean) / sd) / sd;
        }

        @Override
        public double cdfIntegral(double x) {
            double z = (x - mean) / sd;
            return (x - mean) * normal(z) + sd * normalDensity(z);
        }

        @Override
        public double quantile(double p) {
            return mean + sd * normalQuantile(p);
        }
    }
}
