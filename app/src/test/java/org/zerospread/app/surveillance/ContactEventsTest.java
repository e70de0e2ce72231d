package org.zerospread.app.surveillance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.PersonId;

import static org.assertj.core.api.Assertions.assertThat;

/// All who were at one occasion in one step; degrees, prolonged exposures, and what goes with a contact who falls ill.
class ContactEventsTest extends SmallDistrict {

    private static final Instant FROM = Instant.parse("2020-02-08T10:00:00Z");

    @Autowired
    CaseDesk desk;

    @Autowired
    ContactEvents events;

    @Autowired
    CaseFigures figures;

    private CaseId confirmed(PersonId person) {
        return switch (OFFICE.call(() -> desk.confirm(person, Source.IMPORTED, LocalDate.parse("2020-02-07"), NOW.minus(Duration.ofHours(5)), null))) {
            case CaseAnswer.Done(CaseId caseId) -> caseId;
            case CaseAnswer.Refused refused -> throw new AssertionError(refused);
        };
    }

    private ContactEvent meal(CaseId caseId, int degree, @Nullable UUID through, String lines, PersonId... picked) {
        return new ContactEvent(caseId, ExposureSetting.MEAL, ExposureMode.FACE_TO_FACE, "某酒楼", FROM, FROM.plus(Duration.ofHours(2)), degree, through, "同桌", null, lines, List.of(picked));
    }

    private String register(ContactEvent event) {
        return switch (OFFICE.call(() -> events.register(event))) {
            case ContactEvents.Answer.Done(UUID id, int fresh, int prolonged, int known) -> fresh + " fresh " + prolonged + " prolonged " + known + " known";
            case ContactEvents.Answer.Refused(var faults) -> String.join(" ", faults.stream().map(fault -> fault.code()).toList());
        };
    }

    private @Nullable String text(String query, Object... values) {
        return OFFICE.call(() -> transaction.execute(status -> sql.sql(query).params(values).query((row, index) -> row.getString(1)).list())).getFirst();
    }

    private UUID contact(CaseId caseId, PersonId person) {
        return UUID.fromString(String.valueOf(text("select id::text from surveillance.contact where case_id = ? and person_id = ?", caseId.value(), person.value())));
    }

