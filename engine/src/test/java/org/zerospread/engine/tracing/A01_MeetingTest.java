package org.zerospread.engine.tracing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a meeting is, from two stays at one place to a circle across a pole.
class A01_MeetingTest {

    private static final TraceQuestion PLACES = TraceQuestion.PLACES;
    private static final double METRES_A_DEGREE = Math.toRadians(1) * 6_371_008.8;

    private final TrackIndexBuilder tracks = TrackIndex.builder();

    private A01_MeetingTest stay(String person, String place, String from, String to) {
        tracks.add(person, place, null, null, at(from), at(to));
        return this;
    }

    private A01_MeetingTest stayAt(String person, @Nullable String place, double latitude, double longitude, String from, String to) {
        tracks.add(person, place, latitude, longitude, at(from), at(to));
        return this;
    }

    /// `20 08:30` is that day of January 2020.
    private static Instant at(String text) {
        String[] parts = text.split(" ");
        return Instant.parse("2020-01-" + parts[0] + "T" + (parts.length == 1 ? "00:00" : parts[1]) + (parts.length > 1 && parts[1].length() > 5 ? "Z" : ":00Z"));
    }

    /// The contacts of `zhou`, as text.
    private List<String> met(String from, String to, TraceQuestion question) {
        return tracks.build().contacts(IndexCase.of("zhou", at(from), at(to)), question).stream().map(A01_MeetingTest::text).toList();
    }

    private static String text(Contact one) {
        return one.contactId() + " " + one.degree() + " " + one.minutes() + " " + one.encounters() + " " + one.firstStart().toString().substring(8, 16) + " " + one.lastEnd().toString().substring(8, 16)
                + " " + String.join(";", one.places());
    }

    @Test
    void A01_twoAtOnePlaceMeet() {
        stay("zhou", "mall", "20 10:00", "20 11:00").stay("chen", "mall", "20 10:40", "20 12:00").stay("liu", "bus", "20 10:00", "20 11:00");
        assertThat(met("19", "25", PLACES)).containsExactly("chen 1 20 1 20T10:40 20T11:00 mall");
    }

    @Test
    void A02_staysAreHalfOpenSoThatHeWhoComesWhenTheOtherLeavesDoesNotMeetHim() {
        stay("zhou", "mall", "20 10:00", "20 11:00").stay("chen", "mall", "20 11:00", "20 12:00").stay("liu", "mall", "20 09:00", "20 10:00").stay("wang", "mall", "20 10:59:59", "20 11:30");
        assertThat(met("19", "25", PLACES)).containsExactly("wang 1 0.016667 1 20T10:59 20T11:00 mall");
    }

    @Test
    void A03_onlyWhatLiesInTheWindowCounts() {
        stay("zhou", "mall", "20 10:00", "20 12:00").stay("chen", "mall", "20 09:00", "20 11:00").stay("liu", "mall", "20 11:30", "20 12:00");
        assertThat(met("20 10:30", "20 11:30", PLACES)).containsExactly("chen 1 30 1 20T10:30 20T11:00 mall");
    }

    @Test
    void A04_everyPairOfStaysCounts() {
        stay("zhou", "mall", "20 10:00", "20 11:00").stay("zhou", "bus", "20 11:00", "20 11:30").stay("zhou", "mall", "20 10:30", "20 10:40")
                .stay("chen", "mall", "20 10:00", "20 11:00").stay("chen", "bus", "20 11:10", "20 12:00");
        assertThat(met("19", "25", PLACES)).containsExactly("chen 1 90 3 20T10:00 20T11:30 bus;mall");
    }

    @Test
    void A05_airStaysInfectiousAfterTheIndexNotAfterTheContact() {
        stay("zhou", "mall", "20 10:00", "20 11:00").stay("chen", "mall", "20 11:05", "20 12:00").stay("liu", "mall", "20 09:00", "20 09:59").stay("wang", "mall", "20 11:15", "20 12:00");
        assertThat(met("19", "25", PLACES.withLinger(Duration.ofMinutes(15)))).containsExactly("chen 1 10 1 20T11:05 20T11:15 mall");
    }

