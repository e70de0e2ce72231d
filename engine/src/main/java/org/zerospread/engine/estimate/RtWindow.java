package org.zerospread.engine.estimate;

/// R of one window of days.
///
/// @param tStart first day of the window, the first day of the figures being 1
/// @param tEnd its last day
/// @param mean NaN, as all figures, where the figures give no answer
/// @param std standard deviation
/// @param q025 2.5 % quantile
/// @param median 50 % quantile
/// @param q975 97.5 % quantile
public record RtWindow(int tStart, int tEnd, double mean, double std, double q025, double median, double q975) {

    /// Whether there is an answer.
    public boolean isKnown() {
        return !Double.isNaN(mean);
    }
}
