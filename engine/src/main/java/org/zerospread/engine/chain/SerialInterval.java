package org.zerospread.engine.chain;

/// How many days lie between the onset of an infector and that of whom he infected, as probabilities of whole days.
///
/// @param meanDays from -30 to 60
/// @param sdDays standard deviation, above 0 and at most 60
public record SerialInterval(Family family, double meanDays, double sdDays) {

    /// COVID-19 in China outside Hubei to 8 February 2020, 468 pairs of which 59 had an infectee with the earlier onset: Du et al., Emerg Infect Dis 2020;26(6):1341–1343.
    public static final SerialInterval COVID_2020 = new SerialInterval(Family.NORMAL, 3.96, 4.75);

    /// The farthest two onsets may lie apart and still count.
    static final int FARTHEST = 240;

    private static final int STEPS = 50;

    /// The shape of the distribution. Only the normal one allows an infectee to fall ill before his infector.
    public enum Family {
        NORMAL, GAMMA, LOGNORMAL
    }

    public SerialInterval {
        if (!(meanDays >= -30 && meanDays <= 60) || !(sdDays > 0 && sdDays <= 60)) {
            throw new IllegalArgumentException("a serial interval has a mean of -30 to 60 days and a standard deviation of up to 60: " + meanDays + ", " + sdDays);
        }
        if (family != Family.NORMAL && meanDays <= 0) {
            throw new IllegalArgumentException("the mean of a " + family + " serial interval is above 0: " + meanDays);
        }
    }

    /// The probability of each difference in days, from -[#FARTHEST] on; they sum to 1. A day stands for half a day on both sides of it.
    double[] byDay() {
        double[] byDay = new double[2 * FARTHEST + 1];
        double sum = 0;
        for (int i = 0; i < byDay.length; i++) {
            for (int step = 0; step < STEPS; step++) {
                byDay[i] += shape(i - FARTHEST - 0.5 + (step + 0.5) / STEPS);
            }
            sum += byDay[i];
        }
        for (int i = 0; i < byDay.length; i++) {
            byDay[i] /= sum;
        }
        return byDay;
    }

    /// The density up to a factor.
    private double shape(double days) {
        return switch (family) {
            case NORMAL -> Math.exp(-0.5 * square((days - meanDays) / sdDays));
            case GAMMA -> {
                double scale = square(sdDays) / meanDays;
                double mode = Math.max(0, meanDays - scale);
                yield days <= 0 ? 0 : Math.exp((meanDays / scale - 1) * Math.log(days / meanDays) - (days - mode) / scale);
            }
            case LOGNORMAL -> {
                double variance = Math.log1p(square(sdDays / meanDays));
                yield days <= 0 ? 0 : Math.exp(-square(Math.log(days / meanDays) + variance / 2) / (2 * variance)) / days;
            }
        };
    }

    private static double square(double x) {
        return x * x;
    }
}
