package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/// When the cases fell ill, and how much likelier the difference of two onsets is between infector and infectee than between unrelated cases.
///
/// Whoever has a report but no onset is dated by the delays of the others: his onset is spread over his report less each of them.
final class Onsets {

    /// Days within which two unrelated cases of one outbreak might as well fall ill: the likelihood of chance is one in so many.
    private static final double CHANCE_DAYS = 28;
    private static final int LONGEST_DELAY = 60;
    private static final int USUAL_DELAY = 5;

    private final LocalDate[] days;
    private final long[] epochDays;
    private final boolean[] dated;
    private final boolean[] spread;
    /// By whether the infector's and whether the infectee's day is a report (2 bits), and the difference of days.
    private final double[][] ratios = new double[4][];
    private final double[] plain;

    Onsets(List<ChainCase> cases, SerialInterval interval) {
        days = new LocalDate[cases.size()];
        epochDays = new long[cases.size()];
        dated = new boolean[cases.size()];
        spread = new boolean[cases.size()];
        for (int i = 0; i < days.length; i++) {
            LocalDate day = cases.get(i).day();
            days[i] = day == null ? LocalDate.MIN : day;
            epochDays[i] = day == null ? 0 : day.toEpochDay();
            dated[i] = day != null;
            spread[i] = cases.get(i).onset() == null;
        }
        plain = interval.byDay();
        double[] delays = delays(cases);
        ratios[0] = times(plain, CHANCE_DAYS);
        // A report lies behind its onset by the delay: the infectee's onset is earlier than his day, the infector's likewise.
        ratios[1] = moved(ratios[0], delays, -1);
        ratios[2] = moved(ratios[0], delays, 1);
        ratios[3] = moved(ratios[1], delays, 1);
    }

    private static double[] delays(List<ChainCase> cases) {
        double[] shares = new double[LONGEST_DELAY + 1];
        double found = 0;
        for (ChainCase one : cases) {
            if (one.onset() != null && one.report() != null) {
                long delay = ChronoUnit.DAYS.between(one.onset(), one.report());
                if (delay >= 0 && delay <= LONGEST_DELAY) {
                    shares[(int) delay]++;
                    found++;
                }
            }
        }
        if (found == 0) {
            shares[USUAL_DELAY] = 1;
            return shares;
        }
        return times(shares, 1 / found);
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] moved(double[] ratios, double[] delays, int sign) {
        double[] moved = new double[ratios.length];
        for (int i = 0; i < moved.length; i++) {
            for (int delay = 0; delay < delays.length; delay++) {
                int from = i + sign * delay;
                if (delays[delay] > 0 && from >= 0 && from < ratios.length) {
                    moved[i] += delays[delay] * ratios[from];
                }
            }
        }
        return moved;
    }

    /// How much likelier the days are if one infected the other; 1 where a day is missing, for then nothing can be told.
    double ratio(int infector, int infectee) {
        if (!dated[infector] || !dated[infectee]) {
            return 1;
        }
        long at = epochDays[infectee] - epochDays[infector] + SerialInterval.FARTHEST;
        double[] table = ratios[(spread[infectee] ? 1 : 0) + (spread[infector] ? 2 : 0)];
        return at < 0 || at >= table.length ? 0 : table[(int) at];
    }

    /// The probability that an infectee falls ill so many days after his infector, or sooner.
    double chance(int days) {
        return Math.min(1, Arrays.stream(plain, 0, Math.clamp(days + (long) SerialInterval.FARTHEST + 1, 0, plain.length)).sum());
    }

    /// Whether a case has any day.
    boolean dated(int one) {
        return dated[one];
    }

    /// Whether a case's day is an onset.
    boolean known(int one) {
        return dated[one] && !spread[one];
    }

    /// The same as [#day], as days since 1970.
    long epochDay(int one) {
        return epochDays[one];
    }

    /// Onset, or report where there is none.
    LocalDate day(int one) {
        return days[one];
    }
}
