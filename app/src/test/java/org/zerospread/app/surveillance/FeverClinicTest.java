package org.zerospread.app.surveillance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.triage.Exposure;
import org.zerospread.engine.triage.Symptom;

import static org.assertj.core.api.Assertions.assertThat;

/// The fever clinic: the desk, the way through it, the clock of the report, and how a suspicion ends.
class FeverClinicTest extends SmallDistrict {

    private static final TriageAnswers ILL_FROM_WUHAN = new TriageAnswers(RegionCode.parse("420100"), Set.of(Exposure.CONTACT), Set.of(Symptom.COUGH), new BigDecimal("38.4"));

    @Autowired
    TriageDesk desk;

    @Autowired
    CaseDesk cases;

    @Autowired
    TestDesk tests;

    @Autowired
    ReportClock reports;

    private static String codes(TriageDesk.Answer answer) {
        return switch (answer) {
            case TriageDesk.Answer.Done done -> "done";
            case TriageDesk.Answer.Refused(List<FormFault> faults, PersonId maybe) -> String.join(" ", faults.stream().map(FormFault::code).toList());
        };
    }

    private static String refusal(CaseAnswer answer) {
        return answer instanceof CaseAnswer.Refused refused ? refused.code() : "done";
    }

    private UUID visit(PersonId person) {
        UUID visit = UUID.randomUUID();
        assertThat(codes(OFFICE.call(() -> desk.receive(visit, person, ILL_FROM_WUHAN)))).isEqualTo("done");
        return visit;
    }

    private static TriageForm form(@Nullable String name, @Nullable String card, @Nullable String phone, @Nullable String place, @Nullable String fresh) {
        return new TriageForm(null, name, card, phone, place, fresh, "武汉市", null, "2020-02-09T08:00", List.of("CONTACT"), List.of("FEVER"), "38.4");
    }

