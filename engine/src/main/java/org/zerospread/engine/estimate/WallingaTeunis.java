package org.zerospread.engine.estimate;

import java.util.Arrays;

/// R(t) by Wallinga and Teunis, "Different epidemic curves for severe acute respiratory syndrome reveal similar impacts of control measures",
/// Am J Epidemiol 2004;160:509–516: how many the cases of a window infect in the end, each case having had each earlier case as infector
/// with the chance that the serial interval gives.
///
/// The mean is exact. So is the spread: cases choose their infectors independently, so the number that descends from a window is a sum of independent
/// yes-or-no choices whose distribution is worked out; beyond [#EXACT_UP_TO] choices its quantiles come from a normal distribution corrected
/// for skewness (Cornish–Fisher). EpiEstim draws networks instead. Towards the end R is too low, for infectees still to come are not seen.
public final class WallingaTeunis {

    static final int EXACT_UP_TO = 400;

    private final SerialInterval interval;
    private final int window;

    /// @param window days, at least 1
    public WallingaTeunis(SerialInterval interval, int window) {
        if (window < 1) {
            throw new IllegalArgumentException("window below 1 day: " + window);
        }
        this.interval = interval;
        this.window = window;
    }

    /// R of the cases of every window; unknown where a window has no case.
    public RtSeries estimate(Incidence incidence) {
        RtSeries series = new RtSeries(window, incidence.days());
        double[] infectivity = interval.infectivity(incidence);
        for (int index = 0; index < series.size(); index++) {
            int first = series.tStart(index) - 1;
            int last = series.tEnd(index) - 1;
            long cases = 0;
            for (int day = first; day <= last; day++) {
                cases += incidence.all(day);
            }
            if (cases > 0) {
                Choices choices = choices(incidence, infectivity, first, last);
                series.set(index, choices.mean() / cases, Math.sqrt(choices.variance()) / cases, choices.quantile(0.025) / cases, choices.quantile(0.5) / cases,
                        choices.quantile(0.975) / cases);
            }
        }
        return series;
    }

    /// Which days' cases can descend from the window, how many they are, and with which chance each does.
    private Choices choices(Incidence incidence, double[] infectivity, int first, int last) {
        int until = Math.min(incidence.days() - 1, last + interval.lastDay());
        long[] count = new long[Math.max(0, until - first)];
        double[] chance = new double[count.length];
        for (int day = first + 1; day <= until; day++) {
            double borne = 0;
            for (int source = first; source <= Math.min(last, day - 1); source++) {
                borne += incidence.all(source) * interval.weight(day - source);
            }
            count[day - first - 1] = borne > 0 ? incidence.local(day) : 0;
            chance[day - first - 1] = borne > 0 ? Math.min(1, borne / infectivity[day]) : 0;
        }
        return new Choices(count, chance);
    }

    /// Independent choices: of each day so many, each with its chance.
    private record Choices(long[] count, double[] chance) {

        double mean() {
            return moment(q -> q);
        }

        double variance() {
            return moment(q -> q * (1 - q));
        }

        private double moment(java.util.function.DoubleUnaryOperator of) {
            double sum = 0;
            for (int i = 0; i < count.length; i++) {
                sum += count[i] * of.applyAsDouble(chance[i]);
            }
            return sum;
        }

        double quantile(double p) {
            long all = Arrays.stream(count).sum();
            return all <= EXACT_UP_TO ? exact(p, (int) all) : approximate(p);
        }

        private double exact(double p, int all) {
            double[] mass = new double[all + 1];
            mass[0] = 1;
            int reached = 0;
            for (int i = 0; i < count.length; i++) {
                for (long one = 0; one < count[i]; one++) {
                    reached++;
                    for (int k = reached; k >= 1; k--) {
                        mass[k] = mass[k] * (1 - chance[i]) + mass[k - 1] * chance[i];
                    }
                    mass[0] *= 1 - chance[i];
                }
            }
            int k = 0;
            double sum = mass[0];
            // What is short of p by less than rounding has reached it.
            while (k < all && sum < p - 1e-12) {
                k++;
                sum += mass[k];
            }
            return k;
        }

        private double approximate(double p) {
            double sd = Math.sqrt(variance());
            if (sd == 0) {
                return mean();
            }
            double z = org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
            double skewness = moment(q -> q * (1 - q) * (1 - 2 * q)) / Math.pow(sd, 3);
            return Math.max(0, mean() + sd * (z + skewness * (z * z - 1) / 6));
        }
    }
}