    @Test
    void A06_aStayLingersFromTheEndOfTheWindowAlso() {
        stay("zhou", "mall", "20 10:00", "20 12:00").stay("chen", "mall", "20 11:00", "20 12:00");
        assertThat(met("20 10:00", "20 11:00", PLACES.withLinger(Duration.ofMinutes(15)))).containsExactly("chen 1 15 1 20T11:00 20T11:15 mall");
    }

    @Test
    void A07_aStayThatOnlyTouchesTheWindowDoesNotLinger() {
        stay("zhou", "mall", "20 09:00", "20 10:00").stay("chen", "mall", "20 10:00", "20 12:00");
        assertThat(met("20 10:00", "20 11:00", PLACES.withLinger(Duration.ofMinutes(15)))).isEmpty();
    }

    @Test
    void A08_windowsOfOneCaseCountTogetherAndNoMinuteTwice() {
        stay("zhou", "mall", "20 10:00", "20 14:00").stay("chen", "mall", "20 10:00", "20 14:00");
        IndexCase index = new IndexCase("zhou", List.of(new InfectiousWindow(at("20 12:00"), at("20 13:00")), new InfectiousWindow(at("20 10:00"), at("20 11:00")),
                new InfectiousWindow(at("20 10:30"), at("20 11:30"))));
        TrackIndex built = tracks.build();
        assertThat(built.contacts(index, PLACES)).extracting(A01_MeetingTest::text).containsExactly("chen 1 150 1 20T10:00 20T13:00 mall");
        assertThat(built.contacts(index, PLACES.withLinger(Duration.ofHours(2)))).extracting(A01_MeetingTest::text).containsExactly("chen 1 240 1 20T10:00 20T14:00 mall");
    }

    @Test
    void A09_theLeastTimeIsOfAllMeetingsTogether() {
        stay("zhou", "mall", "20 10:00", "20 11:00").stay("zhou", "bus", "20 12:00", "20 13:00").stay("chen", "mall", "20 10:00", "20 10:10").stay("chen", "bus", "20 12:00", "20 12:05")
                .stay("liu", "bus", "20 12:00", "20 12:14");
        assertThat(met("19", "25", PLACES.withAtLeast(Duration.ofMinutes(15)))).containsExactly("chen 1 15 2 20T10:00 20T12:05 bus;mall");
    }

    @Test
    void A10_withARadiusNeighboursMeetToo() {
        stayAt("zhou", "stall 7", 29.4, 105.6, "20 10:00", "20 11:00").stayAt("chen", "stall 8", 29.4 + 30 / METRES_A_DEGREE, 105.6, "20 10:30", "20 12:00")
                .stayAt("liu", null, 29.4, 105.6 + 0.0001, "20 10:00", "20 10:01").stayAt("wang", "stall 9", 29.4 - 31 / METRES_A_DEGREE, 105.6, "20 10:00", "20 12:00");
        assertThat(met("19", "25", PLACES.withRadiusMetres(30.5))).containsExactly("chen 1 30 1 20T10:30 20T11:00 stall 7;stall 8", "liu 1 1 1 20T10:00 20T10:01 stall 7");
    }

    @Test
    void A11_aCommonPlaceMeetsHoweverFarItsCoordinatesLieAndOnce() {
        stayAt("zhou", "train", 29.4, 105.6, "20 10:00", "20 11:00").stayAt("chen", "train", 30.4, 106.6, "20 10:30", "20 12:00").stayAt("liu", "train", 29.4, 105.6, "20 10:30", "20 12:00");
        assertThat(met("19", "25", PLACES.withRadiusMetres(100.0))).containsExactly("chen 1 30 1 20T10:30 20T11:00 train", "liu 1 30 1 20T10:30 20T11:00 train");
    }

