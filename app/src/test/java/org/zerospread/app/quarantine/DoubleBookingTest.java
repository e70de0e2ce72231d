package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.zerospread.app.SmallDistrict;
import org.zerospread.engine.allocation.SitePurpose;

import static org.assertj.core.api.Assertions.assertThat;

/// One room on one night has one guest, however many book it at once.
class DoubleBookingTest extends SmallDistrict {

    private static final int WRITERS = 50;
    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    @Autowired
    Rooms rooms;

    @Autowired
    Stays stays;

    @Autowired
    RoomDesk desk;

    private List<UUID> open(int count) {
        List<UUID> opened = IntStream.range(0, count).mapToObj(n -> UUID.randomUUID()).toList();
        OFFICE.run(() -> stays.open(opened.stream().map(id -> new StayDraft(id, somebody(), StayReason.CLOSE_CONTACT, TODAY)).toList()));
        return opened;
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new java.util.ArrayList<>();
            for (Future<T> one : writers.invokeAll(java.util.Collections.nCopies(WRITERS, work))) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    @Test
    void fiftyWritersOfOneRoomLeaveOneGuest() throws Exception {
        UUID site = UUID.randomUUID();
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(site, GRID, "一间房", SitePurpose.SUSPECTED, TODAY, 1, "站长")));
        UUID room = OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from quarantine.room where site_id = :site").param("site", site).query(UUID.class).single()));
        Iterator<UUID> guests = open(WRITERS).iterator();
        List<Boolean> won = atOnce(() -> {
            UUID guest;
            synchronized (guests) {
                guest = guests.next();
            }
            try {
                return OFFICE.call(() -> transaction.execute(status -> sql.sql("""
                        insert into quarantine.room_night (stay_id, room_id, region, nights, recorded_at) values (:stay, :room, :region, daterange('2022-02-10', '2022-02-24'), now())
                        """).param("stay", guest).param("room", room).param("region", GRID.value()).update() == 1));
            } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
                // Two whose rows wait for each other: the database ends one of them, which is a refusal too. The program itself books one after the other.
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true).hasSize(WRITERS);
        assertThat(count("select count(*) from quarantine.room_night where room_id = ?", room)).isEqualTo(1);
    }

    @Test
    void fiftyClerksAllocatingAtOnceGiveEveryGuestHisOwnRoomOrSayHowManyWait() throws Exception {
        UUID site = UUID.randomUUID();
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(site, GRID, "四十间房", SitePurpose.CONTACTS, TODAY, 40, "站长")));
        List<UUID> guests = open(45);
        List<Integer> waiting = atOnce(() -> OFFICE.call(() -> rooms.allocate()));
        long placed = count("select count(*) from quarantine.room_night where stay_id = any (?)", (Object) guests.toArray(UUID[]::new));
        long used = count("select count(distinct room_id) from quarantine.room_night n join quarantine.room r on r.id = n.room_id where r.site_id = ? and n.kind = 'GUEST'", site);
        assertThat(used == 40 || placed == guests.size()).as("%d of %d guests placed, %d rooms of the new site used", placed, guests.size(), used).isTrue();
        assertThat(count("select count(*) from quarantine.room_night a join quarantine.room_night b on a.room_id = b.room_id and a.id < b.id and a.party <> b.party and a.nights && b.nights and a.lifted_at is null and b.lifted_at is null")).isZero();
        assertThat(waiting).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo((int) (guests.size() - placed)));
    }

    /// Nobody else waits and no other house is open.
    private List<UUID> waiting(int count) {
        emptyQuarantine();
        return open(count);
    }

    private List<RoomAnswer<RoomDesk.Given>> ask(List<UUID> guests, @Nullable UUID room) throws Exception {
        Iterator<UUID> next = guests.iterator();
        return atOnce(() -> {
            UUID guest;
            synchronized (next) {
                guest = next.next();
            }
            return OFFICE.call(() -> desk.give(guest, room));
        });
    }

    @Test
    void fiftyClerksWhoAskForARoomAreServedOrToldWhy() throws Exception {
        List<UUID> guests = waiting(WRITERS);
        UUID site = UUID.randomUUID();
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(site, GRID, "四十间房", SitePurpose.CONTACTS, TODAY, 40, "站长")));
        List<RoomAnswer<RoomDesk.Given>> answers = ask(guests, null);
        assertThat(answers).filteredOn(answer -> answer instanceof RoomAnswer.Done).hasSize(40).extracting(answer -> ((RoomAnswer.Done<RoomDesk.Given>) answer).value().room()).doesNotHaveDuplicates();
        assertThat(answers).filteredOn(answer -> answer instanceof RoomAnswer.Refused).hasSize(10).allSatisfy(answer -> assertThat(((RoomAnswer.Refused<RoomDesk.Given>) answer).faults())
                .singleElement().satisfies(fault -> assertThat(fault.code() + fault.zh()).isEqualTo("ROM-004可住的 40 间房中 40 间不空")));
    }

    @Test
    void fiftyClerksWhoChooseOneRoomAreToldThatItIsGone() throws Exception {
        List<UUID> guests = waiting(WRITERS);
        UUID site = UUID.randomUUID();
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(site, GRID, "两间房", SitePurpose.CONTACTS, TODAY, 2, "站长")));
        UUID room = OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from quarantine.room where site_id = :site and label = '102'").param("site", site).query(UUID.class).single()));
        List<RoomAnswer<RoomDesk.Given>> answers = ask(guests, room);
        assertThat(answers).filteredOn(answer -> answer instanceof RoomAnswer.Done).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer instanceof RoomAnswer.Refused).allSatisfy(answer -> assertThat(((RoomAnswer.Refused<RoomDesk.Given>) answer).faults())
                .singleElement().satisfies(fault -> assertThat(fault.code()).isEqualTo("ROM-004")));
    }
}
