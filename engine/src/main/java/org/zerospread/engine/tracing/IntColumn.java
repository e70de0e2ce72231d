package org.zerospread.engine.tracing;

import java.util.ArrayList;
import java.util.List;

/// A growing column of whole numbers that is never copied while it grows.
final class IntColumn {

    private static final int BITS = 18;
    private static final int MASK = (1 << BITS) - 1;

    private final List<int[]> pieces = new ArrayList<>();
    private int[] last = new int[0];
    private int size;

    int size() {
        return size;
    }

    void add(int value) {
        int within = size & MASK;
        if (within == 0) {
            last = new int[1 << BITS];
            pieces.add(last);
        }
        last[within] = value;
        size++;
    }

    int get(int row) {
        return pieces.get(row >> BITS)[row & MASK];
    }

    /// All pieces, for loops over many rows; row `i` lies in piece `i >> 18`.
    int[][] pieces() {
        return pieces.toArray(int[][]::new);
    }

    static int at(int[][] pieces, int row) {
        return pieces[row >> BITS][row & MASK];
    }
}
