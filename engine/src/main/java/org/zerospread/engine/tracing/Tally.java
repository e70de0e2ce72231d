package org.zerospread.engine.tracing;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Sums meetings by the person met.
final class Tally implements Meetings.Sink {

    private final TrackIndex tracks;
    private int[] slots = new int[256];
    private int[] person = new int[128];
    private long[] seconds = new long[128];
    private long[] encounters = new long[128];
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
    private int sharedPlace = -1;
    private List<String> shared = List.of();

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

    Contact contact(int entry, String indexId, int degree) {
        return new Contact(indexId, tracks.persons().text(person[entry]), degree, seconds[entry], encounters[entry], TrackTime.instant(firstStart[entry]),
                TrackTime.instant(lastEnd[entry]), places(entry));
    }

    private List<String> places(int entry) {
        int node = newest[entry];
        if (node == 0) {
            return List.of();
        }
        if (nodeBefore[node] == 0) {
            return onePlace(nodePlace[node]);
        }
        Set<String> sorted = new TreeSet<>();
        for (int at = node; at != 0; at = nodeBefore[at]) {
            sorted.add(tracks.places().text(nodePlace[at]));
        }
        return List.copyOf(sorted);
    }

    /// Most are contacts by one place, and many by the same: they share the list.
    private List<String> onePlace(int place) {
        if (place != sharedPlace) {
            sharedPlace = place;
            shared = List.of(tracks.places().text(place));
        }
        return shared;
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
