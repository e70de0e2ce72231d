package org.zerospread.engine.tracing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// The largest end of every 16 stays, of every 256, and so on: stays sorted by their start can be passed over in blocks that ended too early,
/// however long single stays are. A quarter of a byte a stay.
final class EndTree {

    private static final int BITS = 4;
    private static final int MASK = (1 << BITS) - 1;

    private final int[][] levels;
    private final int size;

    private EndTree(int[][] levels, int size) {
        this.levels = levels;
        this.size = size;
    }

    static EndTree of(int size, IntUnaryOperator end) {
        List<int[]> levels = new ArrayList<>();
        IntUnaryOperator below = end;
        int length = size;
        while (length > 1) {
            int[] level = new int[(length + MASK) >> BITS];
            Arrays.fill(level, Integer.MIN_VALUE);
            for (int i = 0; i < length; i++) {
                level[i >> BITS] = Math.max(level[i >> BITS], below.applyAsInt(i));
            }
            levels.add(level);
            below = i -> level[i];
            length = level.length;
        }
        return new EndTree(levels.toArray(int[][]::new), size);
    }

    /// The first place from `i` on that does not lie in a block of stays that all end at `after` or earlier; at least `i`, at most the number of stays.
    int skip(int i, int after) {
        int at = i;
        while (at < size && (at & MASK) == 0 && levels.length > 0 && levels[0][at >> BITS] <= after) {
            int level = 0;
            while (level + 1 < levels.length && (at >> (BITS * (level + 1)) & MASK) == 0 && levels[level + 1][at >> (BITS * (level + 2))] <= after) {
                level++;
            }
            long next = at + (1L << (BITS * (level + 1)));
            at = (int) Math.min(size, next);
        }
        return at;
    }

    long bytes() {
        long sum = 0;
        for (int[] level : levels) {
            sum += 4L * level.length;
        }
        return sum;
    }
}
