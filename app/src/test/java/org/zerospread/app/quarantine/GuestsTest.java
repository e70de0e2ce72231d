package org.zerospread.app.quarantine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.TestDraft;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A site chief cares for guests registered in other towns, for as long as they are his guests.
class GuestsTest extends SmallDistrict {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");
    private static final RegionCode TOWN = RegionCode.parse("500153001");
    private static final Jurisdiction CHIEF = new Jurisdiction("chief", TOWN.range());
    private static final Jurisdiction NEIGHBOUR = new Jurisdiction("neighbour", RegionCode.parse("500153002").range());

    @Autowired
    Stays stays;
    @Autowired
    Rooms rooms;
    @Autowired
    DayWork work;
    @Autowired
    TemperatureSheet sheets;
    @Autowired
    DutyDesk desk;
    @Autowired
    RoomDesk clerk;
    @Autowired
    WatchRota watch;
    @Autowired
    StayRecount check;
    @Autowired
    PersonRegister register;

    private UUID site = new UUID(0, 0);

    @BeforeEach
    void openASite() {
        emptyQuarantine();
        site = UUID.randomUUID();
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(site, TOWN, "外镇点" + site, SitePurpose.CONTACTS, TODAY, 3, "点长")));
    }

    private UUID open(PersonId person) {
        UUID stay = UUID.randomUUID();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(stay, person, StayReason.CLOSE_CONTACT, TODAY))));
        return stay;
    }

    private List<DayWork.Item> seenBy(Jurisdiction who) {
        return who.call(() -> work.list(new DayWork.Filter(who.range(), null, site, null, null), null, 100));
    }

    private long personsSeenBy(Jurisdiction who, PersonId person) {
        return who.call(() -> transaction.execute(status -> sql.sql("select count(*) from person.person where id = :id").param("id", person.value()).query(Long.class).single()));
    }

    @Test
    void hisGuestsAreOnHisListAndSheetAndOnNobodyElses() {
        PersonId guest = somebody();
        UUID stay = open(guest);
        assertThat(seenBy(CHIEF)).extracting(DayWork.Item::stay).containsOnly(stay);
        assertThat(seenBy(NEIGHBOUR)).isEmpty();
        assertThat(personsSeenBy(NEIGHBOUR, guest)).isZero();
        TemperatureSheet.Which sheet = new TemperatureSheet.Which(site, null, TOWN.range(), TODAY);
        assertThat(CHIEF.call(() -> sheets.fill(sheet, Map.of(stay + "_1", "36.5"))).saved()).isEqualTo(1);
        RoomAnswer<RoomDesk.Given> moved = CHIEF.call(() -> clerk.transfer(stay, null, "靠近医生"));
        assertThat(moved).as(moved.toString()).isInstanceOf(RoomAnswer.Done.class);
        assertThat(count("select count(*) from quarantine.observation where stay_id = ? and region = " + GRID.value(), stay)).isEqualTo(1);
    }

    @Test
    void hisSampleAndItsResultAreTakenAndTheStayIsComputedFromAllThatIsKnown() {
        UUID stay = open(somebody());
        clock.hold(Instant.parse("2020-02-16T02:00:00Z"));
        assertThat(CHIEF.call(() -> desk.sampled(List.of(stay))).taken()).isEqualTo(1);
        assertThat(CHIEF.call(() -> desk.resulted(stay, TestDraft.Result.NEGATIVE)).taken()).isEqualTo(1);
        assertThat(OFFICE.call(check::run).differences()).filteredOn(difference -> difference.stay().equals(stay)).isEmpty();
    }

    @Test
    void whoHasLeftIsNotSeenAnyMore() {
        PersonId guest = somebody();
        open(guest);
        assertThat(personsSeenBy(CHIEF, guest)).isEqualTo(1);
        clock.hold(Instant.parse("2020-02-25T02:00:00Z"));
        OFFICE.run(() -> stays.advance(LocalDate.parse("2020-02-25")));
        assertThat(personsSeenBy(CHIEF, guest)).as("the day after, for what is still to be written down").isEqualTo(1);
        clock.hold(Instant.parse("2020-02-27T02:00:00Z"));
        assertThat(personsSeenBy(CHIEF, guest)).isZero();
        assertThat(seenBy(CHIEF)).isEmpty();
    }

    @Test
    void aPositiveEnteredAtTheSiteReachesHouseholdAndStaffOfOtherTowns() {
        List<PersonId> family = family(new HouseholdId(UUID.randomUUID()), 2);
        PersonId medic = new PersonId(UUID.randomUUID());
        OFFICE.run(() -> register.takePersons(List.of(new PersonDraft(medic, GRID, null, "诸葛青", null, null, null, "13800138222", null))));
        UUID stay = open(family.getFirst());
        WatchRota.Slot slot = OFFICE.call(() -> {
            watch.putUsualSlots(site);
            return watch.listSlots(site, TODAY).stream().filter(one -> one.post() == WatchRota.Post.MEDIC && one.starts().equals(LocalTime.of(8, 0))).findFirst().orElseThrow();
        });
        assertThat(CHIEF.call(() -> watch.name(slot.id(), TODAY.plusDays(3), "诸葛青", "13900000000"))).as("not in the register").isInstanceOf(RoomAnswer.Refused.class);
        assertThat(CHIEF.call(() -> watch.name(slot.id(), TODAY.plusDays(3), "诸葛青", "138 0013 8222"))).isInstanceOf(RoomAnswer.Done.class);
        clock.hold(Instant.parse("2020-02-16T02:00:00Z"));
        CHIEF.run(() -> desk.sampled(List.of(stay)));
        CHIEF.run(() -> desk.resulted(stay, TestDraft.Result.POSITIVE));
        assertThat(count("select count(*) from surveillance.case_file where person_id = ? and state = 'CONFIRMED'", family.getFirst().value())).isEqualTo(1);
        assertThat(count("select count(*) from quarantine.replanned where source_stay = ? and person_id = ? and contact_group = 'STAFF' and last_exposure = '2020-02-13' and to_stay is not null",
                stay, medic.value())).isEqualTo(1);
        long seen = CHIEF.call(() -> transaction.execute(status -> sql.sql("select store.high() - store.low()").query(Long.class).single()));
        assertThat(seen).as("his range is his own again").isEqualTo(TOWN.range().high() - TOWN.range().low());
    }
}
