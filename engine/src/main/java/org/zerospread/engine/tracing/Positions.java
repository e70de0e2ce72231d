package org.zerospread.engine.tracing;

import java.util.Arrays;

/// Numbers positions from 0, the same latitude and longitude once. Degrees, WGS 84.
final class Positions {

    private static final int FIRST = 1 << 8;

    private double[] latitudes = new double[FIRST];
    private double[] longitudes = new double[FIRST];
    private int[] slots = new int[2 * FIRST];
    private int size;

    int size() {
        return size;
    }

    double latitude(int number) {
        return latitudes[number];
    }

    double longitude(int number) {
        return longitudes[number];
    }

    int number(double latitude, double longitude) {
        // Minus zero is zero.
        double north = latitude + 0.0;
        double east = longitude + 0.0;
        int slot = slot(north, east);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == latitudes.length) {
            latitudes = Arrays.copyOf(latitudes, 2 * size);
            longitudes = Arrays.copyOf(longitudes, 2 * size);
            slots = new int[4 * size];
            for (int i = 0; i < size; i++) {
                slots[slot(latitudes[i], longitudes[i])] = i + 1;
            }
            slot = slot(north, east);
        }
        latitudes[size] = north;
        longitudes[size] = east;
        slots[slot] = ++size;
        return size - 1;
    }

    double metres(int one, int other) {
        return one == other ? 0 : Sphere.metres(latitudes[one], longitudes[one], latitudes[other], longitudes[other]);
    }

    /// Gives back what only growing needs.
    void trim() {
        latitudes = Arrays.copyOf(latitudes, size);
        longitudes = Arrays.copyOf(longitudes, size);
        slots = new int[0];
    }

    long bytes() {
        return 16L * latitudes.length + 4L * slots.length;
    }

    private int slot(double latitude, double longitude) {
        long bits = Double.doubleToLongBits(latitude) * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(longitude);
        bits *= 0xC2B2AE3D27D4EB4FL;
        int mask = slots.length - 1;
        int slot = (int) (bits >>> 33) & mask;
        while (slots[slot] != 0 && (latitudes[slots[slot] - 1] != latitude || longitudes[slots[slot] - 1] != longitude)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
