package org.zerospread.app.lab.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zerospread.engine.estimate.DelayEstimate;

/// Delays as bars of days, and the distributions fitted to them as lines; either may be missing.
///
/// @param days as counted
/// @param fits the best first
public record DelayChart(List<Double> days, List<DelayEstimate> fits) {

    private static final int POINTS = 120;

    private double low() {
        double counted = days.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double fitted = fits.stream().mapToDouble(fit -> fit.fit().delay().quantile(0.002)).min().orElse(0);
        return Math.floor(Math.min(0, days.isEmpty() ? fitted : Math.min(counted, fitted)));
    }

    private double high() {
        double counted = days.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double fitted = fits.stream().mapToDouble(fit -> fit.fit().delay().quantile(0.995)).max().orElse(1);
        return Math.ceil(Math.max(5, Math.max(counted, fitted)) + 1);
    }

    private Map<Long, Long> counted() {
        return days.stream().collect(Collectors.groupingBy(Math::round, TreeMap::new, Collectors.counting()));
    }

    /// Where things lie: the height is cases where there are bars, else density.
    public Axes axes() {
        double bars = counted().values().stream().mapToLong(Long::longValue).max().orElse(0);
        double lines = 0;
        for (DelayEstimate fit : fits) {
            for (int i = 0; i <= POINTS; i++) {
                lines = Math.max(lines, scale() * fit.fit().delay().density(at(i)));
            }
        }
        return Axes.upTo(low() - 0.5, high() - 0.5, days.isEmpty() ? lines : Math.max(4, Math.max(bars, lines)), !days.isEmpty());
    }

    private double scale() {
        return days.isEmpty() ? 1 : days.size();
    }

    private double at(int point) {
        return low() + (high() - low()) * (point + 0.01) / POINTS;
    }

    /// A bar for each number of days.
    public List<Bar> bars() {
        Axes axes = axes();
        return counted().entrySet().stream().map(entry -> new Bar(axes.x(entry.getKey() - 0.4), axes.y(entry.getValue()), axes.x(entry.getKey() + 0.4) - axes.x(entry.getKey() - 0.4),
                axes.floor() - axes.y(entry.getValue()), "reported", entry.getKey(), entry.getValue())).toList();
    }

    /// The line of a distribution.
    public String line(DelayEstimate fit) {
        Axes axes = axes();
        return String.join(" ", IntStream.rangeClosed(0, POINTS).mapToObj(i -> axes.point(at(i), scale() * fit.fit().delay().density(at(i)))).toList());
    }

    /// The numbers of days written below.
    public List<Integer> labelled() {
        int step = Math.max(1, (int) Math.ceil((high() - low()) / 10));
        return IntStream.iterate((int) Math.ceil(low() / step) * step, day -> day < high(), day -> day + step).boxed().toList();
    }
}
