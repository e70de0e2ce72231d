package org.zerospread.app.quarantine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.forecast.PurposeForecast;
import org.zerospread.engine.forecast.RoomDay;
import org.zerospread.engine.forecast.RoomForecast;

import static org.assertj.core.api.Assertions.assertThat;

/// The forecast of a small district, whose people can be counted on the fingers.
class RoomForecastsTest extends SmallDistrict {

    /// Three months after the day of the other tests, whose stays are still known for theirs.
    private static final LocalDate TODAY = LocalDate.parse("2020-05-10");

    @Autowired
    Stays stays;

    @Autowired
    Rooms rooms;

    @Autowired
    RoomForecasts forecasts;

    private static PurposeForecast purpose(RoomForecast forecast, SitePurpose purpose) {
        return forecast.find(purpose).orElseThrow();
    }

    /// Rooms that contacts certainly need on each day, as known on an evening.
    private List<Integer> certain(LocalDate evening) {
        return OFFICE.call(() -> forecasts.asKnownOn(DISTRICT.range(), evening)).find(SitePurpose.CONTACTS).map(found -> found.days().stream().map(RoomDay::certain).toList()).orElse(List.of());
    }

    private RoomForecasts.Compared compare(WhatIf whatIf) {
        return OFFICE.call(() -> forecasts.compare(DISTRICT.range(), whatIf));
    }

    @Test
    void countsRunningStaysToTheirEndAndComparesWhatIsTriedOut() {
        emptyQuarantine();
        clock.hold(NOW.plus(Duration.ofDays(90)));
        UUID site = UUID.randomUUID();
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(site, GRID, "预测点", SitePurpose.CONTACTS, TODAY, 30, "点长")));
        List<Integer> before = certain(TODAY);
        List<Integer> eveningBefore = certain(TODAY.minusDays(1));
        OFFICE.run(() -> stays.open(IntStream.range(0, 6).mapToObj(n -> new StayDraft(UUID.randomUUID(), somebody(), StayReason.CLOSE_CONTACT, TODAY)).toList()));
        List<Integer> after = certain(TODAY);
        assertThat(after).hasSize(22);
        assertThat(IntStream.range(0, 15).map(i -> after.get(i) - before.get(i))).as("14 nights from the 10th, and one of cleaning").containsOnly(6);
        assertThat(after.subList(15, 22)).as("at home from the 24th").isEqualTo(before.subList(15, 22));
        assertThat(certain(TODAY.minusDays(1))).as("nothing of it was known the evening before").isEqualTo(eveningBefore);
        PurposeForecast.SiteForecast mine = purpose(OFFICE.call(() -> forecasts.asKnownOn(DISTRICT.range(), TODAY)), SitePurpose.CONTACTS).sites().stream()
                .filter(one -> one.id().equals(site.toString())).findFirst().orElseThrow();
        assertThat(mine.days().getFirst().occupied().expected() + mine.days().getFirst().free().expected()).isEqualTo(30);

        RoomForecasts.Compared tried = compare(new WhatIf(SitePurpose.CONTACTS, null, 10, TODAY.plusDays(3), 1, 20, TODAY.plusDays(2), 2));
        List<RoomDay> base = purpose(tried.base(), SitePurpose.CONTACTS).days();
        List<RoomDay> then = purpose(tried.tried().orElseThrow(), SitePurpose.CONTACTS).days();
        assertThat(then.get(1).need()).isEqualTo(base.get(1).need());
        assertThat(then.get(2).need().high()).isEqualTo(base.get(2).need().high() + 20);
        assertThat(then.get(3).need().high()).isEqualTo(base.get(3).need().high() + 40);
        assertThat(then.get(2).rooms()).isEqualTo(base.get(2).rooms());
        assertThat(then.get(3).rooms()).isEqualTo(base.get(3).rooms() + 10);
        assertThat(then.get(21).need().high()).as("they are home after 14 days").isEqualTo(base.get(21).need().high());
        assertThat(purpose(tried.tried().orElseThrow(), SitePurpose.ARRIVALS).days()).as("another purpose is not touched").isEqualTo(purpose(tried.base(), SitePurpose.ARRIVALS).days());

        RoomForecasts.Compared home = compare(new WhatIf(SitePurpose.CONTACTS, "home-14", 0, TODAY, 1, 20, TODAY.plusDays(1), 21));
        RoomDay last = purpose(home.tried().orElseThrow(), SitePurpose.CONTACTS).days().get(21);
        assertThat(last.need().high()).as("nobody who comes after today").isEqualTo(last.certain());
        assertThat(compare(new WhatIf(SitePurpose.CONTACTS, null, 0, TODAY, 1, 0, TODAY, 21)).tried()).as("nothing is tried").isEmpty();
    }
}
