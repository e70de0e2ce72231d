package org.zerospread.bench;

import java.util.List;
import java.util.Locale;

/// Several measurements of one figure, as their median with the smallest and the largest.
record Spread(double median, double smallest, double largest, int runs) {

    /// @throws IllegalArgumentException without a measurement
    static Spread of(List<Double> measured) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("no measurement");
        }
        List<Double> sorted = measured.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast(), sorted.size());
    }

    /// For instance `1.24 s (1.20–1.31, 5 runs)`.
    String text(String unit, int decimals) {
        String number = "%." + decimals + "f";
        return String.format(Locale.ROOT, number + " %s (" + number + "–" + number + ", %d run%s)", median, unit, smallest, largest, runs, runs == 1 ? "" : "s");
    }
}
