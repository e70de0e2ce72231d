package org.zerospread.app.recruiting.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.zerospread.app.recruiting.RecruitingFigures;

/// People hired by day: a bar for each day.
public record HiresChart(List<RecruitingFigures.Day> days) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;
    private static final int LEFT = 44;
    private static final int RIGHT = 8;
    private static final int TOP = 10;
    private static final int BOTTOM = 26;
    private static final int LABELS = 6;

    public HiresChart {
        days = List.copyOf(days);
    }

    /// A bar with its day.
    public record Bar(LocalDate day, int hired, double x, double y, double width, double height) {
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return WIDTH - RIGHT;
    }

    private long span() {
        return days.isEmpty() ? 1 : ChronoUnit.DAYS.between(days.getFirst().day(), days.getLast().day()) + 1;
    }

    private int highest() {
        int most = days.stream().mapToInt(RecruitingFigures.Day::hired).max().orElse(0);
        int step = step(most);
        return Math.max(step, (most + step - 1) / step * step);
    }

    /// 1, 2, 5, 10, 20, 50 …: the least that needs no more than four lines.
    private static int step(int most) {
        int step = 1;
        for (int n = 0; most > step * 4; n++) {
            step = n % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    /// Height of a count.
    public double y(int count) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (double) count / highest();
    }

    private double x(long day) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (double) day / span();
    }

    /// The bars.
    public List<Bar> bars() {
        return days.stream().map(one -> {
            long at = ChronoUnit.DAYS.between(days.getFirst().day(), one.day());
            double gap = Math.min(3, (x(1) - x(0)) * 0.2);
            return new Bar(one.day(), one.hired(), x(at) + gap / 2, y(one.hired()), x(at + 1) - x(at) - gap, y(0) - y(one.hired()));
        }).toList();
    }

    /// Counts written at the side.
    public List<Integer> ticks() {
        int step = step(highest());
        return IntStream.rangeClosed(0, highest() / step).mapToObj(n -> n * step).toList();
    }

    /// Days written below, about six.
    public List<Bar> labels() {
        long every = Math.max(1, (span() + LABELS - 1) / LABELS);
        return days.isEmpty() ? List.of() : java.util.stream.LongStream.range(0, span()).filter(n -> n % every == 0).mapToObj(n -> new Bar(days.getFirst().day().plusDays(n), 0, (x(n) + x(n + 1)) / 2, HEIGHT - 8, 0, 0)).toList();
    }
}
