package org.zerospread.app.lab.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.zerospread.app.lab.DistrictEstimates;
import org.zerospread.app.lab.DistrictEstimates.CurveDay;
import org.zerospread.engine.estimate.Growth;

/// The epidemic curve: a bar for each day, by onset (with the line of growth) or by report.
///
/// @param byOnset by onset, else by report
public record CurveChart(DistrictEstimates all, boolean byOnset) {

    /// Where things lie; the highest day of both curves is the same height.
    public Axes axes() {
        int highest = all.curve().stream().mapToInt(day -> Math.max(day.local() + day.imported(), day.reported())).max().orElse(0);
        return Axes.upTo(0, all.curve().size(), Math.max(4, highest), true);
    }

    /// The bars, those of cases infected elsewhere at the bottom.
    public List<Bar> bars() {
        Axes axes = axes();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < all.curve().size(); i++) {
            CurveDay day = all.curve().get(i);
            long at = day.day().toEpochDay();
            if (byOnset) {
                add(bars, axes, i, 0, day.imported(), "imported", at);
                add(bars, axes, i, day.imported(), day.local(), "local", at);
            } else {
                add(bars, axes, i, 0, day.reported(), "reported", at);
            }
        }
        return bars;
    }

    private static void add(List<Bar> bars, Axes axes, int index, int below, int count, String kind, long at) {
        if (count > 0) {
            double gap = Math.min(2, (axes.x(1) - axes.x(0)) * 0.2);
            bars.add(new Bar(axes.x(index) + gap / 2, axes.y(below + count), axes.x(index + 1) - axes.x(index) - gap, axes.y(below) - axes.y(below + count), kind, at, count));
        }
    }

    /// The line of growth through its days; empty where there is none.
    public String growth() {
        if (!byOnset) {
            return "";
        }
        return all.growth().find().map(phase -> {
            Growth growth = phase.growth();
            int first = (int) ChronoUnit.DAYS.between(all.curve().getFirst().day(), phase.from());
            int last = (int) ChronoUnit.DAYS.between(all.curve().getFirst().day(), phase.to());
            return String.join(" ", IntStream.rangeClosed(first, last).mapToObj(day -> axes().point(day + 0.5, growth.expected(day - first))).toList());
        }).orElse("");
    }

    /// The days written below: about six.
    public List<LocalDate> dates() {
        int step = Math.max(1, (all.curve().size() + 4) / 5);
        return IntStream.iterate(0, i -> i < all.curve().size(), i -> i + step).mapToObj(i -> all.curve().get(i).day()).toList();
    }

    /// Place of a day.
    public double x(LocalDate day) {
        return axes().x(ChronoUnit.DAYS.between(all.curve().getFirst().day(), day) + 0.5);
    }
}
