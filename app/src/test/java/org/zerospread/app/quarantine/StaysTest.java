package org.zerospread.app.quarantine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.surveillance.TestDesk;
import org.zerospread.app.surveillance.TestDraft;
import org.zerospread.engine.allocation.SitePurpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Stays follow their plans, and a room has one guest a night.
class StaysTest extends SmallDistrict {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    @Autowired
    Stays stays;

    @Autowired
    Rooms rooms;

    @Autowired
    TestDesk tests;

    /// Negative results of samples taken on days.
    private void negative(PersonId person, String... days) {
        clock.hold(Instant.parse("2020-04-01T02:00:00Z"));
        OFFICE.run(() -> tests.record(Arrays.stream(days).map(day -> new TestDraft(UUID.randomUUID(), person, TestDraft.Method.PCR, TestDraft.Purpose.QUARANTINE,
                Instant.parse(day + "T02:00:00Z"), TestDraft.Result.NEGATIVE, Instant.parse(day + "T08:00:00Z"))).toList()));
        clock.hold(NOW);
    }

    private Stays.Receipt open(List<PersonId> people, StayReason reason) {
        return OFFICE.call(() -> stays.open(people.stream().map(person -> new StayDraft(UUID.randomUUID(), person, reason, TODAY)).toList()));
    }

    @Test
    void takesADouble14StayThroughBothStagesAndReleasesItWhenEveryTestIsIn() {
        PersonId person = somebody();
        open(List.of(person), StayReason.CLOSE_CONTACT);
        OFFICE.run(() -> stays.advance(LocalDate.parse("2020-02-23")));
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and place = 'CENTRAL'", person.value())).isEqualTo(1);
        OFFICE.run(() -> stays.advance(LocalDate.parse("2020-02-24")));
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and place = 'HOME'", person.value())).isEqualTo(1);
        assertThat(OFFICE.call(() -> stays.advance(LocalDate.parse("2020-03-09")))).as("tests are wanting").isEmpty();
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and state = 'RUNNING' and missing @> array['TEST 2020-03-08 PCR']", person.value())).isEqualTo(1);
        negative(person, "2020-02-16", "2020-02-23", "2020-02-27", "2020-03-08");
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and state = 'RELEASED' and ended_on = '2020-03-09' and missing = '{}'", person.value())).isEqualTo(1);
        assertThat(OFFICE.call(() -> stays.advance(LocalDate.parse("2020-03-10")))).isEmpty();
        assertThat(count("select count(*) from quarantine.stage_run r join quarantine.stay s on s.id = r.stay_id where s.person_id = ? and r.to_on is not null", person.value())).isEqualTo(2);
    }

    @Test
    void keepsEveryStageOnRecordWhenTheRoundWasMissedForWeeks() {
        PersonId person = somebody();
        open(List.of(person), StayReason.CLOSE_CONTACT);
        OFFICE.run(() -> stays.advance(LocalDate.parse("2020-04-01")));
        assertThat(count("select count(*) from quarantine.stage_run r join quarantine.stay s on s.id = r.stay_id where s.person_id = ?", person.value())).isEqualTo(2);
        assertThat(count("select count(*) from quarantine.stage_run r join quarantine.stay s on s.id = r.stay_id where s.person_id = ? and r.place = 'HOME' and from_on = '2020-02-24' and to_on is null",
                person.value())).isEqualTo(1);
    }

    private void contactOf(PersonId ill, String disease, PersonId contact, int degree) {
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                with ill as (
                    insert into surveillance.case_file (id, number, person_id, region, state, state_since, disease, recorded_at)
                    values (gen_random_uuid(), :number, :ill, :region, 'CONFIRMED', :at, :disease, :at) returning id
                )
                insert into surveillance.contact (id, case_id, person_id, region, degree, setting, last_exposure, recorded_at, recorded_by)
                select gen_random_uuid(), id, :contact, :region, :degree, '牌友', '2020-02-09', :at, 'office' from ill
                """).param("number", "t-" + ill).param("ill", ill.value()).param("region", GRID.value()).param("disease", disease).param("contact", contact.value()).param("degree", degree)
                .param("at", NOW.atOffset(java.time.ZoneOffset.UTC)).update()));
    }

    @Test
    void aContactOfAContactGetsThePlanForSuchPeople() {
        PersonId second = somebody();
        contactOf(somebody(), "covid-19", second, 2);
        open(List.of(second), StayReason.CLOSE_CONTACT);
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and plan_code = 'home-14'", second.value())).isEqualTo(1);
    }

    @Test
    void aContactOfMeaslesGetsThePlanOfThatDisease() {
        PersonId contact = somebody();
        contactOf(somebody(), "measles", contact, 1);
        open(List.of(contact), StayReason.CLOSE_CONTACT);
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and plan_code = 'measles-21'", contact.value())).isEqualTo(1);
    }

    @Test
    void leavesARunningStayAlone() {
        PersonId person = somebody();
        assertThat(open(List.of(person), StayReason.CLOSE_CONTACT).opened()).isEqualTo(1);
        assertThat(open(List.of(person), StayReason.KEY_AREA_ARRIVAL)).isEqualTo(new Stays.Receipt(0, 1, 0));
    }

    @Test
    void givesEachGuestARoomOfHisOwnWhenManyClerksAllocateAtOnce() throws InterruptedException {
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(UUID.randomUUID(), GRID, "试点", SitePurpose.CONTACTS, TODAY, 60, "点长")));
        List<PersonId> people = IntStream.range(0, 40).mapToObj(n -> somebody()).toList();
        try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            people.forEach(person -> clerks.submit(() -> open(List.of(person), StayReason.CLOSE_CONTACT)));
        }
        UUID[] ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
        long guests = OFFICE.call(() -> transaction.execute(status -> sql.sql("""
                select count(distinct n.room_id) from quarantine.room_night n join quarantine.stay s on s.id = n.stay_id where s.person_id = any(:people)
                """).param("people", ids).query(Long.class).single()));
        assertThat(guests).isEqualTo(40);
    }

    @Test
    void theDatabaseRefusesASecondGuestOnTheSameNight() {
        OFFICE.run(() -> rooms.open(new Rooms.SiteDraft(UUID.randomUUID(), GRID, "单间", SitePurpose.REHAB, TODAY, 1, "点长")));
        PersonId first = somebody();
        open(List.of(first), StayReason.CASE_DISCHARGED);
        PersonId second = somebody();
        open(List.of(second), StayReason.CASE_DISCHARGED);
        assertThatThrownBy(() -> OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into quarantine.room_night (stay_id, room_id, region, nights, recorded_at)
                select s.id, n.room_id, s.region, n.nights, now() from quarantine.stay s, quarantine.room_night n join quarantine.stay f on f.id = n.stay_id
                where s.person_id = :second and f.person_id = :first
                """).param("second", second.value()).param("first", first.value()).update()))).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void refusesAPlanChangeThatDoesNotBeginTheSame() {
        assertThatThrownBy(() -> OFFICE.run(() -> stays.changePlan("home-14", "double-14", TODAY))).isInstanceOf(IllegalArgumentException.class);
    }
}
