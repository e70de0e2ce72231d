package org.zerospread.engine.track;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The stays of one person: when nobody knows where he was, and where he is told to have been at two places at once.
public final class Track {

    /// Two places nearer than this are no contradiction: somebody at a market may be in a shop beside it.
    public static final double NEAR_METRES = 1_000;

    private Track() {
    }

    /// A time of which nothing is told, `[from, until)`.
    public record Gap(Instant from, Instant until) {

        /// How long it is.
        public Duration length() {
            return Duration.between(from, until);
        }
    }

    /// Two stays at different places that overlap. Both stand: which is wrong, only people can say.
    ///
    /// @param one index of the earlier stay in the list given
    /// @param other index of the later stay
    /// @param metres how far apart; null where a position is not known
    public record Contradiction(int one, int other, Instant from, Instant until, @Nullable Double metres) {
    }

    /// What of a window no stay covers, in the order of time.
    ///
    /// @param from beginning of the window
    /// @param until end of the window, exclusive; a window that is empty has no gap
    public static List<Gap> gaps(List<Told> stays, Instant from, Instant until) {
        List<Gap> gaps = new ArrayList<>();
        Instant known = from;
        for (Told stay : stays.stream().sorted(Comparator.comparing(Told::from)).toList()) {
            if (!stay.from().isBefore(until)) {
                break;
            }
            if (stay.from().isAfter(known)) {
                gaps.add(new Gap(known, stay.from()));
            }
            known = stay.until().isAfter(known) ? stay.until() : known;
        }
        if (known.isBefore(until)) {
            gaps.add(new Gap(known, until));
        }
        return gaps;
    }

    /// The gaps of a window, each cut at midnight and under its day; a day that is wholly known has none.
    public static SequencedMap<LocalDate, List<Gap>> gapsByDay(List<Told> stays, Instant from, Instant until, ZoneId zone) {
        SequencedMap<LocalDate, List<Gap>> days = new TreeMap<>();
        for (Gap gap : gaps(stays, from, until)) {
            Instant begin = gap.from();
            while (begin.isBefore(gap.until())) {
                LocalDate day = LocalDate.ofInstant(begin, zone);
                Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
                Instant end = midnight.isBefore(gap.until()) ? midnight : gap.until();
                days.computeIfAbsent(day, any -> new ArrayList<>()).add(new Gap(begin, end));
                begin = end;
            }
        }
        return days;
    }

    /// The pairs of stays that overlap at different places, unless both positions are known and near each other; in the order of the earlier stay.
    public static List<Contradiction> contradictions(List<Told> stays) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < stays.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> stays.get(i).from()).thenComparing(i -> i));
        List<Contradiction> found = new ArrayList<>();
        for (int a = 0; a < order.size(); a++) {
            Told one = stays.get(order.get(a));
            for (int b = a + 1; b < order.size() && stays.get(order.get(b)).from().isBefore(one.until()); b++) {
                Told other = stays.get(order.get(b));
                Double metres = one.position() == null || other.position() == null ? null : one.position().metresTo(other.position());
                if (!one.place().equals(other.place()) && one.overlaps(other) && (metres == null || metres > NEAR_METRES)) {
                    found.add(new Contradiction(order.get(a), order.get(b), other.from(), one.until().isBefore(other.until()) ? one.until() : other.until(), metres));
                }
            }
        }
        return found;
    }
}