    private static String phone() {
        return "138" + "%08d".formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 100_000_000L));
    }

    @Test
    void aDinnerIsRegisteredInOneStep() {
        CaseId caseId = confirmed(somebody());
        PersonId kin = somebody();
        String phone = phone();
        String lines = "陈某某, " + phone + ", 同事\n\n林某某\t亲属\n陈某某, " + phone + ", 同事\n";
        assertThat(register(meal(caseId, 1, null, lines, kin))).isEqualTo("3 fresh 0 prolonged 0 known");
        assertThat(count("select count(*) from surveillance.contact where case_id = ? and exposed_from = '2020-02-08T10:00:00Z' and exposed_until = '2020-02-08T12:00:00Z' and mode = 'FACE_TO_FACE' and last_exposure = '2020-02-08'",
                caseId.value())).isEqualTo(3);
        assertThat(text("select string_agg(relation, ' ' order by relation) from surveillance.contact where case_id = ?", caseId.value())).contains("亲属", "同事", "同桌");
        assertThat(count("select count(*) from quarantine.stay s join surveillance.contact k on k.person_id = s.person_id where k.case_id = ? and s.state = 'RUNNING' and s.plan_code = 'double-14'", caseId.value())).isEqualTo(3);
        assertThat(count("select count(distinct event_id) from surveillance.contact where case_id = ?", caseId.value())).isEqualTo(1);
        assertThat(register(meal(caseId, 1, null, lines, kin))).as("the same again").isEqualTo("0 fresh 0 prolonged 3 known");
    }

    @Test
    void oneFaultAndNobodyIsRegistered() {
        CaseId caseId = confirmed(somebody());
        long persons = count("select count(*) from person.person");
        assertThat(register(meal(caseId, 1, null, "陈某某, 138001380\n, 13800138000\n王某, 同事, 同乡, 朋友"))).isEqualTo("CON-002 CON-001 CON-003 CON-003");
        assertThat(register(meal(caseId, 1, null, "   "))).isEqualTo("CON-004");
        assertThat(register(meal(new CaseId(UUID.randomUUID()), 1, null, "陈某某"))).isEqualTo("CAS-001");
        assertThat(register(new ContactEvent(caseId, ExposureSetting.MEAL, ExposureMode.CARE, " ", NOW, NOW.minusSeconds(60), 1, null, null, null, "陈某某", List.of()))).isEqualTo("CAS-005 CAS-006");
        assertThat(count("select count(*) from person.person")).isEqualTo(persons);
        assertThat(count("select count(*) from surveillance.exposure_event where case_id = ?", caseId.value())).isZero();
    }

    @Test
    void theSecondDegreeNeedsTheContactThroughWhom() {
        CaseId caseId = confirmed(somebody());
        PersonId first = somebody();
        PersonId second = somebody();
        register(meal(caseId, 1, null, "", first));
        assertThat(register(meal(caseId, 2, null, "", second))).isEqualTo("CON-005");
        assertThat(register(meal(caseId, 2, UUID.randomUUID(), "", second))).isEqualTo("CON-005");
        assertThat(register(meal(caseId, 2, contact(caseId, first), "", second))).isEqualTo("1 fresh 0 prolonged 0 known");
        assertThat(text("select plan_code from quarantine.stay where person_id = ? and state = 'RUNNING'", second.value())).as("the plan of the second degree").isEqualTo("home-14");
        assertThat(register(meal(caseId, 2, contact(caseId, second), "", somebody()))).as("through the second degree").isEqualTo("CON-005");
    }

    @Test
    void whoMetTheCaseAfterAllIsOfTheFirstDegreeFromThenOn() {
        CaseId caseId = confirmed(somebody());
        PersonId first = somebody();
        PersonId second = somebody();
        register(meal(caseId, 1, null, "", first));
        register(meal(caseId, 2, contact(caseId, first), "", second));
        int before = OFFICE.call(() -> figures.contactsCurrent(DISTRICT.range(), LocalDate.parse("2020-02-10"), NOW));
        clock.hold(NOW.plus(Duration.ofHours(1)));
        assertThat(register(meal(caseId, 1, null, "", second))).isEqualTo("0 fresh 1 prolonged 0 known");
        assertThat(text("select degree || ' ' || (through_id is null) from surveillance.contact where id = ?", contact(caseId, second))).isEqualTo("1 true");
        assertThat(OFFICE.call(() -> figures.contactsCurrent(DISTRICT.range(), LocalDate.parse("2020-02-10"), NOW))).as("as known before").isEqualTo(before);
        assertThat(OFFICE.call(() -> figures.contactsCurrent(DISTRICT.range(), LocalDate.parse("2020-02-10"), clock.instant()))).isEqualTo(before + 1);
        assertThat(text("select plan_code from quarantine.stay where person_id = ? and state = 'RUNNING'", second.value())).isEqualTo("double-14");
    }

    @Test
    void aLaterExposureProlongsTheObservation() {
        CaseId caseId = confirmed(somebody());
        PersonId person = somebody();
        register(meal(caseId, 1, null, "", person));
        ContactEvent ward = new ContactEvent(caseId, ExposureSetting.WARD, ExposureMode.CARE, "内科 3 病区", NOW.minus(Duration.ofHours(20)), NOW.minus(Duration.ofHours(10)), 1, null, null, null, "", List.of(person));
        assertThat(register(ward)).isEqualTo("0 fresh 1 prolonged 0 known");
        assertThat(text("select last_exposure::text || ' ' || exposed_from::date::text from surveillance.contact where id = ?", contact(caseId, person))).isEqualTo("2020-02-10 2020-02-08");
        assertThat(count("select count(*) from quarantine.stay where person_id = ?", person.value())).as("the plan begins anew").isEqualTo(2);
    }

    @Test
    void whatIsKnownOfAContactGoesWithHimIntoHisCase() {
        PersonId source = somebody();
        CaseId caseId = confirmed(source);
        PersonId first = somebody();
        PersonId second = somebody();
        register(meal(caseId, 1, null, "", first));
        register(meal(caseId, 2, contact(caseId, first), "", second));
        CaseId own = confirmed(first);
        assertThat(text("select exposed_from::text || ' ' || exposed_to::text || ' ' || infector_case::text from surveillance.case_file where id = ?", own.value())).isEqualTo("2020-02-08 2020-02-08 " + caseId);
        assertThat(text("select infected_by from surveillance.case_file where id = ?", own.value())).contains("聚餐", "某酒楼", String.valueOf(text("select number from surveillance.case_file where id = ?", caseId.value())));
        assertThat(text("select became_case::text from surveillance.contact where id = ?", contact(caseId, first))).isEqualTo(own.toString());
        CaseId next = confirmed(second);
        assertThat(text("select infector_case::text from surveillance.case_file where id = ?", next.value())).as("the one whom he met has a case by now").isEqualTo(own.toString());
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and state = 'BROKEN_OFF'", first.value())).isEqualTo(1);
    }
}
