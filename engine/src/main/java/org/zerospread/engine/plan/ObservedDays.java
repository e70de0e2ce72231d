package org.zerospread.engine.plan;

import java.util.Arrays;

/// How often the temperature of one person was taken on each day. Reused from stay to stay.
final class ObservedDays {

    private int first;
    private int used;
    private byte[] taken = new byte[64];
    private int missedBefore;

    void begin(int day) {
        Arrays.fill(taken, 0, used, (byte) 0);
        first = day;
        used = 0;
        missedBefore = 0;
    }

    void add(int day) {
        int i = day - first;
        if (i >= taken.length) {
            taken = Arrays.copyOf(taken, Math.max(2 * taken.length, i + 1));
        }
        used = Math.max(used, i + 1);
        if (taken[i] < Byte.MAX_VALUE) {
            taken[i]++;
        }
    }

    int on(int day) {
        int i = day - first;
        return i >= 0 && i < used ? taken[i] : 0;
    }

    /// The attempt ends with a day: what was missed in it stays missed, whatever is laid on the calendar next.
    void close(int[] perDay, int start, int[] ends, int lastDay) {
        missedBefore += count(perDay, start, ends, lastDay);
    }

    /// How many were missed up to a day.
    int missed(int[] perDay, int start, int[] ends, int lastDay) {
        return missedBefore + count(perDay, start, ends, lastDay);
    }

    private int count(int[] perDay, int start, int[] ends, int lastDay) {
        int missed = 0;
        int day = start;
        for (int stage = 0; stage < ends.length; stage++) {
            // Who is held beyond the last stage is observed as in it.
            int to = stage == ends.length - 1 ? lastDay : Math.min(ends[stage], lastDay);
            for (; day <= to; day++) {
                missed += Math.max(0, perDay[stage] - on(day));
            }
        }
        return missed;
    }
}