    /// A number that no other test gives to anybody.
    private static String phone() {
        return "136" + "%08d".formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 100_000_000L));
    }

    private void negative(PersonId person, Instant sampled) {
        sample(person, sampled, TestDraft.Method.PCR, TestDraft.Result.NEGATIVE);
    }

    private void sample(PersonId person, Instant sampled, TestDraft.Method method, TestDraft.Result result) {
        OFFICE.run(() -> tests.record(List.of(new TestDraft(UUID.randomUUID(), person, method, TestDraft.Purpose.DIAGNOSIS, sampled, result, sampled.plus(Duration.ofHours(2))))));
    }

    @Test
    void sendsToTheDeskOfThePolicyAndGivesNumbersInTurn() {
        UUID first = visit(somebody());
        UUID second = visit(somebody());
        assertThat(count("select count(*) from surveillance.triage where id = ? and desk = 'KEY_AREA' and measure = 'SUSPECT' and rule = 'key-area-fever' and origin_class = 'KEY_AREA'"
                + " and temperature_tenths = 384 and policy = 'triage-2020/1' and recorded_by = 'office' and state = 'WAITING'", first)).isEqualTo(1);
        assertThat(count("select b.ticket - a.ticket from surveillance.triage a, surveillance.triage b where a.id = ? and b.id = ?", first, second)).isEqualTo(1);
        assertThat(codes(OFFICE.call(() -> desk.receive(UUID.randomUUID(), new PersonId(UUID.randomUUID()), ILL_FROM_WUHAN)))).isEqualTo("CAS-004");
    }

    @Test
    void leadsThroughTheClinicStepByStep() {
        UUID visit = visit(somebody());
        OFFICE.run(() -> {
            assertThat(codes(desk.step(visit, TriageState.MEDICINE))).isEqualTo("TRI-002");
            for (TriageState state : List.of(TriageState.CALLED, TriageState.WAITING, TriageState.CALLED, TriageState.SEEN, TriageState.TESTED, TriageState.SEEN, TriageState.MEDICINE, TriageState.GONE)) {
                assertThat(codes(desk.step(visit, state))).as("%s", state).isEqualTo("done");
            }
            assertThat(codes(desk.step(visit, TriageState.WAITING))).isEqualTo("TRI-002");
            assertThat(codes(desk.step(UUID.randomUUID(), TriageState.SEEN))).isEqualTo("TRI-001");
        });
        assertThat(count("select count(*) from surveillance.triage_step where triage_id = ?", visit)).isEqualTo(9);
        assertThat(codes(new Jurisdiction("elsewhere", RegionCode.parse("500118").range()).call(() -> desk.step(visit, TriageState.GONE)))).isEqualTo("TRI-001");
    }

    @Test
    void registersWhoIsNotKnownAndFindsHimAgainByWhatIsTyped() {
        long before = count("select count(*) from person.person");
        String first = phone();
        assertThat(codes(OFFICE.call(() -> desk.take(form("辛某某", "500153199001011", null, "500153101201", null))))).startsWith("CARD-");
        assertThat(codes(OFFICE.call(() -> desk.take(form("辛某某", null, first, null, null))))).isEqualTo("PER-002");
        assertThat(count("select count(*) from person.person")).as("all or nothing").isEqualTo(before);
        assertThat(codes(OFFICE.call(() -> desk.take(form("辛某某", null, first, "500153101201", null))))).isEqualTo("done");
        assertThat(codes(OFFICE.call(() -> desk.take(form("辛某某", null, first, null, null))))).isEqualTo("done");
        assertThat(count("select count(*) from person.person")).isEqualTo(before + 1);
        assertThat(count("select count(*) from surveillance.triage v join person.person p on p.id = v.person_id where p.name = '辛某某'")).isEqualTo(2);
        assertThat(count("select count(*) from person.arrival a join person.person p on p.id = a.person_id where p.name = '辛某某' and a.found_by = 'CLINIC' and a.origin_class = 'KEY_AREA'"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void asksWhereHeMayBeSomebodyRegistered() {
        String phone = phone();
        assertThat(codes(OFFICE.call(() -> desk.take(form("壬某某", null, phone, "500153101201", null))))).isEqualTo("done");
        TriageDesk.Answer asked = OFFICE.call(() -> desk.take(form("癸某某", null, phone, "500153101201", null)));
        assertThat(codes(asked)).isEqualTo("TRI-004");
        assertThat(asked).isInstanceOfSatisfying(TriageDesk.Answer.Refused.class, refused -> assertThat(refused.maybe()).isNotNull());
        assertThat(codes(OFFICE.call(() -> desk.take(form("癸某某", null, phone, "500153101201", "true"))))).isEqualTo("done");
        assertThat(count("select count(*) from person.person where name in ('壬某某', '癸某某')")).isEqualTo(2);
    }

    @Test
    void asksForEveryAnswerThatIsMissingAtOnce() {
        TriageForm empty = new TriageForm(null, null, null, null, null, null, null, null, null, List.of("NEAR"), List.of(), "39,5");
        assertThat(codes(OFFICE.call(() -> desk.take(empty)))).isEqualTo("TRI-005 PER-007 TRI-005 TRI-003");
        TriageForm local = new TriageForm(somebody().toString(), null, null, null, null, null, null, "true", null, null, null, null);
        assertThat(codes(OFFICE.call(() -> desk.take(local)))).isEqualTo("done");
    }

    @Test
    void aSuspicionIsOneActionAndItsReportIsDueTwoHoursLater() {
        PersonId person = somebody();
        UUID visit = visit(person);
        assertThat(codes(OFFICE.call(() -> desk.suspect(visit, null, null)))).isEqualTo("done");
        assertThat(codes(OFFICE.call(() -> desk.suspect(visit, null, null)))).isEqualTo("CAS-003");
        CaseId caseId = OFFICE.call(() -> cases.findOpenId(person)).orElseThrow();
        assertThat(count("select count(*) from surveillance.triage where id = ? and case_id = ?", visit, caseId.value())).isEqualTo(1);
        assertThat(count("select count(*) from surveillance.suspect_report where case_id = ? and due_at - suspected_at = interval '2 hours' and due_at = '2020-02-10T04:00:00Z' and reported_at is null",
                caseId.value())).isEqualTo(1);
        clock.hold(NOW.plus(Duration.ofMinutes(100)));
        OFFICE.run(() -> {
            assertThat(refusal(reports.report(caseId, "  ", clock.instant()))).isEqualTo("TRI-006");
            assertThat(refusal(reports.report(caseId, "500153-0007", NOW.minusSeconds(1)))).isEqualTo("CAS-005");
            assertThat(refusal(reports.report(caseId, "500153-0007", clock.instant()))).isEqualTo("done");
            assertThat(refusal(reports.report(caseId, "500153-0008", clock.instant()))).isEqualTo("TRI-008");
            assertThat(refusal(reports.report(new CaseId(UUID.randomUUID()), "1", clock.instant()))).isEqualTo("TRI-007");
        });
        assertThat(count("select count(*) from surveillance.suspect_report where case_id = ? and report_number = '500153-0007' and reported_by = 'office' and reported_at < due_at", caseId.value())).isEqualTo(1);
    }

    @Test
    void noWayLeadsToAnExclusionWithoutTwoNegativesADayApart() {
        PersonId person = somebody();
        UUID visit = visit(person);
        negative(person, NOW.minus(Duration.ofDays(3)));
        assertThat(codes(OFFICE.call(() -> desk.suspect(visit, null, null)))).isEqualTo("done");
        clock.hold(NOW.plus(Duration.ofDays(3)));
        assertThat(refusal(exclude(person))).as("a sample from before").isEqualTo("CAS-007");
        negative(person, NOW);
        sample(person, NOW.plus(Duration.ofHours(30)), TestDraft.Method.ANTIBODY, TestDraft.Result.NEGATIVE);
        sample(person, NOW.plus(Duration.ofHours(30)), TestDraft.Method.CT, TestDraft.Result.NEGATIVE);
        assertThat(refusal(exclude(person))).as("antibodies and pictures").isEqualTo("CAS-007");
        negative(person, NOW.plus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(((CaseAnswer.Refused) exclude(person)).zh()).contains("不足 24 小时", "2020-02-11 10:00");
        negative(person, NOW.plus(Duration.ofHours(24)));
        assertThat(refusal(OFFICE.call(() -> cases.advance(person, CaseState.EXCLUDED, NOW.plus(Duration.ofHours(25)), null)))).as("the result was not known then").isEqualTo("CAS-007");
        assertThat(refusal(exclude(person))).isEqualTo("done");
        assertThat(count("select count(*) from surveillance.case_file where person_id = ? and state = 'EXCLUDED'", person.value())).isEqualTo(1);
    }

    @Test
    void aPositiveBeginsTheCountAnewAndLeadsToConfirmation() {
        PersonId person = somebody();
        UUID visit = visit(person);
        assertThat(codes(OFFICE.call(() -> desk.suspect(visit, null, null)))).isEqualTo("done");
        clock.hold(NOW.plus(Duration.ofDays(2)));
        negative(person, NOW);
        negative(person, NOW.plus(Duration.ofHours(24)));
        sample(person, NOW.plus(Duration.ofHours(30)), TestDraft.Method.PCR, TestDraft.Result.POSITIVE);
        assertThat(((CaseAnswer.Refused) exclude(person)).zh()).contains("阳性");
        assertThat(refusal(OFFICE.call(() -> cases.confirm(person, Source.IMPORTED, null, clock.instant(), null)))).isEqualTo("done");
    }

    private CaseAnswer exclude(PersonId person) {
        return OFFICE.call(() -> cases.advance(person, CaseState.EXCLUDED, clock.instant(), null));
    }
}
