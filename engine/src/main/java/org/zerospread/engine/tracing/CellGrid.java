package org.zerospread.engine.tracing;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Rows with a position, by cells of the globe some 220 m wide, and within a cell by start.
///
/// Bands of latitude are 0.002° high and cut into as many columns as keep the cells about square, one at the poles. Only cells with a row exist;
/// those of a band lie side by side, so a circle is one or two runs of cells in each of its bands. Four bytes a row, and sixteen a cell.
final class CellGrid {

    private static final double HEIGHT = 0.002;
    private static final int BANDS = 90_000;
    /// A centimetre, far more than rounding can move a bound.
    private static final double MARGIN = 1e-7;

    private final long[] cells;
    private final int[] offsets;
    private final int[] rows;
    private final EndTree ends;

    private CellGrid(long[] cells, int[] offsets, int[] rows, EndTree ends) {
        this.cells = cells;
        this.offsets = offsets;
        this.rows = rows;
        this.ends = ends;
    }

    /// @param position position of a row, or -1
    static CellGrid of(int rowCount, IntUnaryOperator position, IntUnaryOperator start, IntUnaryOperator end, Positions positions) {
        long[] ofPosition = new long[positions.size()];
        Arrays.setAll(ofPosition, i -> cell(positions.latitude(i), positions.longitude(i)));
        long[] cells = Arrays.stream(ofPosition).sorted().distinct().toArray();
        int[] number = new int[ofPosition.length];
        Arrays.setAll(number, i -> Arrays.binarySearch(cells, ofPosition[i]));
        GroupSort sorted = GroupSort.of(rowCount, cells.length, row -> {
            int its = position.applyAsInt(row);
            return its < 0 ? -1 : number[its];
        }, start);
        int[] rows = new int[sorted.size()];
        IntStream.range(0, rows.length).parallel().forEach(i -> rows[i] = sorted.row(i));
        return new CellGrid(cells, sorted.offsets(), rows, EndTree.of(rows.length, i -> end.applyAsInt(rows[i])));
    }

    /// Every cell that may hold a position within the radius, by its number, each once.
    void around(double latitude, double longitude, double radiusMetres, IntConsumer cell) {
        double angle = radiusMetres / Sphere.RADIUS_METRES;
        double north = Math.toDegrees(angle) + MARGIN;
        int lastBand = band(latitude + north);
        boolean overPole = Math.abs(latitude) + north >= 90;
        double east = overPole ? 360 : Math.toDegrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(Math.toRadians(latitude))))) * (1 + 1e-9) + MARGIN / Math.cos(Math.toRadians(latitude));
        int at = from(key(band(latitude - north), 0));
        while (at < cells.length && (int) (cells[at] >> 32) <= lastBand) {
            int band = (int) (cells[at] >> 32);
            int columns = columns(band);
            if (2 * east >= 360) {
                run(band, 0, columns - 1, cell);
            } else {
                int first = column(longitude - east, columns);
                int last = column(longitude + east, columns);
                if (longitude - east < -180) {
                    wrapped(band, Math.floorMod(first, columns), last, columns, cell);
                } else if (longitude + east >= 180) {
                    wrapped(band, first, Math.floorMod(last, columns), columns, cell);
                } else {
                    run(band, first, last, cell);
                }
            }
            at = from(key(band + 1, 0));
        }
    }

    /// Two runs, from `first` eastward to the antimeridian and from there to `last`; one if they meet.
    private void wrapped(int band, int first, int last, int columns, IntConsumer cell) {
        if (last >= first) {
            run(band, 0, columns - 1, cell);
        } else {
            run(band, first, columns - 1, cell);
            run(band, 0, last, cell);
        }
    }

    private void run(int band, int first, int last, IntConsumer cell) {
        long until = key(band, last);
        for (int i = from(key(band, first)); i < cells.length && cells[i] <= until; i++) {
            cell.accept(i);
        }
    }

    int first(int cell) {
        return offsets[cell];
    }

    int end(int cell) {
        return offsets[cell + 1];
    }

    int row(int i) {
        return rows[i];
    }

    EndTree ends() {
        return ends;
    }

    long bytes() {
        return 8L * cells.length + 4L * offsets.length + 4L * rows.length + ends.bytes();
    }

    private int from(long key) {
        int found = Arrays.binarySearch(cells, key);
        return found < 0 ? -found - 1 : found;
    }

    private static long cell(double latitude, double longitude) {
        int band = band(latitude);
        int columns = columns(band);
        return key(band, Math.min(columns - 1, column(longitude, columns)));
    }

    private static long key(int band, int column) {
        return (long) band << 32 | column;
    }

    private static int band(double latitude) {
        return Math.clamp((long) Math.floor((latitude + 90) / HEIGHT), 0, BANDS - 1);
    }

    private static int columns(int band) {
        return Math.max(1, (int) (360 / HEIGHT * Math.cos(Math.toRadians((band + 0.5) * HEIGHT - 90))));
    }

    private static int column(double longitude, int columns) {
        return (int) Math.floor((longitude + 180) / 360 * columns);
    }
}
