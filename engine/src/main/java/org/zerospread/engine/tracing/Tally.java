package org.zerospread.engine.tracing;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Sums meetings by the person met.
final class Tally implements Meetings.Sink {

    private static final int[] NONE = {};

    private final TrackIndex tracks;
    private int[] slots = new int[256];
    private int[] person = new int[128];
    private long[] seconds = new long[128];
    private int[] encounters = new int[128];
    private int[] firstStart = new int[128];
    private int[] lastEnd = new int[128];
    /// The places of an entry as a chain of nodes, the same place perhaps more than once; 0 ends it.
    private int[] newest = new int[128];
    private int[] nodePlace = new int[256];
    private int[] nodeBefore = new int[256];
    private int nodes = 1;
    private int size;
    private int sourceRow = -1;
    private int sourcePlace;

    Tally(TrackIndex tracks) {
        this.tracks = tracks;
    }

    @Override
    public void met(int source, int other, int from, int to, long overlap, double metres) {
        int entry = entry(tracks.personOf(other));
        seconds[entry] += overlap;
        encounters[entry]++;
        firstStart[entry] = Math.min(firstStart[entry], from);
        lastEnd[entry] = Math.max(lastEnd[entry], to);
        if (source != sourceRow) {
            sourceRow = source;
            sourcePlace = tracks.placeOf(source);
        }
        place(entry, sourcePlace);
        if (metres >= 0) {
            place(entry, tracks.placeOf(other));
        }
    }

    int size() {
        return size;
    }

    int person(int entry) {
        return person[entry];
    }

    long seconds(int entry) {
        return seconds[entry];
    }

    int firstStart(int entry) {
        return firstStart[entry];
    }

    /// Whether somebody was met for so long.
    boolean holds(int someone, long leastSeconds) {
        int found = slots[slot(someone)] - 1;
        return found >= 0 && seconds[found] >= leastSeconds;
    }

    int encounters(int entry) {
        return encounters[entry];
    }

    int lastEnd(int entry) {
        return lastEnd[entry];
    }

    /// The different places of the meetings, in no order.
    int[] places(int entry) {
        int node = newest[entry];
        if (node == 0) {
            return NONE;
        }
        if (nodeBefore[node] == 0) {
            return new int[] {nodePlace[node]};
        }
        IntStream.Builder places = IntStream.builder();
        for (int at = node; at != 0; at = nodeBefore[at]) {
            places.add(nodePlace[at]);
        }
        return places.build().distinct().toArray();
    }

    private void place(int entry, int place) {
        int head = newest[entry];
        if (!tracks.isPlace(place) || head != 0 && nodePlace[head] == place) {
            return;
        }
        if (nodes == nodePlace.length) {
            nodePlace = Arrays.copyOf(nodePlace, 2 * nodes);
            nodeBefore = Arrays.copyOf(nodeBefore, 2 * nodes);
        }
        nodePlace[nodes] = place;
        nodeBefore[nodes] = head;
        newest[entry] = nodes++;
    }

    private int entry(int someone) {
        int slot = slot(someone);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == person.length) {
            grow();
            slot = slot(someone);
        }
        person[size] = someone;
        firstStart[size] = Integer.MAX_VALUE;
        lastEnd[size] = Integer.MIN_VALUE;
        slots[slot] = ++size;
        return size - 1;
    }

    private void grow() {
        int to = 2 * size;
        person = Arrays.copyOf(person, to);
        seconds = Arrays.copyOf(seconds, to);
        encounters = Arrays.copyOf(encounters, to);
        firstStart = Arrays.copyOf(firstStart, to);
        lastEnd = Arrays.copyOf(lastEnd, to);
        newest = Arrays.copyOf(newest, to);
        slots = new int[2 * to];
        for (int i = 0; i < size; i++) {
            slots[slot(person[i])] = i + 1;
        }
    }

    private int slot(int someone) {
        int mask = slots.length - 1;
        int slot = (someone * 0x9E3779B9 >>> 7) & mask;
        while (slots[slot] != 0 && person[slots[slot] - 1] != someone) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
