package org.zerospread.engine.track;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/// Each minute of a window is either told or in a gap, never both.
class TrackPropertyTest {

    private static final Instant BEGIN = Instant.parse("2020-01-25T00:00:00Z");
    private static final int MINUTES = 3_000;

    @Provide
    Arbitrary<List<Told>> stays() {
        return Combinators.combine(Arbitraries.integers().between(-500, MINUTES + 500), Arbitraries.integers().between(1, 900), Arbitraries.of("home", "work", "market"))
                .as((from, length, place) -> new Told(place, minute(from), minute(from + length), null)).list().ofMaxSize(12);
    }

    private static Instant minute(int minute) {
        return BEGIN.plus(Duration.ofMinutes(minute));
    }

    private static void set(BitSet minutes, Instant from, Instant until) {
        int first = Math.clamp(Duration.between(BEGIN, from).toMinutes(), 0, MINUTES);
        int last = Math.clamp(Duration.between(BEGIN, until).toMinutes(), 0, MINUTES);
        minutes.set(first, last);
    }

    @Property
    void gapsAndStaysShareTheWindow(@ForAll("stays") List<Told> stays) {
        BitSet told = new BitSet();
        stays.forEach(stay -> set(told, stay.from(), stay.until()));
        BitSet unknown = new BitSet();
        Track.gaps(stays, BEGIN, minute(MINUTES)).forEach(gap -> set(unknown, gap.from(), gap.until()));
        assertThat(told.intersects(unknown)).isFalse();
        told.or(unknown);
        assertThat(told.cardinality()).isEqualTo(MINUTES);
    }

    @Property
    void daysHoldTheSameGaps(@ForAll("stays") List<Told> stays) {
        long whole = Track.gaps(stays, BEGIN, minute(MINUTES)).stream().mapToLong(gap -> gap.length().toMinutes()).sum();
        long byDay = Track.gapsByDay(stays, BEGIN, minute(MINUTES), ZoneOffset.ofHours(8)).values().stream().flatMap(List::stream).mapToLong(gap -> gap.length().toMinutes()).sum();
        assertThat(byDay).isEqualTo(whole);
    }

    @Property
    void contradictionsAreAllPairsAtTwoPlacesAtOnce(@ForAll("stays") List<Told> stays) {
        long pairs = 0;
        for (int a = 0; a < stays.size(); a++) {
            for (int b = a + 1; b < stays.size(); b++) {
                Told one = stays.get(a);
                Told other = stays.get(b);
                pairs += !one.place().equals(other.place()) && one.from().isBefore(other.until()) && other.from().isBefore(one.until()) ? 1 : 0;
            }
        }
        assertThat(Track.contradictions(stays)).hasSize((int) pairs);
    }
}
