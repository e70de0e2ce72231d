package org.zerospread.engine.chain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The serial interval from clusters in which nobody knows who infected whom: Vink, Bootsma and Wallinga, Am J Epidemiol 2014;180(9):865–875.
///
/// Of each cluster the days from its first onset to the next ones are taken. Each may be a pair infected by one source (the difference of two intervals), infector and infectee, or two or three steps of infection; all routes are held
/// to be equally likely beforehand, and an expectation-maximisation gives the mean and standard deviation of one step. Onsets are whole days, so a difference stands for a triangle of a day on both sides of it.
public final class IndexCaseIntervals {

    private static final int ROUNDS = 1000;
    private static final double STEADY = 1e-10;
    private static final double LEAST_SD = 0.05;
    private static final int PARTS = 40;
    /// Steps of infection after which an interval is looked for, forwards and backwards.
    private static final int MOST_STEPS = 3;

    private IndexCaseIntervals() {}

    /// One step of infection.
    public record Estimate(double meanDays, double sdDays, int intervals) {}

    /// The days from the first onset of each cluster to those that follow it, in days. Clusters are whatever hangs together by links of any kind; cases without onset bind but do not count.
    ///
    /// @param most cases taken of each cluster, by onset, the first included: later ones are farther steps away
    public static List<Integer> of(ChainInput input, int most) {
        Map<String, String> group = new HashMap<>();
        input.cases().forEach(one -> group.put(one.id(), one.id()));
        for (ChainLink link : input.links().stream().filter(link -> link.certainty() != ChainLink.Certainty.EXCLUDED).toList()) {
            String one = leader(group, link.infector());
            String other = leader(group, link.infectee());
            group.put(one, other);
        }
        Map<String, List<LocalDate>> onsets = new TreeMap<>();
        for (ChainCase one : input.cases()) {
            if (one.onset() != null) {
                onsets.computeIfAbsent(leader(group, one.id()), _ -> new ArrayList<>()).add(one.onset());
            }
        }
        List<Integer> intervals = new ArrayList<>();
        for (List<LocalDate> days : onsets.values()) {
            List<LocalDate> sorted = days.stream().sorted().limit(most).toList();
            sorted.stream().skip(1).forEach(day -> intervals.add((int) ChronoUnit.DAYS.between(sorted.getFirst(), day)));
        }
        intervals.sort(null);
        return intervals;
    }

    private static String leader(Map<String, String> group, String id) {
        String at = id;
        while (!Objects.requireNonNull(group.get(at), () -> "no case " + id).equals(at)) {
            at = Objects.requireNonNull(group.get(at));
        }
        return at;
    }

    /// Mean and standard deviation of one step; empty where there are fewer than three intervals or they do not settle.
    ///
    /// @param intervals in days, not negative
    public static Optional<Estimate> estimate(List<Integer> intervals) {
        if (intervals.size() < 3) {
            return Optional.empty();
        }
        double mean = 10;
        double sd = 4;
        for (int round = 0; round < ROUNDS; round++) {
            double[] shares = new double[intervals.size()];
            for (int i = 0; i < shares.length; i++) {
                shares[i] = shareOfOneStep(intervals.get(i), mean, sd);
            }
            double sum = 0;
            double squares = 0;
            double first = 0;
            for (int i = 0; i < shares.length; i++) {
                sum += shares[i];
                squares += shares[i] * shares[i];
                first += shares[i] * intervals.get(i);
            }
            double next = first / sum;
            double second = 0;
            for (int i = 0; i < shares.length; i++) {
                second += shares[i] * (intervals.get(i) - next) * (intervals.get(i) - next);
            }
            double nextSd = Math.sqrt(sum * second / (sum * sum - squares));
            if (!(nextSd > LEAST_SD)) {
                return Optional.empty();
            }
            boolean settled = Math.abs(next - mean) + Math.abs(nextSd - sd) < STEADY;
            mean = next;
            sd = nextSd;
            if (settled) {
                break;
            }
        }
        return Optional.of(new Estimate(mean, sd, intervals.size()));
    }

    /// Means of resamples of the intervals, the smallest first; those that do not settle are left out.
    ///
    /// @param seed the same seed gives the same means
    public static List<Double> resampledMeans(List<Integer> intervals, int resamples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < resamples; i++) {
            List<Integer> taken = intervals.stream().map(_ -> intervals.get(random.nextInt(intervals.size()))).toList();
            estimate(taken).ifPresent(one -> means.add(one.meanDays()));
        }
        means.sort(null);
        return means;
    }

    /// The probability that an interval is one step from infector to infectee.
    private static double shareOfOneStep(int days, double mean, double sd) {
        double all = around(days, 0, Math.sqrt(2) * sd) * 2;
        for (int steps = 1; steps <= MOST_STEPS; steps++) {
            all += around(days, steps * mean, Math.sqrt(steps) * sd) + around(days, -steps * mean, Math.sqrt(steps) * sd);
        }
        return around(days, mean, sd) / all;
    }

    /// A normal density over the triangle around a day; on day 0 the half above it counts twice. By Simpson's rule.
    private static double around(int days, double mean, double sd) {
        double upper = side(days, 1, mean, sd);
        return days == 0 ? 2 * upper : upper + side(days, -1, mean, sd);
    }

    private static double side(int days, int direction, double mean, double sd) {
        double sum = 0;
        for (int i = 0; i <= PARTS; i++) {
            double away = i / (double) PARTS;
            double z = (days + direction * away - mean) / sd;
            sum += (i == 0 || i == PARTS ? 1 : i % 2 == 1 ? 4 : 2) * (1 - away) * Math.exp(-z * z / 2) / sd;
        }
        return sum / (3 * PARTS);
    }
}
