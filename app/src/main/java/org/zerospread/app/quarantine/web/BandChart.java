package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.forecast.RoomDay;

/// The points of a chart of rooms: a band of need around its mean, the certain part, all rooms, and the line above which the reserve is broken.
///
/// @param days today first
/// @param tried the same with what is tried out; null without
public record BandChart(List<RoomDay> days, @Nullable List<RoomDay> tried) {

    private static final int LEFT = 46;
    private static final int RIGHT = 14;
    private static final int TOP = 12;
    private static final int FLOOR = 214;

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

    /// Top of the axis: four times 1, 2, 3, 4, 5, 6 or 8 with zeros, and above every line, but not above twice the rooms for the sake of a rare excess.
    public int most() {
        List<RoomDay> all = new ArrayList<>(days);
        if (tried != null) {
            all.addAll(tried);
        }
        int rooms = all.stream().mapToInt(RoomDay::rooms).max().orElse(0);
        int expected = all.stream().mapToInt(day -> (int) Math.ceil(day.need().expected())).max().orElse(0);
        int high = Math.min(all.stream().mapToInt(day -> day.need().high()).max().orElse(0), Math.max(2 * rooms, expected));
        int most = Math.max(Math.max(rooms, 8), Math.max(expected, high));
        for (int unit = 1;; unit *= 10) {
            for (int step : new int[] {unit, 2 * unit, 3 * unit, 4 * unit, 5 * unit, 6 * unit, 8 * unit}) {
                if (4L * step >= most) {
                    return 4 * step;
                }
            }
        }
    }

    /// Height of a number of rooms.
    public double y(double rooms) {
        return Math.round(10 * (FLOOR - (FLOOR - TOP) * Math.clamp(rooms / most(), 0, 1))) / 10.0;
    }

    /// Place of a day.
    public double x(int index) {
        return Math.round(10 * (LEFT + (right() - LEFT) * index / (double) Math.max(1, days.size() - 1))) / 10.0;
    }

    /// The day itself.
    public LocalDate date(int index) {
        return days.get(index).date();
    }

    /// Outline of the band of a forecast.
    public String band(List<RoomDay> of) {
        String up = line(of, day -> day.need().high());
        StringBuilder back = new StringBuilder(up);
        for (int i = of.size() - 1; i >= 0; i--) {
            back.append(' ').append(point(i, of.get(i).need().low()));
        }
        return back.toString();
    }

    /// Outline of what is certain.
    public String certain() {
        return point(0, 0) + " " + line(days, RoomDay::certain) + " " + point(days.size() - 1, 0);
    }

    /// The mean.
    public String expected(List<RoomDay> of) {
        return line(of, day -> day.need().expected());
    }

    /// All rooms.
    public String rooms(List<RoomDay> of) {
        return line(of, RoomDay::rooms);
    }

    /// What may be taken without breaking the reserve.
    public String limit(List<RoomDay> of) {
        return line(of, day -> day.rooms() - day.reserve());
    }

    private String line(List<RoomDay> of, ToDoubleFunction<RoomDay> figure) {
        return String.join(" ", IntStream.range(0, of.size()).mapToObj(i -> point(i, figure.applyAsDouble(of.get(i)))).toList());
    }

    private String point(int index, double rooms) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x(index), y(rooms));
    }
}
