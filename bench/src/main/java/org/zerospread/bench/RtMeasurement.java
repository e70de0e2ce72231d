package org.zerospread.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.zerospread.engine.estimate.Incidence;
import org.zerospread.engine.estimate.ReproductionNumber;
import org.zerospread.engine.estimate.RtPrior;
import org.zerospread.engine.estimate.RtSeries;
import org.zerospread.engine.estimate.SerialInterval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `rt`: R(t) of every window of many regions at once.
@Command(name = "rt", mixinStandardHelpOptions = true, description = "再生数 R(t) of 10,000 regions × 365 days, all five figures of every window kept.")
final class RtMeasurement implements Callable<Integer> {

    private static final int WINDOW = 7;

    @Option(names = "--regions", defaultValue = "10000", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    int regions = 10_000;

    @Option(names = "--days", defaultValue = "365", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    int days = 365;

    @Option(names = "--runs", defaultValue = "7", paramLabel = "N", description = "runs after the first (default: ${DEFAULT-VALUE})")
    int runs = 7;

    /// What was made is looked at, so that it is made.
    private double seen;

    @Override
    public Integer call() {
        List<Incidence> all = IntStream.range(0, regions).mapToObj(this::wave).toList();
        long cases = all.stream().mapToLong(Incidence::total).sum();
        System.out.printf(Locale.ROOT, "%,d regions, %,d days, %,d cases, %,d windows%n", regions, days, cases, (long) regions * (days - WINDOW));
        for (boolean parallel : new boolean[] {true, false}) {
            // A new estimator each time: what it remembers of quantiles is part of the work.
            List<Double> seconds = times(all, parallel, () -> {
                ReproductionNumber number = new ReproductionNumber(SerialInterval.discretised(7.5, 3.4, days), WINDOW, RtPrior.WIDE);
                return number::estimate;
            }, RtMeasurement::lastMean);
            double first = seconds.removeFirst();
            Spread warm = Spread.of(seconds);
            List<Double> plain = times(all, parallel, () -> this::plain, columns -> columns[0][0]);
            plain.removeFirst();
            System.out.println((parallel ? "all cores: " : "one core: ") + warm.text("s", 3) + String.format(Locale.ROOT, ", the first run of the process %.3f s", first));
            System.out.printf(Locale.ROOT, "  bare loop: %s; ratio %.1f%n", Spread.of(plain).text("s", 3), warm.median() / Spread.of(plain).median());
        }
        System.out.printf(Locale.ROOT, "sum of what was looked at: %.6g%n", seen);
        return 0;
    }

    private <R> List<Double> times(List<Incidence> all, boolean parallel, Supplier<Function<Incidence, R>> work, Function<R, Double> looked) {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            long start = System.nanoTime();
            Function<Incidence, R> estimate = work.get();
            List<R> kept = (parallel ? all.parallelStream() : all.stream()).map(estimate).toList();
            seconds.add((System.nanoTime() - start) / 1e9);
            seen += kept.stream().mapToDouble(looked::apply).sum();
        }
        return seconds;
    }

    private static double lastMean(RtSeries series) {
        return series.mean(series.size() - 1);
    }

    /// What no program can do without: each case is read once into a running sum of the window, and five columns are written.
    private double[][] plain(Incidence incidence) {
        int windows = incidence.days() - WINDOW;
        double[][] columns = new double[5][windows];
        long sum = 0;
        for (int day = 1; day < WINDOW; day++) {
            sum += incidence.local(day);
        }
        for (int window = 0; window < windows; window++) {
            sum += incidence.local(window + WINDOW) - (window == 0 ? 0 : incidence.local(window));
            for (double[] column : columns) {
                column[window] = sum;
            }
        }
        return columns;
    }

    /// Three waves of an outbreak, different in each region, the same on every run; some regions have a case now and then, some hundreds a day.
    private Incidence wave(int region) {
        SplittableRandom random = new SplittableRandom(region);
        double size = Math.exp(random.nextDouble() * 7);
        long[] cases = new long[days];
        for (int wave = 0; wave < 3; wave++) {
            double middle = random.nextDouble() * days;
            double width = 8 + random.nextDouble() * 30;
            for (int day = 0; day < days; day++) {
                double expected = size * Math.exp(-Math.pow((day - middle) / width, 2) / 2);
                cases[day] += poisson(random, expected);
            }
        }
        return Incidence.of(cases);
    }

    private static long poisson(SplittableRandom random, double mean) {
        if (mean > 50) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        long count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
