package org.zerospread.app.grading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.ArrivalDraft;
import org.zerospread.app.person.Arrivals;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Transport;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A plan that runs stays as it was ordered; where the matrix asks for another one, or for one that nobody ordered, it is listed.
class PlanDifferencesTest extends SmallDistrict {

    private static final LocalDate TODAY = LocalDate.of(2020, 2, 10);

    @Autowired
    PlanDifferences differences;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Stays stays;

    private PersonId fromWuhan() {
        PersonId person = somebody();
        OFFICE.run(() -> arrivals.register(List.of(new ArrivalDraft(UUID.randomUUID(), person, GRID, RegionCode.parse("420100"), null, Instant.parse("2020-02-10T01:00:00Z"), Transport.CAR, null,
                FoundBy.SCREENING, List.of(), List.of()))));
        return person;
    }

    private void quarantine(PersonId person, StayReason reason) {
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), person, reason, TODAY))));
    }

    private List<UUID> listed(List<PlanDifferences.Line> lines) {
        return lines.stream().map(PlanDifferences.Line::person).toList();
    }

    @Test
    void whoRunsThePlanThatIsAskedIsNotListed() {
        PersonId person = fromWuhan();
        quarantine(person, StayReason.KEY_AREA_ARRIVAL);
        assertThat(listed(OFFICE.call(differences::others))).doesNotContain(person.value());
        assertThat(listed(OFFICE.call(differences::without))).doesNotContain(person.value());
    }

    @Test
    void whoRunsAnotherPlanThanIsAskedIsListedWithTheRows() {
        PersonId person = somebody();
        quarantine(person, StayReason.KEY_AREA_ARRIVAL);
        assertThat(OFFICE.call(differences::others)).filteredOn(line -> line.person().equals(person.value())).singleElement().satisfies(line -> {
            assertThat(line.plan()).isEqualTo("double-14");
            assertThat(line.answer().value("plan")).isEqualTo("none");
            assertThat(line.answer().rows()).extracting(fired -> fired.row().id()).containsExactly("R7");
            assertThat(line.since()).isEqualTo(TODAY);
        });
    }

    @Test
    void whoShouldBeInQuarantineAndIsNotIsListed() {
        PersonId person = fromWuhan();
        assertThat(OFFICE.call(differences::without)).filteredOn(line -> line.person().equals(person.value())).singleElement()
                .satisfies(line -> assertThat(line.answer().value("plan")).isEqualTo("double-14"));
        quarantine(person, StayReason.KEY_AREA_ARRIVAL);
        assertThat(listed(OFFICE.call(differences::without))).doesNotContain(person.value());
    }

    @Test
    void contactsAreNoneOfTheMatrixs() {
        PersonId person = somebody();
        quarantine(person, StayReason.CLOSE_CONTACT);
        assertThat(listed(OFFICE.call(differences::others))).doesNotContain(person.value());
    }
}
