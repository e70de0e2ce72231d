package org.zerospread.app.lab.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.zerospread.app.lab.DistrictEstimates.RtDay;

/// R(t): its mean and its 95 % interval by the last day of each window; windows with few cases are drawn apart.
public record RtChart(List<RtDay> days) {

    /// A higher R is cut off: with few cases the interval reaches to where nothing can be read.
    private static final double HIGHEST = 8;

    /// A stretch of windows that are alike.
    ///
    /// @param sound whether they have cases enough
    public record Stretch(boolean sound, String band, String line) {
    }

    /// Where things lie.
    public Axes axes() {
        double highest = days.stream().filter(RtDay::isSound).mapToDouble(day -> day.window().q975()).max().orElse(2);
        return Axes.upTo(0, Math.max(1, days.size() - 1), Math.clamp(highest, 2, HIGHEST), false);
    }

    /// The curve in stretches with and without enough cases; neighbours share a point.
    public List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        while (from < days.size()) {
            if (!days.get(from).window().isKnown()) {
                from++;
                continue;
            }
            int to = from;
            while (to + 1 < days.size() && days.get(to + 1).window().isKnown() && days.get(to + 1).isSound() == days.get(from).isSound()) {
                to++;
            }
            boolean joined = to + 1 < days.size() && days.get(to + 1).window().isKnown();
            stretches.add(stretch(from, joined ? to + 1 : to, days.get(from).isSound()));
            from = to + 1;
        }
        return stretches;
    }

    private Stretch stretch(int from, int to, boolean sound) {
        Axes axes = axes();
        List<String> up = IntStream.rangeClosed(from, to).mapToObj(i -> axes.point(i, days.get(i).window().q975())).toList();
        List<String> down = IntStream.rangeClosed(from, to).mapToObj(i -> axes.point(from + to - i, days.get(from + to - i).window().q025())).toList();
        List<String> line = IntStream.rangeClosed(from, to).mapToObj(i -> axes.point(i, days.get(i).window().mean())).toList();
        return new Stretch(sound, String.join(" ", up) + " " + String.join(" ", down), String.join(" ", line));
    }

    /// The windows whose last day is written below: about six.
    public List<Integer> labelled() {
        int step = Math.max(1, (days.size() + 4) / 5);
        return IntStream.iterate(0, i -> i < days.size(), i -> i + step).boxed().toList();
    }
}
