package org.zerospread.engine.tracing;

import java.util.Arrays;

/// What a meeting is, and how the index finds all meetings of a person.
///
/// Two stays meet if they share a place, or have coordinates within the radius and no common place, and overlap by more than nothing within the source's windows. Stays are
/// half-open. The source's stay, once clipped to a window, is taken to end later by the linger time; the other's stay is taken as it is.
/// A pair of stays counts once, and no minute of it twice, however many windows the source has. The source never meets himself.
///
/// For one thread.
final class Meetings {

    /// Is told every pair of stays that met.
    interface Sink {

        /// @param source row of the source's stay
        /// @param other row of the other's
        /// @param from where the overlap begins
        /// @param to where it ends
        /// @param seconds how much of it counts
        /// @param metres how far apart; negative if they met at a common place
        void met(int source, int other, int from, int to, long seconds, double metres);
    }

    private static final double AT_ONE_PLACE = -1;

    private final TrackIndex tracks;
    private final long lingerSeconds;
    private final double radiusMetres;
    /// The stay at hand, clipped, lingering, and joined where that makes it touch: `froms[i]` to `tos[i]`, in order.
    private int[] froms = new int[4];
    private int[] tos = new int[4];
    private int pieces;

    Meetings(TrackIndex tracks, TraceQuestion question) {
        this.tracks = tracks;
        this.lingerSeconds = question.linger().getSeconds();
        this.radiusMetres = question.radiusMetres() == null ? -1 : question.radiusMetres();
    }

    /// Finds all meetings of one person.
    ///
    /// @param windows begins and ends in turn, in order, not overlapping
    void of(int person, int[] windows, Sink sink) {
        int last = tracks.endOf(person);
        for (int i = tracks.firstOf(person); i < last; i++) {
            int row = tracks.rowOfPerson(i);
            clip(row, windows);
            if (pieces == 0) {
                continue;
            }
            int place = tracks.placeOf(row);
            if (tracks.isPlace(place)) {
                atPlace(row, person, place, sink);
            }
            if (radiusMetres >= 0 && tracks.positionOf(row) >= 0) {
                around(row, person, place, sink);
            }
        }
    }

    private void clip(int row, int[] windows) {
        pieces = 0;
        int start = tracks.start(row);
        int end = tracks.end(row);
        for (int w = 0; w < windows.length; w += 2) {
            int from = Math.max(start, windows[w]);
            int to = Math.min(end, windows[w + 1]);
            if (from >= to) {
                continue;
            }
            int later = (int) Math.min(Integer.MAX_VALUE, to + lingerSeconds);
            if (pieces > 0 && tos[pieces - 1] >= from) {
                tos[pieces - 1] = Math.max(tos[pieces - 1], later);
                continue;
            }
            if (pieces == froms.length) {
                froms = Arrays.copyOf(froms, 2 * pieces);
                tos = Arrays.copyOf(tos, 2 * pieces);
            }
            froms[pieces] = from;
            tos[pieces++] = later;
        }
    }

    private void atPlace(int row, int person, int place, Sink sink) {
        int after = froms[0];
        int first = tracks.firstAt(place);
        int until = tracks.startingFrom(first, tracks.endAt(place), tos[pieces - 1]);
        EndTree ends = tracks.ends();
        for (int other = ends.skip(first, after); other < until; other = ends.skip(other + 1, after)) {
            if (tracks.end(other) > after && tracks.personOf(other) != person) {
                overlap(row, other, AT_ONE_PLACE, sink);
            }
        }
    }

    private void around(int row, int person, int place, Sink sink) {
        CellGrid grid = java.util.Objects.requireNonNull(tracks.grid(), "a row has a position");
        Positions positions = tracks.positions();
        int centre = tracks.positionOf(row);
        boolean placed = tracks.isPlace(place);
        int samePlaceFrom = placed ? tracks.firstAt(place) : 0;
        int samePlaceTo = placed ? tracks.endAt(place) : 0;
        int after = froms[0];
        EndTree ends = grid.ends();
        grid.around(positions.latitude(centre), positions.longitude(centre), radiusMetres, cell -> {
            int until = startingFrom(grid, cell, tos[pieces - 1]);
            for (int i = ends.skip(grid.first(cell), after); i < until; i = ends.skip(i + 1, after)) {
                int other = grid.row(i);
                if (tracks.end(other) <= after || tracks.personOf(other) == person || other >= samePlaceFrom && other < samePlaceTo) {
                    continue;
                }
                double metres = positions.metres(centre, tracks.positionOf(other));
                if (metres <= radiusMetres) {
                    overlap(row, other, metres, sink);
                }
            }
        });
    }

    private int startingFrom(CellGrid grid, int cell, int moment) {
        int from = grid.first(cell);
        int to = grid.end(cell);
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (tracks.start(grid.row(middle)) < moment) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void overlap(int row, int other, double metres, Sink sink) {
        int start = tracks.start(other);
        int end = tracks.end(other);
        long seconds = 0;
        int first = 0;
        int last = 0;
        for (int i = 0; i < pieces; i++) {
            int from = Math.max(froms[i], start);
            int to = Math.min(tos[i], end);
            if (from < to) {
                first = seconds == 0 ? from : first;
                last = to;
                seconds += (long) to - from;
            }
        }
        if (seconds > 0) {
            sink.met(row, other, first, last, seconds, metres);
        }
    }
}
