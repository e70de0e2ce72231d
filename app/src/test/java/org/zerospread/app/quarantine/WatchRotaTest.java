package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.engine.allocation.SitePurpose;

import static org.assertj.core.api.Assertions.assertThat;

/// Four posts around the clock, and who fills them.
class WatchRotaTest extends SmallDistrict {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    @Autowired
    Rooms rooms;

    @Autowired
    WatchRota watch;

    private UUID site = new UUID(0, 0);

    @BeforeEach
    void openASite() {
        site = UUID.randomUUID();
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(site, GRID, "值守点" + site, SitePurpose.SUSPECTED, TODAY, 1, "点长")));
    }

    @Test
    void theUsualShiftsCoverTheDayAndGapsAreCounted() {
        assertThat(OFFICE.call(() -> watch.putUsualSlots(site))).isInstanceOf(RoomAnswer.Done.class);
        assertThat(OFFICE.call(() -> watch.putUsualSlots(site))).isInstanceOf(RoomAnswer.Refused.class);
        var week = OFFICE.call(() -> watch.list(site, TODAY, 7));
        assertThat(week).hasSize(12 * 7).allSatisfy(slot -> assertThat(slot.missing()).isEqualTo(slot.slot().needed()));
        WatchRota.Slot night = week.stream().map(WatchRota.Filled::slot).filter(slot -> slot.post() == WatchRota.Post.MEDIC && slot.starts().equals(LocalTime.MIDNIGHT)).findFirst().orElseThrow();
        RoomAnswer<UUID> named = OFFICE.call(() -> watch.name(night.id(), TODAY.plusDays(1), "王某", null));
        assertThat(named).isInstanceOf(RoomAnswer.Done.class);
        assertThat(OFFICE.call(() -> watch.name(night.id(), TODAY.plusDays(1), "王某", null))).isInstanceOf(RoomAnswer.Refused.class);
        assertThat(OFFICE.call(() -> watch.name(night.id(), TODAY.plusDays(1), " ", null))).isInstanceOf(RoomAnswer.Refused.class);
        assertThat(OFFICE.call(() -> watch.list(site, TODAY, 7))).filteredOn(slot -> slot.slot().equals(night) && slot.day().equals(TODAY.plusDays(1))).singleElement()
                .satisfies(slot -> assertThat(slot.missing()).isEqualTo(1));
        UUID turn = ((RoomAnswer.Done<UUID>) named).value();
        assertThat(OFFICE.call(() -> watch.unname(turn))).isInstanceOf(RoomAnswer.Done.class);
        assertThat(OFFICE.call(() -> watch.unname(turn))).isInstanceOf(RoomAnswer.Refused.class);
    }

    @Test
    void aSlotIsChangedOrEndedAndWhatWasStays() {
        UUID slot = ((RoomAnswer.Done<UUID>) OFFICE.call(() -> watch.putSlot(site, WatchRota.Post.POLICE, LocalTime.of(8, 0), LocalTime.of(20, 0), 1))).value();
        assertThat(OFFICE.call(() -> watch.putSlot(site, WatchRota.Post.POLICE, LocalTime.of(8, 0), LocalTime.of(18, 0), 2))).isEqualTo(new RoomAnswer.Done<>(slot));
        assertThat(OFFICE.call(() -> watch.putSlot(site, WatchRota.Post.POLICE, null, null, 0))).isInstanceOf(RoomAnswer.Refused.class);
        assertThat(OFFICE.call(() -> watch.listSlots(site, TODAY))).singleElement().satisfies(one -> assertThat(one.needed()).isEqualTo(2));
        clock.hold(NOW.plusSeconds(86_400));
        assertThat(OFFICE.call(() -> watch.endSlot(slot))).isInstanceOf(RoomAnswer.Done.class);
        assertThat(OFFICE.call(() -> watch.listSlots(site, TODAY))).hasSize(1);
        assertThat(OFFICE.call(() -> watch.listSlots(site, TODAY.plusDays(1)))).isEmpty();
        assertThat(OFFICE.call(() -> watch.name(slot, TODAY.plusDays(1), "王某", null))).isInstanceOf(RoomAnswer.Refused.class);
    }
}
