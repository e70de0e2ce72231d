package org.zerospread.app.surveillance;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.PersonId;

import static org.assertj.core.api.Assertions.assertThat;

/// The states of a case, and what they mean for quarantine in the same transaction.
class CaseDeskTest extends SmallDistrict {

    @Autowired
    CaseDesk desk;

    @Autowired
    ContactDesk contacts;

    private static String refusal(CaseAnswer answer) {
        return answer instanceof CaseAnswer.Refused refused ? refused.code() : "done";
    }

    private CaseAnswer confirm(PersonId person) {
        return OFFICE.call(() -> desk.confirm(person, Source.IMPORTED, null, NOW.minus(Duration.ofHours(1)), null));
    }

    @Test
    void leadsACaseThroughItsStates() {
        PersonId person = somebody();
        OFFICE.run(() -> {
            assertThat(refusal(desk.suspect(person, LocalDate.parse("2020-02-08"), NOW.minus(Duration.ofHours(9)), null))).isEqualTo("done");
            assertThat(refusal(desk.confirm(person, Source.IMPORTED, null, NOW.minus(Duration.ofHours(5)), null))).isEqualTo("done");
            assertThat(refusal(desk.advance(person, CaseState.DISCHARGED, NOW.minus(Duration.ofHours(3)), null))).isEqualTo("done");
            assertThat(refusal(desk.advance(person, CaseState.REPOSITIVE, NOW.minus(Duration.ofHours(2)), null))).isEqualTo("done");
            assertThat(refusal(desk.advance(person, CaseState.DISCHARGED, NOW.minus(Duration.ofHours(1)), null))).isEqualTo("done");
            assertThat(refusal(desk.advance(person, CaseState.CLOSED, NOW, null))).isEqualTo("done");
        });
        assertThat(count("select count(*) from surveillance.case_event where person_id = ?", person.value())).isEqualTo(6);
    }

    @Test
    void refusesAStepThatCannotFollow() {
        PersonId person = somebody();
        confirm(person);
        assertThat(refusal(OFFICE.call(() -> desk.advance(person, CaseState.EXCLUDED, NOW, null)))).isEqualTo("CAS-002");
        assertThat(refusal(OFFICE.call(() -> desk.advance(person, CaseState.CLOSED, NOW, null)))).isEqualTo("CAS-002");
    }

    @Test
    void refusesASecondOpenCase() {
        PersonId person = somebody();
        confirm(person);
        assertThat(refusal(OFFICE.call(() -> desk.suspect(person, null, NOW, null)))).isEqualTo("CAS-003");
    }

    @Test
    void refusesAnUnknownPersonAndAWrongTime() {
        assertThat(refusal(confirm(new PersonId(UUID.randomUUID())))).isEqualTo("CAS-004");
        PersonId person = somebody();
        assertThat(refusal(OFFICE.call(() -> desk.suspect(person, null, NOW.plusSeconds(1), null)))).isEqualTo("CAS-005");
        confirm(person);
        assertThat(refusal(OFFICE.call(() -> desk.advance(person, CaseState.DISCHARGED, NOW.minus(Duration.ofDays(1)), null)))).isEqualTo("CAS-005");
        assertThat(refusal(OFFICE.call(() -> desk.advance(somebody(), CaseState.DISCHARGED, NOW, null)))).isEqualTo("CAS-001");
    }

    @Test
    void aContactOfACaseBeginsTheStagedPlanAtOnce() {
        PersonId index = somebody();
        PersonId contact = somebody();
        CaseAnswer.Done opened = (CaseAnswer.Done) confirm(index);
        OFFICE.run(() -> contacts.register(opened.caseId(), List.of(contact), LocalDate.parse("2020-02-09"), "聚餐"));
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and state = 'RUNNING' and plan_code = 'double-14' and place = 'CENTRAL'", contact.value())).isEqualTo(1);
    }

    @Test
    void aContactWhoBecomesACaseLeavesHisPlan() {
        PersonId index = somebody();
        PersonId contact = somebody();
        CaseAnswer.Done opened = (CaseAnswer.Done) confirm(index);
        OFFICE.run(() -> contacts.register(opened.caseId(), List.of(contact), LocalDate.parse("2020-02-09"), "聚餐"));
        confirm(contact);
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and state = 'BROKEN_OFF'", contact.value())).isEqualTo(1);
        OFFICE.run(() -> contacts.releaseDue(LocalDate.parse("2020-02-10")));
        assertThat(count("select count(*) from surveillance.contact where person_id = ? and release_reason = 'BECAME_CASE'", contact.value())).isEqualTo(1);
    }

    @Test
    void aContactIsReleasedOnTheDayAfterFourteenFullDays() {
        PersonId contact = somebody();
        CaseAnswer.Done opened = (CaseAnswer.Done) confirm(somebody());
        OFFICE.run(() -> contacts.register(opened.caseId(), List.of(contact), LocalDate.parse("2020-02-09"), "同车"));
        OFFICE.run(() -> contacts.releaseDue(LocalDate.parse("2020-02-23")));
        assertThat(count("select count(*) from surveillance.contact where person_id = ? and released_on is null", contact.value())).isEqualTo(1);
        OFFICE.run(() -> contacts.releaseDue(LocalDate.parse("2020-02-24")));
        assertThat(count("select count(*) from surveillance.contact where person_id = ? and released_on = '2020-02-24'", contact.value())).isEqualTo(1);
    }
}
