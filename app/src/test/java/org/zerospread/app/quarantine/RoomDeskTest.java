package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.allocation.RoomFeature;
import org.zerospread.engine.allocation.SitePurpose;

import static org.assertj.core.api.Assertions.assertThat;

/// A clerk gives rooms, moves guests, cleans, closes and opens.
class RoomDeskTest extends SmallDistrict {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    @Autowired
    Rooms rooms;

    @Autowired
    Stays stays;

    @Autowired
    RoomDesk desk;

    @Autowired
    RoomKeeping keeping;

    @Autowired
    Lodgings lodgings;

    @Autowired
    SiteDesk sites;

    private UUID site;

    /// Every test has a house of its own: all others are out of use, and nobody waits.
    @BeforeEach
    void oneHouse() {
        emptyQuarantine();
        site = open(new SiteDesk.SiteForm("隔离点" + UUID.randomUUID(), GRID.toString(), SitePurpose.CONTACTS, "点长", null, null, null, 2, 3));
    }

    private UUID open(SiteDesk.SiteForm form) {
        return done(OFFICE.call(() -> sites.open(form)));
    }

    private static <T> T done(RoomAnswer<T> answer) {
        return switch (answer) {
            case RoomAnswer.Done<T>(T value) -> value;
            case RoomAnswer.Refused<T>(var faults) -> throw new AssertionError(faults);
        };
    }

