package org.zerospread.engine.estimate;

/// A distribution fitted by maximum likelihood.
///
/// @param rows how many delays it was fitted to
/// @param negLogLikelihood the less the better
public record DelayFit(DelayFamily family, Delay delay, int rows, double negLogLikelihood) {

    /// Akaike's criterion for two parameters: among fits to the same rows the smallest is to be preferred.
    public double aic() {
        return 2 * negLogLikelihood + 4;
    }
}
