package org.zerospread.engine.tracing;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Rows sorted by group, and within a group by start; rows of one start keep their order.
///
/// @param offsets where each group begins in `keys`; one more than groups
/// @param keys start in the upper, row in the lower half
record GroupSort(int[] offsets, long[] keys) {

    /// @param group group of a row, or -1 for a row that is left out
    static GroupSort of(int rows, int groups, IntUnaryOperator group, IntUnaryOperator start) {
        int[] offsets = new int[groups + 1];
        for (int row = 0; row < rows; row++) {
            int its = group.applyAsInt(row);
            if (its >= 0) {
                offsets[its + 1]++;
            }
        }
        for (int i = 0; i < groups; i++) {
            offsets[i + 1] += offsets[i];
        }
        int[] next = Arrays.copyOf(offsets, groups);
        long[] keys = new long[offsets[groups]];
        for (int row = 0; row < rows; row++) {
            int its = group.applyAsInt(row);
            if (its >= 0) {
                keys[next[its]++] = (long) start.applyAsInt(row) << 32 | row;
            }
        }
        IntStream.range(0, groups).parallel().forEach(i -> Arrays.sort(keys, offsets[i], offsets[i + 1]));
        return new GroupSort(offsets, keys);
    }

    int size() {
        return keys.length;
    }

    int row(int i) {
        return (int) keys[i];
    }

    int start(int i) {
        return (int) (keys[i] >> 32);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupSort that && Arrays.equals(offsets, that.offsets) && Arrays.equals(keys, that.keys);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys);
    }
}
