package org.zerospread.engine.track;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// What is unknown of a track and where it contradicts itself, from the plain to the crooked.
class A01_TrackTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Position RONGCHANG = new Position(29.4043, 105.5945);
    private static final Position WUHAN = new Position(30.5928, 114.3055);

    private static Instant at(String hour) {
        return Instant.parse("2020-01-25T00:00:00Z").plusSeconds(Long.parseLong(hour.strip()) * 3600);
    }

    /// `home 0-8, work 9-17`: hours after 2020-01-25T00:00Z.
    private static List<Told> told(String text) {
        List<Told> stays = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                String[] words = part.strip().split("[ -]");
                stays.add(new Told(words[0], at(words[1]), at(words[2]), null));
            }
        }
        return stays;
    }

    private static Told stay(String place, int from, int until, @Nullable Position position) {
        return new Told(place, at(Integer.toString(from)), at(Integer.toString(until)), position);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                | 0 | 24 | 0-24",
        "home 0-24                         | 0 | 24 | ''",
        "home 0-8, work 9-17               | 0 | 24 | 8-9 17-24",
        "work 9-17, home 0-8               | 0 | 24 | 8-9 17-24",
        "home 0-8, home 8-10               | 0 | 10 | ''",
        "home 0-12, shop 3-4               | 0 | 12 | ''",
        "home 0-12, shop 3-20              | 0 | 24 | 20-24",
        "home 0-48                         | 5 | 24 | ''",
        "home 30-40, shop 0-2              | 3 | 24 | 3-24",
        "home 4-5                          | 3 | 3  | ''",
        "home 2-4, work 3-6, market 8-9    | 1 | 10 | 1-2 6-8 9-10",
    })
    void leavesWhatNoStayCovers(String stays, int from, int until, String gaps) {
        assertThat(Track.gaps(told(stays), at(Integer.toString(from)), at(Integer.toString(until))).stream()
                .map(gap -> (gap.from().getEpochSecond() - at("0").getEpochSecond()) / 3600 + "-" + (gap.until().getEpochSecond() - at("0").getEpochSecond()) / 3600)
                .collect(Collectors.joining(" "))).isEqualTo(gaps);
    }

    @Test
    void cutsGapsAtMidnightOfTheDistrict() {
        // 25 January 00:00Z is 08:00 in China, where the day ends 16 hours later.
        var days = Track.gapsByDay(told("home 0-13, home 20-30"), at("0"), at("30"), CHINA);
        assertThat(days.toString()).startsWith("{2020-01-25=[Gap[from=2020-01-25T13:00:00Z, until=2020-01-25T16:00:00Z]], 2020-01-26=[");
        assertThat(days.firstEntry().getValue().getFirst().length()).hasHours(3);
        assertThat(days.lastEntry().getValue().getFirst().length()).hasHours(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "home 0-8, work 8-17                 | ''",
        "home 0-8, home 2-9                  | ''",
        "home 0-8, work 7-17                 | 0+1 7-8",
        "work 7-17, home 0-8                 | 1+0 7-8",
        "home 0-24, shop 3-4, market 20-30   | 0+1 3-4, 0+2 20-24",
    })
    void tellsWhoIsAtTwoPlacesAtOnce(String stays, String found) {
        assertThat(Track.contradictions(told(stays)).stream().map(one -> one.one() + "+" + one.other() + " " + (one.from().getEpochSecond() - at("0").getEpochSecond()) / 3600 + "-"
                + (one.until().getEpochSecond() - at("0").getEpochSecond()) / 3600).collect(Collectors.joining(", "))).isEqualTo(found);
    }

    @Test
    void placesNearEachOtherAreNoContradiction() {
        Position beside = new Position(29.4050, 105.5950);
        assertThat(Track.contradictions(List.of(stay("market", 0, 5, RONGCHANG), stay("shop", 1, 2, beside)))).isEmpty();
        List<Track.Contradiction> far = Track.contradictions(List.of(stay("market", 0, 5, RONGCHANG), stay("station", 1, 2, WUHAN)));
        assertThat(far).singleElement().satisfies(one -> assertThat(one.metres()).isCloseTo(849_700, within(1_000.0)));
    }

    @Test
    void refusesWhatIsNoStayAndNoPosition() {
        assertThatThrownBy(() -> stay("home", 3, 3, null)).hasMessageContaining("must end after it begins");
        assertThatThrownBy(() -> new Position(105.5945, 29.4043)).hasMessageContaining("outside the world");
        assertThatThrownBy(() -> new Position(29, Double.NaN)).hasMessageContaining("outside the world");
        assertThat(Position.isLatitude(-90) && Position.isLongitude(180) && !Position.isLongitude(180.001)).isTrue();
    }
}