    @Test
    void A12_noPlaceIsNoCommonPlace() {
        stayAt("zhou", null, 29.4, 105.6, "20 10:00", "20 11:00").stayAt("chen", "", 29.5, 105.6, "20 10:00", "20 11:00").stay("liu", "", "20 10:00", "20 11:00");
        assertThat(met("19", "25", PLACES.withRadiusMetres(100.0))).isEmpty();
    }

    @Test
    void A13_acrossTheAntimeridianAndThePole() {
        stayAt("zhou", null, -16.5, 179.9999, "20 10:00", "20 11:00").stayAt("chen", null, -16.5, -179.9999, "20 10:00", "20 11:00").stayAt("liu", null, -16.5, 180, "20 10:00", "20 11:00")
                .stayAt("zhou", null, 89.9999, 10, "21 10:00", "21 11:00").stayAt("wang", null, 89.9999, -170, "21 10:00", "21 11:00").stayAt("xu", null, 90, 77, "21 10:00", "21 11:00");
        assertThat(met("19", "25", PLACES.withRadiusMetres(25.0))).containsExactly("chen 1 60 1 20T10:00 20T11:00 ", "liu 1 60 1 20T10:00 20T11:00 ", "wang 1 60 1 21T10:00 21T11:00 ",
                "xu 1 60 1 21T10:00 21T11:00 ");
    }

    @Test
    void A14_ofDegreeTwoIsWhoMetAContactAfterHisFirstExposure() {
        stay("zhou", "mall", "20 10:00", "20 11:00").stay("chen", "mall", "20 10:30", "20 12:00").stay("chen", "home", "19 18:00", "20 08:00").stay("chen", "home", "25 18:00", "26 08:00")
                .stay("before", "home", "19 18:00", "20 08:00").stay("after", "home", "25 20:00", "25 21:00").stay("shop", "mall", "20 10:00", "20 10:40").stay("next", "mall", "20 10:00", "20 12:00")
                .stay("late", "mall", "20 11:20", "20 13:00");
        assertThat(met("20", "21", PLACES.withDegree(2))).containsExactly("after 2 60 1 25T20:00 25T21:00 home", "chen 1 30 1 20T10:30 20T11:00 mall", "late 2 80 2 20T11:20 20T12:00 mall",
                "next 1 60 1 20T10:00 20T11:00 mall", "shop 1 40 1 20T10:00 20T10:40 mall");
    }

    @Test
    void A15_theIndexIsNobodysContactAndWhoIsBelowTheLeastTimePassesNothingOn() {
        stay("zhou", "mall", "20 10:00", "20 11:00").stay("chen", "mall", "20 10:55", "20 12:00").stay("liu", "mall", "20 11:30", "20 12:00").stay("zhou", "home", "22 10:00", "22 11:00")
                .stay("chen", "home", "22 10:00", "22 11:00");
        TrackIndex built = tracks.build();
        IndexCase index = IndexCase.of("zhou", at("20"), at("21"));
        assertThat(built.contacts(index, PLACES.withDegree(2))).extracting(A01_MeetingTest::text).containsExactly("chen 1 5 1 20T10:55 20T11:00 mall", "liu 2 30 1 20T11:30 20T12:00 mall");
        assertThat(built.contacts(index, PLACES.withDegree(2).withAtLeast(Duration.ofMinutes(6)))).isEmpty();
    }

    @Test
    void A16_aStayWithoutLengthAndAnEmptyWindowMeetNobody() {
        stay("zhou", "mall", "20 10:00", "20 11:00").stay("chen", "mall", "20 10:30", "20 10:30").stay("liu", "mall", "20 10:00", "20 11:00");
        TrackIndex built = tracks.build();
        assertThat(built.contacts(IndexCase.of("zhou", at("19"), at("25")), PLACES)).extracting(Contact::contactId).containsExactly("liu");
        assertThat(built.contacts(IndexCase.of("zhou", at("20 10:30"), at("20 10:30")), PLACES)).isEmpty();
        assertThat(built.contacts(IndexCase.of("nobody", at("19"), at("25")), PLACES)).isEmpty();
        assertThat(built.knows("nobody")).isFalse();
    }

