package org.zerospread.engine.estimate;

/// What is held of R before any case: a gamma distribution.
///
/// @param mean above 0
/// @param std above 0
public record RtPrior(double mean, double std) {

    /// Mean 5 and standard deviation 5, as EpiEstim has it: so high that an outbreak is not thought under control for want of figures.
    public static final RtPrior WIDE = new RtPrior(5, 5);

    public RtPrior {
        if (!(mean > 0) || !(std > 0) || Double.isInfinite(mean) || Double.isInfinite(std)) {
            throw new IllegalArgumentException("mean and std of the prior must be above 0: " + mean + ", " + std);
        }
    }

    double shape() {
        return Math.pow(mean / std, 2);
    }

    double scale() {
        return std * std / mean;
    }
}