    private static ThrowingConsumer<RoomAnswer<?>> refused(String code, String says) {
        return answer -> assertThat(((RoomAnswer.Refused<?>) answer).faults()).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.zh() + " " + fault.en()).contains(says);
        });
    }

    private UUID room(String label) {
        return OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from quarantine.room where site_id = :site and label = :label").param("site", site).param("label", label).query(UUID.class).single()));
    }

    /// A contact who has the room that the policy gave when his stay was opened.
    private UUID guest() {
        return guests(List.of(somebody())).getFirst();
    }

    private List<UUID> guests(List<PersonId> people) {
        List<UUID> ids = people.stream().map(person -> UUID.randomUUID()).toList();
        OFFICE.run(() -> stays.open(IntStream.range(0, ids.size()).mapToObj(n -> new StayDraft(ids.get(n), people.get(n), StayReason.CLOSE_CONTACT, TODAY)).toList()));
        return ids;
    }

    private String label(UUID stay) {
        return OFFICE.call(() -> lodgings.find(stay).orElseThrow().room()) instanceof Lodgings.Held held ? held.label() : "—";
    }

    @Test
    void suggestsAndGivesWhatThePolicyOrTheClerkChooses() {
        UUID stay = guest();
        assertThat(label(stay)).isEqualTo("201");
        assertThat(OFFICE.call(() -> desk.give(stay, null))).satisfies(refused("ROM-002", "已经有房"));
        done(OFFICE.call(() -> desk.takeBack(stay)));
        assertThat(label(stay)).isEqualTo("—");
        assertThat(OFFICE.call(() -> desk.suggest(stay, 2)).orElseThrow().rooms()).extracting(RoomDesk.Given::label).containsExactly("201", "202");
        assertThat(done(OFFICE.call(() -> desk.give(stay, room("103")))).reasons()).anySatisfy(reason -> assertThat(reason.zh()).contains("用途相符"));
        UUID other = guest();
        done(OFFICE.call(() -> desk.takeBack(other)));
        assertThat(OFFICE.call(() -> desk.give(other, room("103")))).satisfies(refused("ROM-004", "103"));
        assertThat(OFFICE.call(() -> desk.give(other, UUID.randomUUID()))).satisfies(refused("ROM-001", "no such room"));
        assertThat(done(OFFICE.call(() -> desk.give(other, null))).label()).isNotEqualTo("103");
        assertThat(OFFICE.call(() -> desk.give(UUID.randomUUID(), null))).satisfies(refused("ROM-002", "no running stay"));
    }

    @Test
    void refusesWhatThePolicyForbids() {
        UUID stay = guest();
        done(OFFICE.call(() -> desk.takeBack(stay)));
        UUID rehab = open(new SiteDesk.SiteForm("康复点" + UUID.randomUUID(), GRID.toString(), SitePurpose.REHAB, "点长", null, null, null, 1, 1));
        UUID room = OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from quarantine.room where site_id = :site").param("site", rehab).query(UUID.class).single()));
        assertThat(OFFICE.call(() -> desk.give(stay, room))).satisfies(refused("ROM-003", "按政策不许住"));
    }

    @Test
    void movesAGuestWithAReasonAndKeepsBothNights() {
        UUID stay = guest();
        clock.hold(NOW.plusSeconds(86_400 * 3));
        assertThat(OFFICE.call(() -> desk.transfer(stay, room("102"), " "))).satisfies(refused("ROM-005", "reason"));
        assertThat(done(OFFICE.call(() -> desk.transfer(stay, room("102"), "空调故障"))).label()).isEqualTo("102");
        assertThat(count("select count(*) from quarantine.room_night where stay_id = ? and nights in ('[2020-02-10,2020-02-13)', '[2020-02-13,2020-02-24)')", stay)).isEqualTo(2);
        assertThat(count("select count(*) from quarantine.room_night where room_id = ? and kind = 'CLEANING' and nights = '[2020-02-13,2020-02-14)'", room("201"))).isEqualTo(1);
        assertThat(OFFICE.call(() -> lodgings.listTransfers(stay))).singleElement().satisfies(move -> assertThat(move.reason()).isEqualTo("空调故障"));
        UUID other = guest();
        assertThat(OFFICE.call(() -> desk.transfer(other, room("102"), "想住高层"))).satisfies(refused("ROM-004", "102"));
        assertThat(label(other)).as("a refused move leaves him where he was").isNotEqualTo("—");
        assertThat(count("select count(*) from audit.record where action = 'room.transferred' and subject = ?", stay.toString())).isEqualTo(1);
    }

    @Test
    void aRoomLeftAfterHoursIsCleanedAndMarkedCleanAndTheMarkTakenBack() {
        UUID stay = guest();
        done(OFFICE.call(() -> desk.transfer(stay, room("202"), "漏水")));
        UUID left = room("201");
        assertThat(OFFICE.call(() -> desk.transfer(stay, left, "回来"))).satisfies(refused("ROM-004", "201"));
        done(OFFICE.call(() -> keeping.cleaned(left)));
        assertThat(OFFICE.call(() -> keeping.cleaned(left))).satisfies(refused("ROM-008", "not being cleaned"));
        done(OFFICE.call(() -> keeping.notCleaned(left)));
        assertThat(OFFICE.call(() -> desk.transfer(stay, left, "回来"))).satisfies(refused("ROM-004", "201"));
        done(OFFICE.call(() -> keeping.cleaned(left)));
        UUID other = guest();
        assertThat(label(other)).isEqualTo("201");
        assertThat(OFFICE.call(() -> keeping.notCleaned(left))).satisfies(refused("ROM-008", "given"));
    }

    @Test
    void closesAFloorOnlyWhenItsGuestsWereMovedAndTellsWho() {
        UUID stay = guest();
        RoomKeeping.ClosureDraft first = new RoomKeeping.ClosureDraft(site, 2, null, TODAY.plusDays(2), TODAY.plusDays(5), "消毒");
        assertThat(OFFICE.call(() -> keeping.close(first))).satisfies(refused("ROM-006", "201 欧阳**"));
        assertThat(OFFICE.call(() -> keeping.close(new RoomKeeping.ClosureDraft(site, 1, null, TODAY, null, null)))).satisfies(refused("ROM-005", "原因"));
        assertThat(OFFICE.call(() -> keeping.close(new RoomKeeping.ClosureDraft(site, 1, null, TODAY, TODAY.minusDays(1), "消毒")))).satisfies(refused("ROM-007", "begins today"));
        done(OFFICE.call(() -> desk.transfer(stay, room("101"), "一层要消毒")));
        UUID closure = done(OFFICE.call(() -> keeping.close(first)));
        assertThat(OFFICE.call(() -> keeping.close(first))).satisfies(refused("ROM-007", "closed on these days"));
        UUID whole = done(OFFICE.call(() -> keeping.close(new RoomKeeping.ClosureDraft(site, 2, null, TODAY.plusDays(1), null, "整修"))));
        assertThat(count("select count(*) from quarantine.room_night where closure_id = ?", whole)).as("three rooms, before and after the days closed already").isEqualTo(6);
        UUID other = guest();
        assertThat(label(other)).as("a room that closes before he leaves is not given").startsWith("1");
        done(OFFICE.call(() -> keeping.reopen(closure)));
        done(OFFICE.call(() -> keeping.reopen(whole)));
        assertThat(OFFICE.call(() -> keeping.reopen(whole))).satisfies(refused("ROM-008", "over"));
        assertThat(OFFICE.call(() -> desk.transfer(other, room("203"), "回一层"))).isInstanceOf(RoomAnswer.Done.class);
    }

    @Test
    void needsAndFamiliesAreMet() {
        done(OFFICE.call(() -> sites.putRooms(site, new SiteDesk.RoomsForm(1, 1, 1, 2, true, Set.of(RoomFeature.ACCESSIBLE), null))));
        List<UUID> family = guests(family(new HouseholdId(UUID.randomUUID()), 2));
        UUID mother = family.get(0);
        UUID child = family.get(1);
        done(OFFICE.call(() -> lodgings.need(child, Set.of(RoomFeature.ACCESSIBLE))));
        assertThat(OFFICE.call(() -> desk.suggest(child, 1)).orElseThrow().rooms()).singleElement().satisfies(room -> assertThat(room.label()).isEqualTo("101"));
        assertThat(OFFICE.call(() -> lodgings.letShare(mother, List.of(UUID.randomUUID()), "未满14岁"))).satisfies(refused("ROM-009", "household"));
        assertThat(OFFICE.call(() -> lodgings.letShare(mother, List.of(child), ""))).satisfies(refused("ROM-005", "sharing"));
        done(OFFICE.call(() -> lodgings.letShare(mother, List.of(child), "未满14岁, 需母亲照料")));
        done(OFFICE.call(() -> desk.transfer(child, room("101"), "需要无障碍")));
        RoomDesk.Given given = done(OFFICE.call(() -> desk.transfer(mother, null, "照料孩子")));
        assertThat(given.label()).isEqualTo("101");
        assertThat(given.bed()).isEqualTo(2);
        assertThat(OFFICE.call(() -> lodgings.endSharing(mother))).satisfies(refused("ROM-006", "move them apart"));
        assertThat(OFFICE.call(() -> sites.putRooms(site, new SiteDesk.RoomsForm(1, 1, 1, 1, false, Set.of(), null)))).satisfies(refused("ROM-006", "family"));
        done(OFFICE.call(() -> desk.transfer(mother, room("103"), "孩子已有人照料")));
        done(OFFICE.call(() -> lodgings.endSharing(child)));
    }

    @Test
    void aSiteTakesNoMoreThanItsCapacity() {
        done(OFFICE.call(() -> sites.setCapacity(site, 1)));
        UUID first = guest();
        UUID second = guest();
        assertThat(List.of(label(first), label(second))).containsExactlyInAnyOrder("201", "—");
        assertThat(OFFICE.call(() -> desk.give(second, null))).satisfies(refused("ROM-004", "不空"));
        assertThat(OFFICE.call(() -> desk.preview())).singleElement().satisfies(one -> assertThat(one.guest().id()).isEqualTo(second.toString()));
        done(OFFICE.call(() -> desk.transfer(first, room("202"), "换房不增加人数")));
    }

    @Test
    void tellsAllThatIsWrongWithANewSiteAtOnce() {
        RoomAnswer<UUID> answer = OFFICE.call(() -> sites.open(new SiteDesk.SiteForm(" ", "500118", null, null, null, null, 0, 0, 100)));
        assertThat(((RoomAnswer.Refused<UUID>) answer).faults()).extracting(fault -> fault.field()).containsExactlyInAnyOrder("region", "name", "chief", "purpose", "floors", "rooms_per_floor", "capacity");
        Jurisdiction elsewhere = new Jurisdiction("elsewhere", org.zerospread.engine.region.RegionCode.parse("500118").range());
        assertThat(elsewhere.call(() -> sites.setCapacity(site, 5))).satisfies(refused("ROM-001", "no such site"));
        assertThat(elsewhere.call(() -> keeping.close(new RoomKeeping.ClosureDraft(site, null, null, TODAY, null, "x")))).satisfies(refused("ROM-001", "no such site"));
    }

    @Test
    void zonesAndPassages() {
        UUID clean = done(OFFICE.call(() -> sites.addZone(site, "清洁区", SiteDesk.Grade.CLEAN)));
        UUID dirty = done(OFFICE.call(() -> sites.addZone(site, "污染区", SiteDesk.Grade.CONTAMINATED)));
        done(OFFICE.call(() -> sites.addPassage(site, "工作人员通道", clean, dirty, SiteDesk.UsedBy.STAFF)));
        assertThat(OFFICE.call(() -> sites.addZone(site, "清洁区", SiteDesk.Grade.SEMI))).satisfies(refused("ROM-009", "no other zone"));
        assertThat(OFFICE.call(() -> sites.addPassage(site, "回头路", clean, clean, SiteDesk.UsedBy.STAFF))).satisfies(refused("ROM-009", "two different zones"));
        done(OFFICE.call(() -> sites.putRooms(site, new SiteDesk.RoomsForm(3, 1, 2, 1, false, Set.of(), dirty))));
        assertThat(count("select count(*) from quarantine.room where site_id = ? and zone_id = ?", site, dirty)).isEqualTo(2);
    }
}
