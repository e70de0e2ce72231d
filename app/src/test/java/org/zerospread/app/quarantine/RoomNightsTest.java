package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Guests, cleaning and closures of a room never overlap; a family may share, a bed each.
class RoomNightsTest extends SmallDistrict {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    @Autowired
    Rooms rooms;

    @Autowired
    Stays stays;

    /// A room of a site for suspected cases, so that nobody else's guest is put there.
    private UUID room(String kind, int beds) {
        UUID site = UUID.randomUUID();
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(site, GRID, "观察酒店" + site, SitePurpose.SUSPECTED, TODAY, 1, "点长")));
        return OFFICE.call(() -> transaction.execute(status -> sql.sql("update quarantine.room set kind = :kind, beds = :beds where site_id = :site returning id").param("kind", kind).param("beds", beds)
                .param("site", site).query(UUID.class).single()));
    }

    private List<UUID> guests(int count) {
        List<UUID> ids = IntStream.range(0, count).mapToObj(n -> UUID.randomUUID()).toList();
        OFFICE.run(() -> stays.open(ids.stream().map(id -> new StayDraft(id, somebody(), StayReason.CLOSE_CONTACT, TODAY)).toList()));
        return ids;
    }

    private void put(UUID room, UUID stay, String nights, @Nullable UUID family, int bed) {
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into quarantine.room_night (stay_id, room_id, region, nights, family_id, bed, recorded_at) values (:stay, :room, :region, :nights::daterange, :family, :bed, now())
                """).param("stay", stay).param("room", room).param("region", GRID.value()).param("nights", nights).param("family", family).param("bed", bed).update()));
    }

    private void clean(UUID room, String nights) {
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into quarantine.room_night (room_id, region, nights, kind, recorded_at) values (:room, :region, :nights::daterange, 'CLEANING', now())
                """).param("room", room).param("region", GRID.value()).param("nights", nights).update()));
    }

    @Test
    void refusesAGuestWhileTheRoomIsCleanedAndCleaningWhileAGuestIsThere() {
        UUID room = room("SINGLE", 1);
        UUID guest = guests(1).getFirst();
        clean(room, "[2021-02-10,2021-02-12)");
        assertThatThrownBy(() -> put(room, guest, "[2021-02-11,2021-02-20)", null, 1)).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("room_night_one_party");
        put(room, guest, "[2021-02-12,2021-02-20)", null, 1);
        assertThatThrownBy(() -> clean(room, "[2021-02-19,2021-02-21)")).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("room_night_one_party");
    }

    @Test
    void aFamilySharesABedEachAndNobodyElseComesIn() {
        UUID room = room("FAMILY", 2);
        UUID family = UUID.randomUUID();
        List<UUID> ids = guests(4);
        put(room, ids.get(0), "[2021-02-10,2021-02-24)", family, 1);
        assertThatThrownBy(() -> put(room, ids.get(1), "[2021-02-10,2021-02-24)", family, 1)).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("room_night_one_bed");
        put(room, ids.get(1), "[2021-02-10,2021-02-24)", family, 2);
        assertThatThrownBy(() -> put(room, ids.get(2), "[2021-02-10,2021-02-24)", family, 3)).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("has no bed 3");
        assertThatThrownBy(() -> put(room, ids.get(3), "[2021-02-23,2021-02-24)", null, 2)).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("room_night_one_party");
    }

    @Test
    void nobodySleepsInTwoRoomsOnOneNight() {
        UUID guest = guests(1).getFirst();
        put(room("SINGLE", 1), guest, "[2021-02-10,2021-02-24)", null, 1);
        UUID other = room("SINGLE", 1);
        assertThatThrownBy(() -> put(other, guest, "[2021-02-23,2021-02-25)", null, 1)).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("room_night_one_room");
    }

    @Test
    void cleaningFollowsTheGuestWhoLeftAndBlocksTheRoomForItsNights() {
        UUID room = room("SINGLE", 1);
        List<UUID> ids = guests(2);
        put(room, ids.get(0), "[2020-01-08,2020-01-10)", null, 1);
        put(room, ids.get(1), "[2020-01-11,2020-01-20)", null, 1);
        OFFICE.run(() -> rooms.allocate());
        OFFICE.run(() -> rooms.allocate());
        assertThat(count("select count(*) from quarantine.room_night where room_id = ? and kind = 'CLEANING'", room)).isEqualTo(1);
        assertThat(count("select count(*) from quarantine.room_night where room_id = ? and kind = 'CLEANING' and nights = '[2020-01-20,2020-01-21)'", room)).isEqualTo(1);
        assertThatThrownBy(() -> put(room, guests(1).getFirst(), "[2020-01-20,2020-01-25)", null, 1)).isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("room_night_one_party");
    }

    @Test
    void aStageThatBecameLongerKeepsItsRoom() {
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(UUID.randomUUID(), GRID, "集中点", SitePurpose.CONTACTS, TODAY, 1_000, "点长")));
        UUID stay = guests(1).getFirst();
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("update quarantine.stay set next_change_on = next_change_on + 7 where id = :id").param("id", stay).update()));
        OFFICE.run(() -> rooms.allocate());
        assertThat(count("select count(*) from quarantine.room_night where stay_id = ? and upper(nights) = '2020-03-02'", stay)).isEqualTo(1);
        assertThat(count("select count(*) from quarantine.room_night where stay_id = ? and why like '%用途相符%'", stay)).isEqualTo(1);
    }

    @Test
    void anotherTownsGuestIsSeenAsTakenThoughNotAsAPerson() {
        UUID room = room("SINGLE", 1);
        put(room, guests(1).getFirst(), "[2021-03-01,2021-03-05)", null, 1);
        Jurisdiction town = new Jurisdiction("town", RegionCode.parse("500153106").range());
        assertThat(seen(town, "select count(*) from quarantine.taken('2021-03-01', '2021-03-02') where room_id = ?", room)).isEqualTo(1);
        assertThat(seen(town, "select count(*) from quarantine.room_night where room_id = ?", room)).isZero();
    }

    private long seen(Jurisdiction who, String query, UUID room) {
        Long seen = who.call(() -> transaction.execute(status -> sql.sql(query).param(room).query(Long.class).single()));
        return seen;
    }
}
