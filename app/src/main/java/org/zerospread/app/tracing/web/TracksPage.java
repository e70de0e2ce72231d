package org.zerospread.app.tracing.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.tracing.CaseWindow;
import org.zerospread.app.tracing.Places;
import org.zerospread.app.tracing.Stay;
import org.zerospread.app.tracing.TrackBook;
import org.zerospread.app.tracing.TrackForm;
import org.zerospread.engine.track.Track;

/// A person's track over some days.
///
/// @param name masked
/// @param ofCase his case, if he is one
/// @param since first day
/// @param until last day
/// @param days each day of the window, the last first
/// @param notes stays that contradict each other
public record TracksPage(UUID person, String name, String where, @Nullable CaseWindow ofCase, LocalDate since, LocalDate until, List<Day> days, List<Note> notes, List<TrackBook.Revised> revised,
        List<Places.Known> places, Entry entry) {

    /// One day: what is told, what is not.
    public record Day(LocalDate day, List<Bar> bars, List<Line> stays, List<Track.Gap> gaps, boolean infectious) {

        /// Stays and gaps in the order of time.
        public List<Item> items() {
            return Stream.concat(stays.stream().map(line -> new Item(line, null)), gaps.stream().map(gap -> new Item(null, gap))).sorted(Comparator.comparing(Item::begins)).toList();
        }

        /// How much of the day is unknown.
        public Duration unknown() {
            return gaps.stream().map(Track.Gap::length).reduce(Duration.ZERO, Duration::plus);
        }
    }

    /// A stay on the strip of its day, in minutes after midnight.
    public record Bar(String kind, long from, long minutes, String title) {
    }

    /// A stay on the list of a day.
    ///
    /// @param where names of the county and town of the place
    /// @param before whether it began on an earlier day
    /// @param after whether it ends on a later day
    public record Line(Stay stay, String where, boolean before, boolean after) {
    }

    /// A stay or a gap.
    public record Item(@Nullable Line line, Track.@Nullable Gap gap) {

        Instant begins() {
            return line != null ? line.stay().startsAt() : gap != null ? gap.from() : Instant.MAX;
        }
    }

    /// Two stays at once.
    ///
    /// @param kilometres how far apart; null where a position is not known
    public record Note(Stay one, Stay other, Instant from, Instant until, @Nullable Long kilometres) {
    }

    /// The form.
    ///
    /// @param editing the stay that is put right; null for a new one
    public record Entry(TrackForm form, @Nullable UUID editing, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
        }

        /// Whether something in the part that is folded away needs to be seen.
        public boolean opensMore() {
            return form.latitude() != null && !form.latitude().isBlank() || form.longitude() != null && !form.longitude().isBlank() || form.division() != null && !form.division().isBlank()
                    || form.remark() != null && !form.remark().isBlank() || faults.stream().anyMatch(fault -> List.of("latitude", "longitude", "division", "remark").contains(fault.field()));
        }
    }

    /// How much of the whole window is unknown.
    public Duration unknown() {
        return days.stream().map(Day::unknown).reduce(Duration.ZERO, Duration::plus);
    }

    /// Days of which something is unknown; days in a row of which nothing is known count as one run.
    ///
    /// @param last the same as `first` for a single day
    public record Run(LocalDate first, LocalDate last, Duration unknown) {
    }

    /// How many days have gaps.
    public long unknownDays() {
        return days.stream().filter(day -> !day.gaps().isEmpty()).count();
    }

    /// The days with gaps, the last first.
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        boolean open = false;
        for (Day day : days) {
            boolean empty = day.stays().isEmpty();
            if (!day.gaps().isEmpty()) {
                Run before = open && empty ? runs.removeLast() : null;
                runs.add(before == null ? new Run(day.day(), day.day(), day.unknown()) : new Run(day.day(), before.last(), before.unknown().plus(day.unknown())));
            }
            open = empty && !day.gaps().isEmpty();
        }
        return runs;
    }
}
