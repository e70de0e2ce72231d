package org.zerospread.engine.estimate;

import java.util.List;
import java.util.Locale;

/// The kinds of distribution that a delay is fitted with, each with two parameters.
public enum DelayFamily {
    LOGNORMAL("meanlog", "sdlog"),
    GAMMA("shape", "scale"),
    WEIBULL("shape", "scale"),
    NORMAL("mean", "sd");

    private final List<String> parameters;

    DelayFamily(String first, String second) {
        this.parameters = List.of(first, second);
    }

    /// The kinds for delays that cannot be below 0.
    public static final List<DelayFamily> POSITIVE = List.of(LOGNORMAL, GAMMA, WEIBULL);

    /// As files and the command line write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names of the two parameters.
    public List<String> parameters() {
        return parameters;
    }

    /// The two parameters of a distribution of this kind.
    static double[] parametersOf(Delay delay) {
        return switch (delay) {
            case Delay.Lognormal of -> new double[] {of.meanlog(), of.sdlog()};
            case Delay.Gamma of -> new double[] {of.shape(), of.scale()};
            case Delay.Weibull of -> new double[] {of.shape(), of.scale()};
            case Delay.Normal of -> new double[] {of.mean(), of.sd()};
        };
    }

    /// A distribution from two numbers without bounds, in which the optimizer searches: the logarithm of what must be above 0.
    Delay at(double first, double second) {
        return switch (this) {
            case LOGNORMAL -> new Delay.Lognormal(first, Math.exp(second));
            case GAMMA -> new Delay.Gamma(Math.exp(first), Math.exp(second));
            case WEIBULL -> new Delay.Weibull(Math.exp(first), Math.exp(second));
            case NORMAL -> new Delay.Normal(first, Math.exp(second));
        };
    }

    /// The two numbers that [#at] makes the distribution from.
    double[] place(Delay delay) {
        double[] of = parametersOf(delay);
        boolean firstIsFree = this == LOGNORMAL || this == NORMAL;
        return new double[] {firstIsFree ? of[0] : Math.log(of[0]), Math.log(of[1])};
    }

    /// A distribution of this kind with about this mean and standard deviation, to begin a search at.
    Delay near(double mean, double sd) {
        double square = Math.pow(sd / mean, 2);
        return switch (this) {
            case LOGNORMAL -> new Delay.Lognormal(Math.log(mean) - Math.log1p(square) / 2, Math.sqrt(Math.log1p(square)));
            case GAMMA -> new Delay.Gamma(1 / square, mean * square);
            case WEIBULL -> new Delay.Weibull(Math.pow(sd / mean, -1.086), mean * 1.12);
            case NORMAL -> new Delay.Normal(mean, sd);
        };
    }
}
