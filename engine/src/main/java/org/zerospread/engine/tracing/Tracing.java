package org.zerospread.engine.tracing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One question put to the index.
///
/// Degree 2 asks of every contact of degree 1 what was asked of the index, with a window that begins with his first exposure and has no end; neither the index nor a contact of
/// degree 1 is told as degree 2. A person below the least time is no contact, and so passes nothing on.
final class Tracing {

    private final TrackIndex tracks;
    private final TraceQuestion question;
    private final Meetings meetings;

    Tracing(TrackIndex tracks, TraceQuestion question) {
        this.tracks = tracks;
        this.question = question;
        this.meetings = new Meetings(tracks, question);
    }

    List<Contact> contacts(IndexCase index) {
        int person = tracks.persons().find(index.personId());
        if (person < 0) {
            return List.of();
        }
        Tally first = first(person, index);
        Tally second = new Tally(tracks);
        if (question.degree() == 2) {
            second(person, first, second);
        }
        return new ContactList(tracks, index.personId(), first, second, question.leastSeconds());
    }

    List<Encounter> encounters(IndexCase index, String contactId) {
        int person = tracks.persons().find(index.personId());
        int wanted = tracks.persons().find(contactId);
        if (person < 0 || wanted < 0 || person == wanted) {
            return List.of();
        }
        List<Encounter> encounters = new ArrayList<>();
        Tally first = first(person, index);
        if (first.holds(wanted, question.leastSeconds())) {
            meetings.of(person, windows(index), only(wanted, 1, encounters));
        } else if (question.degree() == 2) {
            Tally second = new Tally(tracks);
            second(person, first, second);
            if (second.holds(wanted, question.leastSeconds())) {
                second(person, first, only(wanted, 2, encounters));
            }
        }
        encounters.sort(Comparator.comparing(Encounter::from).thenComparing(Encounter::to).thenComparing(Encounter::sourceId));
        return encounters;
    }

    private Tally first(int person, IndexCase index) {
        Tally tally = new Tally(tracks);
        meetings.of(person, windows(index), tally);
        return tally;
    }

    private void second(int index, Tally first, Meetings.Sink sink) {
        long least = question.leastSeconds();
        Meetings.Sink others = (source, other, from, to, seconds, metres) -> {
            int met = tracks.personOf(other);
            if (met != index && !first.holds(met, least)) {
                sink.met(source, other, from, to, seconds, metres);
            }
        };
        told(first, entry -> meetings.of(first.person(entry), new int[] {first.firstStart(entry), Integer.MAX_VALUE}, others));
    }

    private void told(Tally tally, IntConsumer entry) {
        for (int i = 0; i < tally.size(); i++) {
            if (tally.seconds(i) >= question.leastSeconds()) {
                entry.accept(i);
            }
        }
    }

    private Meetings.Sink only(int wanted, int degree, List<Encounter> into) {
        return (source, other, from, to, seconds, metres) -> {
            if (tracks.personOf(other) == wanted) {
                into.add(new Encounter(tracks.persons().text(tracks.personOf(source)), tracks.persons().text(wanted), degree, TrackTime.instant(from), TrackTime.instant(to), seconds,
                        place(source), place(other), metres < 0 ? null : metres));
            }
        };
    }

    private @Nullable String place(int row) {
        int place = tracks.placeOf(row);
        return tracks.isPlace(place) ? tracks.places().text(place) : null;
    }

    /// Begins and ends in turn, in order, joined where they overlap or touch.
    private static int[] windows(IndexCase index) {
        List<InfectiousWindow> sorted = index.windows().stream().filter(window -> window.from().isBefore(window.to())).sorted(Comparator.comparing(InfectiousWindow::from)).toList();
        int[] windows = new int[2 * sorted.size()];
        int used = 0;
        for (InfectiousWindow window : sorted) {
            int from = TrackTime.clamped(ceiling(window.from()));
            int to = TrackTime.clamped(ceiling(window.to()));
            if (used > 0 && windows[used - 1] >= from) {
                windows[used - 1] = Math.max(windows[used - 1], to);
            } else {
                windows[used++] = from;
                windows[used++] = to;
            }
        }
        return Arrays.copyOf(windows, used);
    }

    /// Stays begin and end at whole seconds, so a window that begins or ends within a second takes that moment for the next one.
    private static long ceiling(java.time.Instant moment) {
        return moment.getEpochSecond() + (moment.getNano() > 0 ? 1 : 0);
    }
}
