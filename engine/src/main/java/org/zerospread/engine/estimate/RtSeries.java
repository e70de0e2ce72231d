package org.zerospread.engine.estimate;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/// R of sliding windows: the first begins on day 2, each next one a day later. Kept as columns, so that ten thousand districts cost no objects.
public final class RtSeries {

    /// The first day of the first window: of day 1 nobody knows who infected its cases.
    public static final int FIRST_START = 2;

    private final int window;
    private final double[] mean;
    private final double[] std;
    private final double[] q025;
    private final double[] median;
    private final double[] q975;

    /// All windows unknown.
    RtSeries(int window, int days) {
        this.window = window;
        int count = Math.max(0, days - window - FIRST_START + 2);
        mean = unknown(count);
        std = unknown(count);
        q025 = unknown(count);
        median = unknown(count);
        q975 = unknown(count);
    }

    private static double[] unknown(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    void set(int index, double newMean, double newStd, double low, double middle, double high) {
        mean[index] = newMean;
        std[index] = newStd;
        q025[index] = low;
        median[index] = middle;
        q975[index] = high;
    }

    /// How many windows.
    public int size() {
        return mean.length;
    }

    /// The mean of a window, counted from 0; NaN where there is no answer.
    public double mean(int index) {
        return mean[index];
    }

    /// The first day of a window, the first day of the figures being 1.
    public int tStart(int index) {
        return FIRST_START + index;
    }

    /// The last day of a window.
    public int tEnd(int index) {
        return tStart(index) + window - 1;
    }

    /// The windows, each made when it is asked for.
    public List<RtWindow> windows() {
        return new AbstractList<>() {
            @Override
            public RtWindow get(int index) {
                return new RtWindow(tStart(index), tEnd(index), mean[index], std[index], q025[index], median[index], q975[index]);
            }

            @Override
            public int size() {
                return mean.length;
            }
        };
    }
}
