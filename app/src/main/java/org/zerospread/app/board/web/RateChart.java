package org.zerospread.app.board.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.zerospread.app.board.Rate;
import org.zerospread.app.board.ResumptionBoard;

/// The course of the return as two lines in percent, drawn in a box of 640 × 240.
///
/// @param firms points of the line of firms at work; `staff` of that of staff returned
/// @param marks days below the axis
public record RateChart(String firms, String staff, List<Mark> marks) {

    private static final double LEFT = 44;
    private static final double RIGHT = 628;
    private static final double TOP = 14;
    private static final double BOTTOM = 208;
    private static final int MARKS = 5;

    /// A day below the axis.
    public record Mark(double x, LocalDate day) {
    }

    /// Draws the days as shares of what there is now; empty for less than two days.
    static Optional<RateChart> of(List<ResumptionBoard.Day> days, Rate all) {
        if (days.size() < 2 || all.firms() == 0) {
            return Optional.empty();
        }
        List<Mark> marks = new ArrayList<>();
        int step = Math.max(1, (days.size() - 1) / (MARKS - 1));
        for (int i = 0; i < days.size(); i += step) {
            marks.add(new Mark(x(i, days.size()), days.get(i).day()));
        }
        return Optional.of(new RateChart(line(days, all.firms(), ResumptionBoard.Day::working), line(days, Math.max(1, all.staffExpected()), ResumptionBoard.Day::staffReturned), marks));
    }

    private static String line(List<ResumptionBoard.Day> days, long whole, ToLongFunction<ResumptionBoard.Day> part) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < days.size(); i++) {
            double share = Math.min(1, (double) part.applyAsLong(days.get(i)) / whole);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i, days.size()), y(share * 100)));
        }
        return points.toString().strip();
    }

    private static double x(int index, int days) {
        return Math.round((LEFT + (RIGHT - LEFT) * index / (days - 1)) * 10) / 10.0;
    }

    /// Where a percentage lies.
    public static double y(double percent) {
        return Math.round((BOTTOM - (BOTTOM - TOP) * percent / 100) * 10) / 10.0;
    }
}
