package org.zerospread.engine.allocation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds for whatever rooms and guests there are.
class AllocatorPropertyTest {

    private static final LocalDate TODAY = Hotel.TODAY;
    private static final AllocationPolicy POLICY = Hotel.policy();

    private record Shape(SitePurpose purpose, int floor, int beds, boolean family, Set<RoomFeature> features, Room.State state, int freeDays) {
    }

    private record Wish(GuestKind kind, int days, Set<RoomFeature> needs, String cohort, String family) {
    }

    @Provide
    Arbitrary<List<Room>> rooms() {
        Arbitrary<Shape> shapes = Combinators.combine(Arbitraries.of(SitePurpose.class), Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 3), Arbitraries.of(true, false),
                Arbitraries.of(RoomFeature.class).set().ofMaxSize(3), Arbitraries.frequency(net.jqwik.api.Tuple.of(6, Room.State.FREE), net.jqwik.api.Tuple.of(1, Room.State.OCCUPIED),
                        net.jqwik.api.Tuple.of(1, Room.State.CLEANING), net.jqwik.api.Tuple.of(1, Room.State.CLOSED)), Arbitraries.integers().between(1, 60)).as(Shape::new);
        return Combinators.combine(shapes.list().ofMaxSize(12), Arbitraries.integers().between(0, 6)).as((list, spare) -> IntStream.range(0, list.size()).mapToObj(n -> {
            Shape shape = list.get(n);
            Site site = new Site(shape.purpose().name(), shape.purpose().name(), shape.purpose(), shape.purpose().ordinal(), spare);
            return new Room("r" + n, site, shape.floor() + "%02d".formatted(n), shape.floor(), null, shape.beds(), shape.family(), shape.features(), shape.state(),
                    shape.freeDays() > 30 ? null : TODAY.plusDays(shape.freeDays()), null, shape.state() == Room.State.OCCUPIED ? Set.of(1) : Set.of());
        }).toList());
    }

    @Provide
    Arbitrary<List<Guest>> guests() {
        Arbitrary<Wish> wishes = Combinators.combine(Arbitraries.of(GuestKind.class), Arbitraries.integers().between(1, 28), Arbitraries.of(RoomFeature.class).set().ofMaxSize(2),
                Arbitraries.of("", "bus", "dinner"), Arbitraries.of("", "", "chen", "zhou")).as(Wish::new);
        return wishes.list().ofMaxSize(15).map(list -> IntStream.range(0, list.size()).mapToObj(n -> {
            Wish wish = list.get(n);
            return new Guest("g" + n, wish.kind(), TODAY, TODAY.plusDays(wish.days()), wish.needs(), wish.cohort().isEmpty() ? null : wish.cohort(), wish.family().isEmpty() ? null : wish.family());
        }).toList());
    }

    private static List<Assignment.Placed> placed(List<Assignment> assignments) {
        List<Assignment.Placed> placed = new ArrayList<>();
        for (Assignment one : assignments) {
            if (one instanceof Assignment.Placed place) {
                placed.add(place);
            }
        }
        return placed;
    }

    @Property
    void everyGuestGetsOneAnswerWithReasons(@ForAll("rooms") List<Room> rooms, @ForAll("guests") List<Guest> guests) {
        List<Assignment> answers = new Allocator(POLICY, rooms, List.of()).assign(guests);
        assertThat(answers).extracting(Assignment::guest).containsExactlyInAnyOrderElementsOf(guests);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.zh()).isNotBlank();
            assertThat(answer.en()).isNotBlank();
        });
    }

    @Property
    void aRoomHasOneGuestOrOneFamilyWithABedEach(@ForAll("rooms") List<Room> rooms, @ForAll("guests") List<Guest> guests) {
        Map<String, Set<String>> parties = new HashMap<>();
        Map<String, Set<Integer>> beds = new HashMap<>();
        for (Assignment.Placed one : placed(new Allocator(POLICY, rooms, List.of()).assign(guests))) {
            parties.computeIfAbsent(one.room().id(), _ -> new HashSet<>()).add(Objects.requireNonNullElse(one.guest().family(), one.guest().id()));
            assertThat(beds.computeIfAbsent(one.room().id(), _ -> new HashSet<>()).add(one.bed())).isTrue();
            assertThat(one.bed()).isBetween(1, one.room().family() ? one.room().beds() : 1);
            assertThat(one.room().state()).isEqualTo(Room.State.FREE);
        }
        assertThat(parties.values()).allSatisfy(party -> assertThat(party).hasSize(1));
    }

    @Property
    void nobodyGetsWhatThePolicyForbids(@ForAll("rooms") List<Room> rooms, @ForAll("guests") List<Guest> guests) {
        assertThat(placed(new Allocator(POLICY, rooms, List.of()).assign(guests))).allSatisfy(one -> {
            assertThat(POLICY.purposesFor(one.guest().kind())).contains(one.room().site().purpose());
            Set<RoomFeature> must = new HashSet<>(one.guest().needs());
            must.retainAll(POLICY.required());
            assertThat(one.room().features()).containsAll(must);
            assertThat(one.room().freeUntil() == null || !one.room().freeUntil().isBefore(one.guest().leaves())).isTrue();
        });
    }

    @Property
    void nobodyIsLeftOutWhileAFittingRoomIsFree(@ForAll("rooms") List<Room> rooms, @ForAll("guests") List<Guest> guests) {
        Allocator allocator = new Allocator(POLICY, rooms, List.of());
        List<Assignment> answers = allocator.assign(guests);
        for (Assignment answer : answers) {
            if (answer instanceof Assignment.Unplaced(Guest guest, var _)) {
                assertThat(allocator.suggest(guest, 1)).as(answer.en()).isEmpty();
            }
        }
    }

    @Property
    void noSiteTakesInMoreThanItMay(@ForAll("rooms") List<Room> rooms, @ForAll("guests") List<Guest> guests) {
        Map<Site, Integer> taken = new HashMap<>();
        placed(new Allocator(POLICY, rooms, List.of()).assign(guests)).forEach(one -> taken.merge(one.room().site(), 1, Integer::sum));
        assertThat(taken).allSatisfy((site, number) -> assertThat(number).isLessThanOrEqualTo(site.spare()));
    }

    @Property
    void theSameQuestionGetsTheSameAnswerWhateverTheOrderOfTheRooms(@ForAll("rooms") List<Room> rooms, @ForAll("guests") List<Guest> guests) {
        List<Assignment> once = new Allocator(POLICY, rooms, List.of()).assign(guests);
        assertThat(new Allocator(POLICY, rooms.reversed(), List.of()).assign(guests)).isEqualTo(once);
    }
}
