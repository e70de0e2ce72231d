package org.zerospread.engine.tracing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Stays of persons at places, ready to be asked who met whom. Immutable; any number of threads may ask at once.
///
/// Stays lie in arrays of whole numbers sorted by place and start ([EndTree] passes over those that ended too early), those with a position once more by cell of the globe
/// ([CellGrid]): 16.3 bytes a stay with a place, 24.5 with a position too, and 16 for each different position. Ids come on top, once each.
public final class TrackIndex {

    /// Numbered in the order of their ids.
    private final Ids persons;
    private final Ids places;
    private final Positions positions;
    /// Where each place's rows begin; after the last place those without a place.
    private final int[] placeOffsets;
    private final int[] person;
    private final int[] start;
    private final int[] end;
    private final EndTree ends;
    private final int[] personOffsets;
    private final int[] byPerson;
    /// Empty when no stay has a position.
    private final int[] position;
    private final @Nullable CellGrid grid;

    private TrackIndex(Ids arrived, Ids places, Positions positions, TrackColumns columns) {
        persons = arrived.sorted();
        this.places = places;
        this.positions = positions;
        positions.trim();
        boolean positioned = columns.positioned();
        if (!positioned) {
            columns.dropPosition();
        }
        GroupSort sorted = byPlace(columns, places.size());
        columns.dropSorted();
        placeOffsets = sorted.offsets();
        int[][] ends = columns.end();
        end = gather(sorted, ends);
        ends = new int[0][];
        columns.dropEnd();
        int[] inOrder = arrived.numbersIn(persons);
        person = gather(sorted, columns.person());
        IntStream.range(0, person.length).parallel().forEach(i -> person[i] = inOrder[person[i]]);
        columns.dropPerson();
        position = positioned ? gather(sorted, columns.position()) : new int[0];
        columns.dropPosition();
        start = new int[sorted.size()];
        IntStream.range(0, start.length).parallel().forEach(i -> start[i] = sorted.start(i));
        this.ends = EndTree.of(end.length, i -> end[i]);
        personOffsets = new int[persons.size() + 1];
        byPerson = byPerson();
        grid = positioned ? CellGrid.of(end.length, row -> position[row], row -> start[row], row -> end[row], positions) : null;
    }

    /// An empty builder.
    public static TrackIndexBuilder builder() {
        return new TrackIndexBuilder();
    }

    static TrackIndex of(Ids persons, Ids places, Positions positions, TrackColumns columns) {
        return new TrackIndex(persons, places, positions, columns);
    }

    private static GroupSort byPlace(TrackColumns columns, int places) {
        int[][] place = columns.place();
        int[][] start = columns.start();
        return GroupSort.of(columns.size(), places + 1, row -> {
            int its = IntColumn.at(place, row);
            return its < 0 ? places : its;
        }, row -> IntColumn.at(start, row));
    }

    private static int[] gather(GroupSort sorted, int[][] column) {
        int[] gathered = new int[sorted.size()];
        IntStream.range(0, gathered.length).parallel().forEach(i -> gathered[i] = IntColumn.at(column, sorted.row(i)));
        return gathered;
    }

    private int[] byPerson() {
        for (int its : person) {
            personOffsets[its + 1]++;
        }
        for (int i = 0; i < persons.size(); i++) {
            personOffsets[i + 1] += personOffsets[i];
        }
        int[] next = Arrays.copyOf(personOffsets, persons.size());
        int[] rows = new int[person.length];
        for (int row = 0; row < person.length; row++) {
            rows[next[person[row]]++] = row;
        }
        return rows;
    }

    /// Who met an index case, sorted by contact.
    ///
    /// @return a list that never changes and keeps this index in memory; empty too when the case has no stays, see [#knows]
    public List<Contact> contacts(IndexCase index, TraceQuestion question) {
        return new Tracing(this, question).contacts(index);
    }

    /// Who met any of many index cases, sorted by index and contact. Works on all processors.
    ///
    /// @throws IllegalArgumentException if an id stands twice
    public List<Contact> contacts(List<IndexCase> cases, TraceQuestion question) {
        if (cases.stream().map(IndexCase::personId).distinct().count() < cases.size()) {
            throw new IllegalArgumentException("an index case stands twice; give its windows together");
        }
        List<IndexCase> sorted = cases.stream().sorted(Comparator.comparing(IndexCase::personId)).toList();
        return ContactList.joined(sorted.parallelStream().map(index -> contacts(index, question)).toList());
    }

    /// Every pair of stays by which one person is a contact of an index case, sorted by their begin: why somebody is in [#contacts].
    public List<Encounter> encounters(IndexCase index, String contactId, TraceQuestion question) {
        return new Tracing(this, question).encounters(index, contactId);
    }

    /// Whether the person has a stay.
    public boolean knows(String personId) {
        return persons.find(personId) >= 0;
    }

    /// Number of stays.
    public int size() {
        return person.length;
    }

    /// Bytes of all arrays of the index, without the texts of the ids.
    public long bytes() {
        return 4L * (placeOffsets.length + person.length + start.length + end.length + personOffsets.length + byPerson.length + position.length)
                + ends.bytes() + positions.bytes() + persons.bytes() + places.bytes() + (grid == null ? 0 : grid.bytes());
    }

    Ids persons() {
        return persons;
    }

    Ids places() {
        return places;
    }

    Positions positions() {
        return positions;
    }

    int personOf(int row) {
        return person[row];
    }

    int start(int row) {
        return start[row];
    }

    int end(int row) {
        return end[row];
    }

    /// Position of a row, or -1.
    int positionOf(int row) {
        return position.length == 0 ? -1 : position[row];
    }

    /// Place of a row; the number of places when it has none.
    int placeOf(int row) {
        int low = 0;
        int high = placeOffsets.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (placeOffsets[middle] <= row) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean isPlace(int place) {
        return place < places.size();
    }

    int firstAt(int place) {
        return placeOffsets[place];
    }

    int endAt(int place) {
        return placeOffsets[place + 1];
    }

    int firstOf(int someone) {
        return personOffsets[someone];
    }

    int endOf(int someone) {
        return personOffsets[someone + 1];
    }

    /// The rows of a person lie side by side here, in the order of their places and starts.
    int rowOfPerson(int i) {
        return byPerson[i];
    }

    EndTree ends() {
        return ends;
    }

    @Nullable CellGrid grid() {
        return grid;
    }

    /// The first row from `low` on, before `high`, that starts at `moment` or later.
    int startingFrom(int low, int high, int moment) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (start[middle] < moment) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
