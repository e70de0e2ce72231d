package org.zerospread.app.lab.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Where things lie in a drawing.
///
/// @param xLow value at the left end
/// @param xHigh value at the right end
/// @param most value at the top; the bottom is 0
public record Axes(double xLow, double xHigh, double most) {

    private static final int LEFT = 46;
    private static final int RIGHT = 14;
    private static final int TOP = 12;
    private static final int FLOOR = 214;

    /// Axes whose top is a round number at or above the highest value: four times 1, 2, 2.5 or 5 with zeros.
    static Axes upTo(double xLow, double xHigh, double highest, boolean whole) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(highest, 1e-9) / 4)));
        if (whole) {
            unit = Math.max(1, unit);
        }
        for (double step : new double[] {1, 2, 2.5, 5, 10}) {
            if (4 * step * unit >= highest - 1e-12 && !(whole && step * unit != Math.rint(step * unit))) {
                return new Axes(xLow, xHigh, 4 * step * unit);
            }
        }
        return new Axes(xLow, xHigh, highest);
    }

    /// Width of the drawing.
    public int width() {
        return 720;
    }

    /// Height of the drawing.
    public int height() {
        return 242;
    }

    /// Where the lines begin.
    public int left() {
        return LEFT;
    }

    /// Where they end.
    public int right() {
        return width() - RIGHT;
    }

    /// The bottom.
    public int floor() {
        return FLOOR;
    }

    /// The top.
    public int top() {
        return TOP;
    }

    /// Place of a value from left to right.
    public double x(double value) {
        return rounded(LEFT + (right() - LEFT) * (value - xLow) / Math.max(1e-9, xHigh - xLow));
    }

    /// Height of a value; what is above the top lies at the top.
    public double y(double value) {
        return rounded(FLOOR - (FLOOR - TOP) * Math.clamp(value / most, 0, 1));
    }

    /// The five lines of the grid.
    public List<Double> ticks() {
        return IntStream.rangeClosed(0, 4).mapToObj(i -> most * i / 4).toList();
    }

    /// A value beside its line of the grid.
    public String tick(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : most < 0.4 ? String.format(Locale.ROOT, "%.2f", value) : String.format(Locale.ROOT, "%.1f", value);
    }

    String point(double xValue, double yValue) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x(xValue), y(yValue));
    }

    private static double rounded(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