    @Test
    void A17_oneWhoNeverLeavesDoesNotHideTheOthers() {
        stay("guard", "mall", "01", "31");
        for (int hour = 10; hour < 22; hour++) {
            stay("guest" + hour, "mall", "19 " + hour + ":00", "19 " + hour + ":50");
        }
        stay("zhou", "mall", "19 15:40", "19 16:10");
        assertThat(met("19", "25", PLACES)).containsExactly("guard 1 30 1 19T15:40 19T16:10 mall", "guest15 1 10 1 19T15:40 19T15:50 mall", "guest16 1 10 1 19T16:00 19T16:10 mall");
    }

    @Test
    void A18_thousandsAtOnceAreSortedByIndexAndContact() {
        stay("b", "mall", "20 10:00", "20 11:00").stay("a", "mall", "20 10:00", "20 11:00").stay("c", "mall", "20 10:00", "20 11:00");
        TrackIndex built = tracks.build();
        assertThat(built.contacts(List.of(IndexCase.of("c", at("19"), at("25")), IndexCase.of("a", at("19"), at("25"))), PLACES))
                .extracting(one -> one.indexId() + one.contactId()).containsExactly("ab", "ac", "ca", "cb");
        assertThatThrownBy(() -> built.contacts(List.of(IndexCase.of("c", at("19"), at("25")), IndexCase.of("c", at("20"), at("25"))), PLACES)).hasMessageContaining("twice");
    }

    @Test
    void A19_refusesWhatCannotBe() {
        assertThatThrownBy(() -> stay("zhou", "mall", "20 11:00", "20 10:00")).hasMessageContaining("before it starts");
        assertThatThrownBy(() -> stayAt("zhou", "mall", 91, 105, "20 10:00", "20 11:00")).hasMessageContaining("outside the world");
        assertThatThrownBy(() -> tracks.add("zhou", "mall", 29.0, null, at("20"), at("21"))).hasMessageContaining("null");
        assertThatThrownBy(() -> tracks.add("zhou", "mall", null, null, at("20"), Instant.parse("9999-12-31T00:00:00Z"))).hasMessageContaining("beyond");
        assertThatThrownBy(() -> new TraceQuestion(Duration.ZERO, Duration.ZERO, -1.0, 1)).hasMessageContaining("radius");
        assertThatThrownBy(() -> PLACES.withDegree(3)).hasMessageContaining("degree 3");
        assertThatThrownBy(() -> PLACES.withLinger(Duration.ofMillis(1))).hasMessageContaining("linger");
        assertThatThrownBy(() -> IndexCase.of("zhou", at("20"), at("19"))).hasMessageContaining("ends before");
        assertThatThrownBy(() -> new IndexCase("zhou", List.of())).hasMessageContaining("no window");
        tracks.build();
        assertThatThrownBy(tracks::build).hasMessageContaining("built");
        assertThatThrownBy(() -> stay("zhou", "mall", "20 10:00", "20 11:00")).hasMessageContaining("built");
    }

    @Test
    void A20_aStayTakesSixteenBytesWithAPlaceAndTwentyFourWithAPositionToo() {
        TrackIndexBuilder positioned = TrackIndex.builder();
        for (int i = 0; i < 200_000; i++) {
            tracks.add(tracks.person("p" + i % 2_000), tracks.place("place" + i % 200), Double.NaN, Double.NaN, i, i + 60L);
            positioned.add(positioned.person("p" + i % 2_000), positioned.place("place" + i % 200), 29 + i % 200 * 0.01, 105, i, i + 60L);
        }
        assertThat(tracks.build().bytes() / 200_000.0).isBetween(16.2, 16.6);
        assertThat(positioned.build().bytes() / 200_000.0).isBetween(24.5, 25.0);
    }
}
