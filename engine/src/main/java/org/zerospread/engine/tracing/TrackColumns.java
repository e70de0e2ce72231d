package org.zerospread.engine.tracing;

/// Stays in the order of their arrival, a column for each of their parts: 20 bytes a stay.
final class TrackColumns {

    private IntColumn person = new IntColumn();
    private IntColumn place = new IntColumn();
    private IntColumn position = new IntColumn();
    private IntColumn start = new IntColumn();
    private IntColumn end = new IntColumn();
    private boolean positioned;

    /// @param place or -1
    /// @param position or -1
    void add(int itsPerson, int itsPlace, int itsPosition, int from, int to) {
        person.add(itsPerson);
        place.add(itsPlace);
        position.add(itsPosition);
        start.add(from);
        end.add(to);
        positioned |= itsPosition >= 0;
    }

    int size() {
        return person.size();
    }

    /// Whether any stay has a position.
    boolean positioned() {
        return positioned;
    }

    int[][] person() {
        return person.pieces();
    }

    int[][] place() {
        return place.pieces();
    }

    int[][] position() {
        return position.pieces();
    }

    int[][] start() {
        return start.pieces();
    }

    int[][] end() {
        return end.pieces();
    }

    /// Forgets place and start, once stays are sorted by them.
    void dropSorted() {
        place = new IntColumn();
        start = new IntColumn();
    }

    void dropPerson() {
        person = new IntColumn();
    }

    void dropEnd() {
        end = new IntColumn();
    }

    void dropPosition() {
        position = new IntColumn();
    }
}
