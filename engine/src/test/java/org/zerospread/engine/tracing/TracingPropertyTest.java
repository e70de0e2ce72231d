package org.zerospread.engine.tracing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.tracing.NestedLoops.Stay;

import static org.assertj.core.api.Assertions.assertThat;

/// The index finds what nested loops find, whatever is asked of whatever stays.
class TracingPropertyTest {

    /// Corners of the world where longitudes turn over or crowd together, and an ordinary town.
    private static final double[][] CORNERS = {{29.4, 105.59}, {0, 180}, {0, -180}, {90, 12}, {-90, -77}, {89.9995, -60}, {-16.5, 179.9995}, {66.6, -179.999}, {0, 0}};
    private static final double[] RADII = {0, 1, 30, 150, 222, 1_000, 50_000, 9_000_000, 21_000_000};

    private static TrackIndex index(List<Stay> stays) {
        TrackIndexBuilder builder = TrackIndex.builder();
        for (Stay stay : stays) {
            builder.add(stay.person(), stay.place(), stay.latitude(), stay.longitude(), NestedLoops.moment(stay.start()), NestedLoops.moment(stay.end()));
        }
        return builder.build();
    }

    @Provide
    Arbitrary<List<Stay>> stays() {
        Arbitrary<double[]> positions = Combinators.combine(Arbitraries.of(CORNERS), Arbitraries.integers().between(-300, 300), Arbitraries.integers().between(-300, 300), Arbitraries.of(0, 1, 400))
                .as((corner, north, east, times) -> new double[] {Math.clamp(corner[0] + times * north / 1e5, -90, 90), around(corner[1] + times * east / 1e5)});
        Arbitrary<Stay> some = Combinators.combine(Arbitraries.of("a", "b", "c", "d", "e", "f"), Arbitraries.of("home", "mall", "bus", "").injectNull(0.2), positions.injectNull(0.4),
                Arbitraries.integers().between(-50, 150), Arbitraries.frequency(net.jqwik.api.Tuple.of(8, 20), net.jqwik.api.Tuple.of(1, 300), net.jqwik.api.Tuple.of(1, 1))
                        .flatMap(most -> Arbitraries.integers().between(0, most))).as(TracingPropertyTest::stay);
        return some.list().ofMaxSize(40);
    }

    private static Stay stay(String person, @Nullable String place, double @Nullable [] position, int start, int length) {
        return new Stay(person, place == null || place.isEmpty() ? null : place, position == null ? null : position[0], position == null ? null : position[1], start, start + length);
    }

    private static double around(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    }

    @Provide
    Arbitrary<TraceQuestion> questions() {
        return Combinators.combine(Arbitraries.integers().between(0, 30), Arbitraries.integers().between(0, 25), Arbitraries.of(java.util.Arrays.stream(RADII).boxed().toList()).injectNull(0.4),
                Arbitraries.of(1, 2)).as((least, linger, radius, degree) -> new TraceQuestion(Duration.ofSeconds(least), Duration.ofSeconds(linger), radius, degree));
    }

    @Provide
    Arbitrary<List<IndexCase>> cases() {
        Arbitrary<InfectiousWindow> windows = Combinators.combine(Arbitraries.integers().between(-60, 160), Arbitraries.integers().between(0, 90))
                .as((from, length) -> new InfectiousWindow(NestedLoops.moment(from), NestedLoops.moment(from + length)));
        return Arbitraries.of("a", "b", "c", "nobody").list().uniqueElements().ofMinSize(1).ofMaxSize(4)
                .flatMap(ids -> windows.list().ofMinSize(1).ofMaxSize(3).list().ofSize(ids.size()).map(each -> IntStream.range(0, ids.size()).mapToObj(i -> new IndexCase(ids.get(i), each.get(i))).toList()));
    }

    @Property(tries = 3_000)
    void findsWhatNestedLoopsFind(@ForAll("stays") List<Stay> stays, @ForAll("cases") List<IndexCase> cases, @ForAll("questions") TraceQuestion question) {
        NestedLoops loops = new NestedLoops(stays, question);
        List<Contact> expected = cases.stream().sorted(java.util.Comparator.comparing(IndexCase::personId)).map(loops::contacts).flatMap(List::stream).toList();
        assertThat(index(stays).contacts(cases, question)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void encountersAddUpToTheContact(@ForAll("stays") List<Stay> stays, @ForAll("cases") List<IndexCase> cases, @ForAll("questions") TraceQuestion question) {
        TrackIndex index = index(stays);
        for (IndexCase one : cases) {
            List<Contact> contacts = index.contacts(one, question);
            for (Contact contact : contacts) {
                List<Encounter> encounters = index.encounters(one, contact.contactId(), question);
                assertThat(encounters).hasSize((int) contact.encounters()).allSatisfy(why -> assertThat(why.degree()).isEqualTo(contact.degree()));
                assertThat(encounters.stream().mapToLong(Encounter::seconds).sum()).isEqualTo(contact.seconds());
                assertThat(encounters.getFirst().from()).isEqualTo(contact.firstStart());
                assertThat(encounters.stream().map(Encounter::to).max(java.time.Instant::compareTo)).contains(contact.lastEnd());
            }
            for (String other : List.of("a", "b", "c", "d", "e", "f", "nobody")) {
                boolean told = contacts.stream().anyMatch(contact -> contact.contactId().equals(other));
                assertThat(index.encounters(one, other, question).isEmpty()).isEqualTo(!told);
            }
        }
    }

    @Property(tries = 200)
    void theOrderOfStaysChangesNothing(@ForAll("stays") List<Stay> stays, @ForAll("cases") List<IndexCase> cases, @ForAll("questions") TraceQuestion question, @ForAll long seed) {
        List<Stay> shuffled = new ArrayList<>(stays);
        java.util.Collections.shuffle(shuffled, new Random(seed));
        assertThat(index(shuffled).contacts(cases, question)).isEqualTo(index(stays).contacts(cases, question));
    }

    /// Many stays at few places, some very long: blocks of the tree are passed over, and none too many.
    @Property(tries = 60)
    void passesOverNothingAtACrowdedPlace(@ForAll long seed) {
        Random random = new Random(seed);
        List<Stay> stays = new ArrayList<>();
        int count = 300 + random.nextInt(1_500);
        for (int i = 0; i < count; i++) {
            int start = random.nextInt(3_000);
            int length = random.nextInt(50) == 0 ? random.nextInt(3_000) : 1 + random.nextInt(30);
            boolean placed = random.nextInt(4) > 0;
            boolean positioned = !placed || random.nextInt(2) == 0;
            stays.add(new Stay("p" + random.nextInt(60), placed ? "place" + (random.nextInt(20) == 0 ? 1 : 0) : null, positioned ? 29.4 + random.nextInt(4) * 0.001 : null,
                    positioned ? 105.59 + random.nextInt(4) * 0.001 : null, start, start + length));
        }
        TraceQuestion question = new TraceQuestion(Duration.ofSeconds(random.nextInt(20)), Duration.ofSeconds(random.nextInt(30)), random.nextBoolean() ? 120.0 : null, 1 + random.nextInt(2));
        NestedLoops loops = new NestedLoops(stays, question);
        TrackIndex index = index(stays);
        for (int i = 0; i < 3; i++) {
            int from = random.nextInt(3_000);
            IndexCase one = IndexCase.of("p" + i, NestedLoops.moment(from), NestedLoops.moment(from + random.nextInt(400)));
            assertThat(index.contacts(one, question)).isEqualTo(loops.contacts(one));
        }
    }
}
