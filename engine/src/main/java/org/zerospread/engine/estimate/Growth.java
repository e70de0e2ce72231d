package org.zerospread.engine.estimate;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// How fast cases grow or fall: a straight line through the logarithm of the daily counts.
///
/// @param rate change of the logarithm a day, with its 95 % interval from Student's t; below 0 cases fall
/// @param days how many days with cases the line was laid through
/// @param atStart logarithm of the count that the line has on its first day
/// @param zeros days without a case within the span, of which there is no logarithm: they are left out
public record Growth(Interval rate, double atStart, int days, int zeros) {

    /// The fewest days with cases that a line is laid through.
    public static final int FEWEST_DAYS = 4;

    /// The growth from one day to another.
    ///
    /// @param counts cases of consecutive days
    /// @param from first day, counted from 0
    /// @param to last day
    /// @return empty with fewer than [#FEWEST_DAYS] days with cases
    public static Optional<Growth> of(long[] counts, int from, int to) {
        int n = 0;
        double sumX = 0;
        double sumY = 0;
        for (int day = from; day <= to; day++) {
            if (counts[day] > 0) {
                n++;
                sumX += day;
                sumY += Math.log(counts[day]);
            }
        }
        if (n < FEWEST_DAYS) {
            return Optional.empty();
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int day = from; day <= to; day++) {
            if (counts[day] > 0) {
                double x = day - sumX / n;
                double y = Math.log(counts[day]) - sumY / n;
                xx += x * x;
                xy += x * y;
                yy += y * y;
            }
        }
        double rate = xy / xx;
        double error = Math.sqrt(Math.max(0, yy - rate * xy) / (n - 2) / xx);
        double reach = TDistribution.of(n - 2).inverseCumulativeProbability(0.975) * error;
        return Optional.of(new Growth(new Interval(rate, rate - reach, rate + reach), sumY / n + rate * (from - sumX / n), n, to - from + 1 - n));
    }

    /// Days in which cases double, or halve where they fall. The interval is empty of meaning where the rate may be 0; it then is NaN.
    public Interval doublingDays() {
        boolean sure = rate.low() > 0 || rate.high() < 0;
        double one = Math.log(2) / Math.abs(rate.low());
        double other = Math.log(2) / Math.abs(rate.high());
        return new Interval(Math.log(2) / Math.abs(rate.estimate()), sure ? Math.min(one, other) : Double.NaN, sure ? Math.max(one, other) : Double.NaN);
    }

    /// The count that the line has so many days after its first.
    public double expected(int day) {
        return Math.exp(atStart + rate.estimate() * day);
    }

    /// Whether cases grow.
    public boolean isGrowing() {
        return rate.estimate() > 0;
    }
}
