package org.zerospread.app.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// What is measured in quarantine is taken once, in any order, or told why not; and nothing of it is lost.
class ObservationsTest extends SmallDistrict {

    private static final LocalDate STARTED = LocalDate.parse("2020-02-05");

    @Autowired
    Stays stays;

    @Autowired
    Observations observations;

    private PersonId guest() {
        PersonId person = somebody();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), person, StayReason.CLOSE_CONTACT, STARTED))));
        return person;
    }

    private Observations.Receipt record(ObservationDraft... drafts) {
        return OFFICE.call(() -> observations.record(List.of(drafts)));
    }

    private static ObservationDraft of(PersonId person, String at, int tenths) {
        return new ObservationDraft(UUID.randomUUID(), person, Instant.parse(at), (short) tenths, 0, null);
    }

    @Test
    void takesAnObservationOnceHoweverOftenItIsSent() {
        PersonId person = guest();
        ObservationDraft draft = of(person, "2020-02-10T00:30:00Z", 365);
        assertThat(record(draft)).isEqualTo(new Observations.Receipt(1, 0, List.of()));
        assertThat(record(draft, draft)).isEqualTo(new Observations.Receipt(0, 2, List.of()));
        assertThat(count("select count(*) from quarantine.observation where person_id = ? and temperature_tenths = 365 and taken_on = '2020-02-10'", person.value())).isEqualTo(1);
    }

    @Test
    void takesWhatComesOutOfOrder() {
        PersonId person = guest();
        assertThat(record(of(person, "2020-02-10T00:30:00Z", 365)).taken()).isEqualTo(1);
        assertThat(record(of(person, "2020-02-06T00:30:00Z", 366), of(person, "2020-02-05T00:30:00Z", 367)).taken()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2020-02-04T10:00:00Z, 365, STY-002", "2020-02-10T02:00:01Z, 365, STY-004", "2020-02-09T10:00:00Z, 444, STY-005", "2020-02-09T10:00:00Z, 36, STY-005"})
    void refusesWithItsReasonAndSetsAside(String at, int tenths, String code) {
        PersonId person = guest();
        ObservationDraft draft = of(person, at, tenths);
        assertThat(record(draft).refused()).singleElement().satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThat(record(draft).refused()).hasSize(1);
        assertThat(count("select count(*) from quarantine.set_aside where id = ? and code = ? and temperature_tenths = ? and settled_at is null", draft.id(), code, tenths)).isEqualTo(1);
        assertThat(count("select count(*) from quarantine.observation where person_id = ?", person.value())).isZero();
    }

    @Test
    void whatWasDatedInTheFutureIsTakenOnceItsTimeHasCome() {
        PersonId person = guest();
        ObservationDraft draft = of(person, "2020-02-10T03:00:00Z", 365);
        assertThat(record(draft).refused()).hasSize(1);
        clock.hold(NOW.plus(Duration.ofHours(2)));
        assertThat(record(draft).taken()).isEqualTo(1);
        assertThat(count("select count(*) from quarantine.set_aside where id = ? and settled_at is not null", draft.id())).isEqualTo(1);
    }

    @Test
    void saysThatATemperatureIsInFahrenheit() {
        assertThat(record(of(guest(), "2020-02-10T00:00:00Z", 986)).refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("STY-005");
            assertThat(refusal.zh()).contains("98.6", "37.0 ℃");
        });
    }

    @Test
    void refusesWhatIsAfterTheEndAndWhoIsInNoQuarantine() {
        PersonId person = guest();
        OFFICE.run(() -> stays.breakOff(List.of(person), LocalDate.parse("2020-02-08"), "CASE_CONFIRMED"));
        assertThat(record(of(person, "2020-02-08T04:00:00Z", 365)).taken()).as("its last day").isEqualTo(1);
        assertThat(record(of(person, "2020-02-09T04:00:00Z", 365)).refused()).extracting(Observations.Refusal::code).containsExactly("STY-003");
        assertThat(record(of(somebody(), "2020-02-09T04:00:00Z", 365), of(new PersonId(UUID.randomUUID()), "2020-02-09T04:00:00Z", 365)).refused())
                .extracting(Observations.Refusal::code).containsExactly("STY-001", "STY-001");
        assertThat(record(new ObservationDraft(UUID.randomUUID(), guest(), NOW, null, 0, " ")).refused()).extracting(Observations.Refusal::code).containsExactly("STY-006");
    }

    @Test
    void aCorrectionIsARecordOfItsOwnAndOnlyOfTheSameStay() {
        PersonId person = guest();
        ObservationDraft wrong = of(person, "2020-02-10T00:30:00Z", 395);
        record(wrong);
        assertThat(record(new ObservationDraft(UUID.randomUUID(), person, wrong.takenAt(), (short) 365, 0, null, wrong.id())).taken()).isEqualTo(1);
        assertThat(record(new ObservationDraft(UUID.randomUUID(), guest(), wrong.takenAt(), (short) 365, 0, null, wrong.id())).refused()).extracting(Observations.Refusal::code).containsExactly("STY-007");
        assertThat(count("select count(*) from quarantine.observation where person_id = ?", person.value())).isEqualTo(2);
    }

    @Test
    void anotherTownRecordsNothingHere() {
        PersonId person = guest();
        Observations.Receipt receipt = new Jurisdiction("elsewhere", RegionCode.parse("500153106").range()).call(() -> observations.record(List.of(of(person, "2020-02-10T00:30:00Z", 365))));
        assertThat(receipt.refused()).extracting(Observations.Refusal::code).containsExactly("STY-001");
        assertThat(count("select count(*) from quarantine.observation where person_id = ?", person.value())).isZero();
    }
}
