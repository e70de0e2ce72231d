package org.zerospread.engine.tracing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Takes stays in any order and sorts them into a [TrackIndex]. Used once, by one thread.
///
/// Persons and places have numbers from 0 here, so that whoever brings millions of stays looks up each id once only.
public final class TrackIndexBuilder {

    /// Place of a stay whose place has no id.
    public static final int NO_PLACE = -1;

    private final Ids persons = new Ids();
    private final Ids places = new Ids();
    private final Positions positions = new Positions();
    private final TrackColumns columns = new TrackColumns();
    private boolean built;

    TrackIndexBuilder() {
    }

    /// The number of a person.
    public int person(String id) {
        return persons.number(id);
    }

    /// The number of a place.
    public int place(String id) {
        return places.number(id);
    }

    /// Adds a stay, half-open `[start, end)`, whole seconds.
    ///
    /// @param placeId null or empty when the place has no id
    /// @param latitude null when not known, and then the longitude too
    /// @throws IllegalArgumentException if it ends before it starts, lies outside the world or beyond [TrackTime]
    public TrackIndexBuilder add(String personId, @Nullable String placeId, @Nullable Double latitude, @Nullable Double longitude, Instant start, Instant end) {
        int place = placeId == null || placeId.isEmpty() ? NO_PLACE : place(placeId);
        if ((latitude == null) != (longitude == null)) {
            throw new IllegalArgumentException("latitude " + latitude + " with longitude " + longitude);
        }
        return add(person(personId), place, latitude == null ? Double.NaN : latitude, longitude == null ? Double.NaN : longitude, start.getEpochSecond(), end.getEpochSecond());
    }

    /// Adds a stay, all in numbers.
    ///
    /// @param place or [#NO_PLACE]
    /// @param latitude not a number when not known
    /// @param start seconds since 1970-01-01T00:00Z
    public TrackIndexBuilder add(int person, int place, double latitude, double longitude, long start, long end) {
        if (built) {
            throw new IllegalStateException("the index is built");
        }
        if (end < start) {
            throw new IllegalArgumentException("a stay ends before it starts: " + Instant.ofEpochSecond(start) + " to " + Instant.ofEpochSecond(end));
        }
        if (person < 0 || person >= persons.size() || place < NO_PLACE || place >= places.size()) {
            throw new IllegalArgumentException("no such person or place: " + person + ", " + place);
        }
        int position = -1;
        if (!Double.isNaN(latitude) || !Double.isNaN(longitude)) {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("outside the world: " + latitude + ", " + longitude);
            }
            position = positions.number(latitude, longitude);
        }
        columns.add(person, place, position, TrackTime.of(start), TrackTime.of(end));
        return this;
    }

    /// How many stays there are so far.
    public int size() {
        return columns.size();
    }

    /// Sorts the stays. The builder takes no more of them.
    ///
    /// @throws IllegalStateException the second time
    public TrackIndex build() {
        if (built) {
            throw new IllegalStateException("the index is built");
        }
        built = true;
        return TrackIndex.of(persons, places, positions, columns);
    }

    TrackColumns columns() {
        return columns;
    }

    Ids persons() {
        return persons;
    }

    Positions positions() {
        return positions;
    }
}
