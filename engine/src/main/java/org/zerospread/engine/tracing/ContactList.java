package org.zerospread.engine.tracing;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/// The contacts of one index case, sorted by their ids. They lie in arrays, 29 bytes each, and become records when they are looked at: a thousand cases have millions.
final class ContactList extends AbstractList<Contact> implements RandomAccess {

    private final TrackIndex tracks;
    private final String indexId;
    private final int[] person;
    private final byte[] degree;
    private final long[] seconds;
    private final int[] encounters;
    private final int[] firstStart;
    private final int[] lastEnd;
    /// The one place of each, or one of them, or the number of places when there is none.
    private final int[] place;
    /// The places of those that have several.
    private final Map<Integer, List<String>> several = new HashMap<>();

    /// @param first contacts of degree 1, perhaps too short ones among them
    /// @param second likewise of degree 2
    ContactList(TrackIndex tracks, String indexId, Tally first, Tally second, long leastSeconds) {
        this.tracks = tracks;
        this.indexId = indexId;
        long[] order = order(first, second, leastSeconds);
        person = new int[order.length];
        degree = new byte[order.length];
        seconds = new long[order.length];
        encounters = new int[order.length];
        firstStart = new int[order.length];
        lastEnd = new int[order.length];
        place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            int number = (int) order[i];
            boolean direct = number < first.size();
            degree[i] = (byte) (direct ? 1 : 2);
            take(i, direct ? first : second, direct ? number : number - first.size());
        }
    }

    /// Persons are numbered in the order of their ids, so that no texts are sorted: person in the upper half, number of the entry in the lower, those of degree 2 after those of degree 1.
    private static long[] order(Tally first, Tally second, long leastSeconds) {
        long[] keys = new long[first.size() + second.size()];
        int used = 0;
        for (int i = 0; i < keys.length; i++) {
            boolean direct = i < first.size();
            Tally tally = direct ? first : second;
            int entry = direct ? i : i - first.size();
            if (tally.seconds(entry) >= leastSeconds) {
                keys[used++] = (long) tally.person(entry) << 32 | i;
            }
        }
        long[] order = Arrays.copyOf(keys, used);
        Arrays.sort(order);
        return order;
    }

    private void take(int i, Tally tally, int entry) {
        person[i] = tally.person(entry);
        seconds[i] = tally.seconds(entry);
        encounters[i] = tally.encounters(entry);
        firstStart[i] = tally.firstStart(entry);
        lastEnd[i] = tally.lastEnd(entry);
        int[] its = tally.places(entry);
        place[i] = its.length == 0 ? tracks.places().size() : its[0];
        if (its.length > 1) {
            several.put(i, Arrays.stream(its).mapToObj(tracks.places()::text).sorted().toList());
        }
    }

    @Override
    public Contact get(int i) {
        return new Contact(indexId, tracks.persons().text(person[i]), degree[i], seconds[i], encounters[i], TrackTime.instant(firstStart[i]), TrackTime.instant(lastEnd[i]), places(i));
    }

    private List<String> places(int i) {
        if (!tracks.isPlace(place[i])) {
            return List.of();
        }
        List<String> found = several.isEmpty() ? null : several.get(i);
        return found == null ? List.of(tracks.places().text(place[i])) : found;
    }

    @Override
    public int size() {
        return person.length;
    }

    /// Several lists one after the other.
    static List<Contact> joined(List<? extends List<Contact>> lists) {
        int[] ends = new int[lists.size()];
        int size = 0;
        for (int i = 0; i < ends.length; i++) {
            size = Math.addExact(size, lists.get(i).size());
            ends[i] = size;
        }
        return new Joined(lists, ends);
    }

    private static final class Joined extends AbstractList<Contact> implements RandomAccess {

        private final List<? extends List<Contact>> lists;
        private final int[] ends;

        private Joined(List<? extends List<Contact>> lists, int[] ends) {
            this.lists = lists;
            this.ends = ends;
        }

        @Override
        public Contact get(int i) {
            java.util.Objects.checkIndex(i, size());
            int found = Arrays.binarySearch(ends, i);
            int list = found < 0 ? -found - 1 : found + 1;
            while (ends[list] == i) {
                list++;
            }
            return lists.get(list).get(i - (list == 0 ? 0 : ends[list - 1]));
        }

        @Override
        public int size() {
            return ends.length == 0 ? 0 : ends[ends.length - 1];
        }
    }
}
