package org.zerospread.engine.estimate;

/// A delay whose beginning and end are each known only to lie in an interval; where low and high are equal the moment is known exactly.
/// The beginning is taken to be uniform on its interval (Reich et al., "Estimating incubation period distributions with coarse data", Stat Med 2009).
///
/// @param startLow earliest beginning, in days since any moment
/// @param startHigh latest beginning
/// @param endLow earliest end, in days since the same moment
/// @param endHigh latest end
public record CensoredDelay(double startLow, double startHigh, double endLow, double endHigh) {

    /// What is nearer is the same moment: a tenth of a second.
    private static final double SAME = 1e-6;
    /// A likelihood below this is a difference of integrals lost in rounding, and is added up instead.
    private static final double PRECISE = 1e-8;
    private static final int STEPS = 64;

    public CensoredDelay {
        if (!(startLow <= startHigh) || !(endLow <= endHigh)) {
            throw new IllegalArgumentException("an interval ends before it begins: " + startLow + " to " + startHigh + ", " + endLow + " to " + endHigh);
        }
    }

    /// The shortest delay that is possible.
    public double shortest() {
        return endLow - startHigh;
    }

    /// The longest delay that is possible.
    public double longest() {
        return endHigh - startLow;
    }

    /// From the middle of the beginning to the middle of the end.
    public double middle() {
        return (endLow + endHigh) / 2 - (startLow + startHigh) / 2;
    }

    /// The likelihood: the mean over the beginning of the chance (or density, where the end is exact) of the end.
    double likelihood(Delay delay) {
        boolean exactStart = startHigh - startLow < SAME;
        boolean exactEnd = endHigh - endLow < SAME;
        double likelihood;
        if (exactStart) {
            likelihood = exactEnd ? delay.density(endHigh - startHigh) : between(delay, startHigh);
        } else if (exactEnd) {
            likelihood = (delay.cdf(endHigh - startLow) - delay.cdf(endHigh - startHigh)) / (startHigh - startLow);
        } else {
            likelihood = (delay.cdfIntegral(endHigh - startLow) - delay.cdfIntegral(endHigh - startHigh) - delay.cdfIntegral(endLow - startLow) + delay.cdfIntegral(endLow - startHigh))
                    / (startHigh - startLow);
        }
        return likelihood >= PRECISE || exactStart ? likelihood : addedUp(delay, exactEnd);
    }

    private double addedUp(Delay delay, boolean exactEnd) {
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            double start = startLow + (step + 0.5) / STEPS * (startHigh - startLow);
            sum += exactEnd ? delay.density(endHigh - start) : between(delay, start);
        }
        return sum / STEPS;
    }

    private double between(Delay delay, double start) {
        double low = endLow - start;
        double high = endHigh - start;
        return delay.cdf(low) < 0.5 ? delay.cdf(high) - delay.cdf(low) : delay.above(low) - delay.above(high);
    }
}
