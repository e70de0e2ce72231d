package org.zerospread.app.surveillance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.situation.Bulletin;
import org.zerospread.app.situation.BulletinDesk;
import org.zerospread.app.situation.BulletinText;
import org.zerospread.engine.disease.CaseClass;
import org.zerospread.engine.disease.FactValue;
import org.zerospread.engine.triage.Exposure;
import org.zerospread.engine.triage.Symptom;

import static org.assertj.core.api.Assertions.assertThat;

/// A case in its depth: what is corrected stays legible, what is due is listed, and what it is follows from what is known.
class CaseFileTest extends SmallDistrict {

    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    @Autowired
    CaseDesk desk;

    @Autowired
    CaseCorrections corrections;

    @Autowired
    EventCorrections events;

    @Autowired
    CaseFigures figures;

    @Autowired
    CourseBook course;

    @Autowired
    CaseTasks tasks;

    @Autowired
    SampleDesk samples;

    @Autowired
    CaseJudge judge;

    @Autowired
    ContactDesk contacts;

    @Autowired
    TriageDesk triage;

    @Autowired
    BulletinDesk bulletins;

    private static String code(CaseAnswer answer) {
        return answer instanceof CaseAnswer.Refused refused ? refused.code() : "done";
    }

    private static String code(CaseCorrections.Answer answer) {
        return switch (answer) {
            case CaseCorrections.Answer.Done(int changes) -> "done " + changes;
            case CaseCorrections.Answer.Refused refused -> refused.code();
        };
    }

    private static CaseId id(CaseAnswer answer) {
        return switch (answer) {
            case CaseAnswer.Done(CaseId caseId) -> caseId;
            case CaseAnswer.Refused refused -> throw new AssertionError(refused);
        };
    }

    private CaseId confirmed(PersonId person) {
        return id(OFFICE.call(() -> desk.confirm(person, Source.IMPORTED, null, NOW.minus(Duration.ofHours(5)), null)));
    }

    private CaseFigures.Cases counted(Instant knownAt) {
        return OFFICE.call(() -> figures.cases(DISTRICT.range(), TODAY, knownAt));
    }

    private @Nullable String text(String query, Object... values) {
        return OFFICE.call(() -> transaction.execute(status -> sql.sql(query).params(values).query((row, index) -> row.getString(1)).list())).getFirst();
    }

    private UUID event(CaseId caseId, String kind) {
        return UUID.fromString(String.valueOf(text("select id::text from surveillance.case_step where case_id = ? and kind = ?", caseId.value(), kind)));
    }

    private String correct(CaseId caseId, Map<CaseField, String> fresh, @Nullable String reason) {
        return code(OFFICE.call(() -> corrections.correct(List.of(caseId), fresh, reason)));
    }

    @Test
    void aBlankFieldIsFilledInAndAValueCorrectedWithItsReason() {
        CaseId caseId = confirmed(somebody());
        assertThat(correct(caseId, Map.of(CaseField.ONSET_ON, "2020-02-08", CaseField.HOSPITAL, "区人民医院"), null)).isEqualTo("done 2");
        assertThat(correct(caseId, Map.of(CaseField.ONSET_ON, "2020-02-07"), " ")).isEqualTo("CAS-008");
        assertThat(correct(caseId, Map.of(CaseField.ONSET_ON, "2020-02-07", CaseField.HOSPITAL, "区人民医院"), "流调核实")).isEqualTo("done 1");
        assertThat(text("select old_value || ' ' || new_value || ' ' || reason || ' ' || recorded_by from surveillance.correction where case_id = ? and field = 'ONSET_ON' order by seq desc limit 1", caseId.value()))
                .isEqualTo("2020-02-08 2020-02-07 流调核实 office");
        assertThat(text("select onset_on::text from surveillance.case_file where id = ?", caseId.value())).isEqualTo("2020-02-07");
        assertThat(correct(caseId, Map.of(CaseField.HOSPITAL, ""), "转出")).isEqualTo("done 1");
        assertThat(text("select hospital from surveillance.case_file where id = ?", caseId.value())).isNull();
    }

    @Test
    void aValueThatCannotBeIsRefusedAndNothingChanges() {
        CaseId caseId = confirmed(somebody());
        assertThat(correct(caseId, Map.of(CaseField.ONSET_ON, "2020-02-11"), null)).isEqualTo("CAS-005");
        assertThat(correct(caseId, Map.of(CaseField.ONSET_ON, "2月8日"), null)).isEqualTo("CAS-006");
        assertThat(correct(caseId, Map.of(CaseField.AGE, "151"), null)).isEqualTo("CAS-006");
        assertThat(correct(caseId, Map.of(CaseField.SEVERITY, "BAD"), null)).isEqualTo("CAS-006");
        assertThat(correct(caseId, Map.of(CaseField.EXPOSED_FROM, "2020-02-03", CaseField.EXPOSED_TO, "2020-02-02"), null)).isEqualTo("CAS-005");
        assertThat(correct(new CaseId(UUID.randomUUID()), Map.of(CaseField.AGE, "40"), null)).isEqualTo("CAS-001");
        assertThat(count("select count(*) from surveillance.correction where case_id = ?", caseId.value())).isZero();
    }

    @Test
    void manyCasesGetTheSameValueEachWithItsRecord() {
        List<CaseId> cases = List.of(confirmed(somebody()), confirmed(somebody()), confirmed(somebody()));
        assertThat(correct(cases.getFirst(), Map.of(CaseField.SEVERITY, "MILD"), null)).isEqualTo("done 1");
        assertThat(code(OFFICE.call(() -> corrections.correct(cases, Map.of(CaseField.SEVERITY, "MODERATE", CaseField.HOSPITAL, "区人民医院"), null)))).isEqualTo("CAS-008");
        assertThat(code(OFFICE.call(() -> corrections.correct(cases, Map.of(CaseField.SEVERITY, "MODERATE", CaseField.HOSPITAL, "区人民医院"), "专家组会诊")))).isEqualTo("done 6");
        assertThat(code(OFFICE.call(() -> corrections.correct(cases, Map.of(CaseField.ONSET_ON, "2020-02-01"), "批量")))).isEqualTo("CAS-009");
        assertThat(count("select count(*) from surveillance.course where case_id = ? and kind = 'SEVERITY'", cases.getFirst().value())).as("severity with history").isEqualTo(2);
        assertThat(count("select count(*) from surveillance.case_file where severity = 'MODERATE' and hospital = '区人民医院' and id in (?, ?, ?)", cases.get(0).value(), cases.get(1).value(), cases.get(2).value())).isEqualTo(3);
    }

    @Test
    void whatABulletinCountedItStillCountsAsKnownThen() {
        CaseFigures.Cases before = counted(NOW);
        CaseId caseId = confirmed(somebody());
        clock.hold(NOW.plus(Duration.ofHours(2)));
        assertThat(code(OFFICE.call(() -> events.correct(event(caseId, "CONFIRMED"), NOW.minus(Duration.ofHours(5)), Source.IMPORTED_RELATED, "接触史核实")))).isEqualTo("done");
        CaseFigures.Cases then = counted(NOW);
        CaseFigures.Cases now = counted(clock.instant());
        assertThat(then.imported() - before.imported()).isEqualTo(1);
        assertThat(then.local()).isEqualTo(before.local());
        assertThat(now.imported()).isEqualTo(before.imported());
        assertThat(now.local() - before.local()).isEqualTo(1);
        assertThat(now.importedRelated() - before.importedRelated()).isEqualTo(1);
        assertThat(now.confirmed()).isEqualTo(then.confirmed()).isEqualTo(before.confirmed() + 1);
        assertThat(text("select source from surveillance.case_file where id = ?", caseId.value())).isEqualTo("IMPORTED_RELATED");
        assertThat(text("select field || ' ' || old_value || ' ' || new_value from surveillance.correction where case_id = ?", caseId.value())).isEqualTo("SOURCE.CONFIRMED IMPORTED IMPORTED_RELATED");
    }

    @Test
    void theDayOfAConfirmationMovesAndTheOldDayStaysForBulletinsOfThatTime() {
        PersonId person = somebody();
        CaseId caseId = id(OFFICE.call(() -> desk.suspect(person, null, NOW.minus(Duration.ofDays(3)), null)));
        OFFICE.run(() -> desk.confirm(person, Source.IMPORTED, null, NOW.minus(Duration.ofHours(5)), null));
        CaseFigures.Cases before = counted(NOW);
        clock.hold(NOW.plus(Duration.ofMinutes(1)));
        UUID event = event(caseId, "CONFIRMED");
        assertThat(code(OFFICE.call(() -> events.correct(event, NOW.minus(Duration.ofDays(4)), null, "核实")))).as("before the suspicion").isEqualTo("CAS-005");
        assertThat(code(OFFICE.call(() -> events.correct(event, NOW.plus(Duration.ofDays(1)), null, "核实")))).isEqualTo("CAS-005");
        assertThat(code(OFFICE.call(() -> events.correct(event, NOW.minus(Duration.ofDays(1)), null, "")))).isEqualTo("CAS-008");
        assertThat(code(OFFICE.call(() -> events.correct(event, NOW.minus(Duration.ofDays(1)), null, "报告日误填")))).isEqualTo("done");
        assertThat(code(OFFICE.call(() -> events.correct(event, NOW.minus(Duration.ofDays(2)), null, "再改")))).as("corrected already").isEqualTo("CAS-010");
        assertThat(counted(clock.instant()).confirmedNew()).isEqualTo(before.confirmedNew() - 1);
        assertThat(counted(clock.instant()).confirmed()).isEqualTo(before.confirmed());
        assertThat(counted(NOW)).isEqualTo(before);
        assertThat(count("select count(*) from surveillance.case_event where case_id = ?", caseId.value())).isEqualTo(3);
        assertThat(code(OFFICE.call(() -> desk.advance(person, CaseState.DISCHARGED, NOW.minus(Duration.ofHours(20)), null)))).as("after the corrected day").isEqualTo("done");
    }

    @Test
    void anInfectionWithoutSymptomsIsCountedApartUntilItTurns() {
        CaseFigures.Cases before = counted(NOW);
        PersonId turns = somebody();
        PersonId stays = somebody();
        OFFICE.run(() -> {
            assertThat(code(desk.asymptomatic(turns, Source.LOCAL, NOW.minus(Duration.ofHours(9)), null))).isEqualTo("done");
            assertThat(code(desk.asymptomatic(stays, Source.IMPORTED, NOW.minus(Duration.ofHours(9)), null))).isEqualTo("done");
            assertThat(code(desk.advance(turns, CaseState.EXCLUDED, NOW, null))).isEqualTo("CAS-002");
        });
        CaseFigures.Cases found = counted(NOW);
        assertThat(found.confirmed()).isEqualTo(before.confirmed());
        assertThat(found.suspectedCurrent()).isEqualTo(before.suspectedCurrent());
        assertThat(found.asymptomatic().total() - before.asymptomatic().total()).isEqualTo(2);
        assertThat(found.asymptomatic().current() - before.asymptomatic().current()).isEqualTo(2);
        OFFICE.run(() -> assertThat(code(desk.confirm(turns, Source.LOCAL, null, NOW.minus(Duration.ofHours(1)), "出现发热"))).isEqualTo("done"));
        CaseFigures.Cases turned = counted(NOW);
        assertThat(turned.confirmed() - before.confirmed()).isEqualTo(1);
        assertThat(turned.asymptomatic().turned() - before.asymptomatic().turned()).isEqualTo(1);
        assertThat(turned.asymptomatic().total() - before.asymptomatic().total()).isEqualTo(2);
        assertThat(turned.asymptomatic().current() - before.asymptomatic().current()).isEqualTo(1);
        OFFICE.run(() -> assertThat(code(desk.advance(stays, CaseState.CLOSED, NOW, "解除隔离医学观察"))).isEqualTo("done"));
        assertThat(counted(NOW).asymptomatic().current()).isEqualTo(before.asymptomatic().current());
        assertThat(counted(NOW).discharged()).isEqualTo(before.discharged());
    }

    @Test
    void theBulletinTellsThemInALineAndUnderKeysOfTheirOwn() {
        OFFICE.run(() -> desk.asymptomatic(somebody(), Source.IMPORTED_RELATED, NOW.minus(Duration.ofHours(9)), null));
        Bulletin bulletin = OFFICE.call(() -> bulletins.draw(DISTRICT, TODAY, null));
        assertThat(bulletin.asymptomaticCurrent()).isPositive();
        assertThat(bulletin.asJson()).containsEntry("asymptomatic_total", bulletin.asymptomaticTotal()).containsEntry("asymptomatic_new", bulletin.asymptomaticNew())
                .containsKeys("asymptomatic_current", "asymptomatic_turned", "confirmed_imported_related");
        assertThat(BulletinText.of(bulletin)).contains("无症状感染者:累计 " + bulletin.asymptomaticTotal() + " 例");
        assertThat(BulletinText.of(OFFICE.call(() -> bulletins.draw(DISTRICT, LocalDate.parse("2020-01-02"), null)))).doesNotContain("无症状");
    }

    @Test
    void aNewCaseIsInvestigatedWithinADayAndWhoDidItIsOnRecord() {
        CaseId caseId = id(OFFICE.call(() -> desk.suspect(somebody(), null, NOW.minus(Duration.ofHours(3)), null)));
        UUID task = UUID.fromString(String.valueOf(text("select id::text from surveillance.task where case_id = ? and kind = 'INVESTIGATION'", caseId.value())));
        assertThat(count("select count(*) from surveillance.task where id = ? and due_at = opened_at + interval '24 hours' and opened_at = '2020-02-09T23:00:00Z'", task)).isEqualTo(1);
        assertThat(code(OFFICE.call(() -> tasks.done(task, "流调组 甲", "已完成", NOW.plus(Duration.ofHours(1)))))).isEqualTo("CAS-005");
        assertThat(code(OFFICE.call(() -> tasks.done(task, "流调组 甲", "已完成", NOW.minus(Duration.ofHours(4)))))).isEqualTo("CAS-011");
        assertThat(code(OFFICE.call(() -> tasks.done(task, "流调组 甲", "已完成", NOW)))).isEqualTo("done");
        assertThat(code(OFFICE.call(() -> tasks.done(task, "乙", null, NOW)))).isEqualTo("CAS-011");
        assertThat(text("select done_by || ' ' || note from surveillance.task where id = ?", task)).isEqualTo("流调组 甲 已完成");
    }

    private String open(CaseId caseId) {
        return String.valueOf(text("select coalesce(string_agg(kind, ' ' order by kind), '') from surveillance.task where case_id = ? and done_at is null and kind <> 'INVESTIGATION'", caseId.value()));
    }

    @Test
    void aSampleAwaitsItsResultAndAnInconclusiveOneItsRepetition() {
        CaseId caseId = id(OFFICE.call(() -> desk.suspect(somebody(), null, NOW.minus(Duration.ofDays(2)), null)));
        assertThat(code(OFFICE.call(() -> samples.take(caseId, TestDraft.Method.PCR, TestDraft.Purpose.DIAGNOSIS, NOW.minus(Duration.ofDays(1)), "区疾控")))).isEqualTo("done");
        assertThat(open(caseId)).isEqualTo("RESULT");
        UUID sample = UUID.fromString(String.valueOf(text("select id::text from surveillance.sample where case_id = ?", caseId.value())));
        assertThat(code(OFFICE.call(() -> samples.result(caseId, sample, TestDraft.Result.INCONCLUSIVE, NOW.minus(Duration.ofDays(2)))))).isEqualTo("TRI-009");
        assertThat(code(OFFICE.call(() -> samples.result(caseId, sample, TestDraft.Result.INCONCLUSIVE, NOW.minus(Duration.ofHours(12)))))).isEqualTo("done");
        assertThat(code(OFFICE.call(() -> samples.result(caseId, sample, TestDraft.Result.NEGATIVE, NOW)))).isEqualTo("CAS-012");
        assertThat(open(caseId)).isEqualTo("RETEST");
        assertThat(count("select count(*) from surveillance.task where case_id = ? and kind = 'RETEST' and due_at = '2020-02-10T14:00:00Z'", caseId.value())).isEqualTo(1);
        OFFICE.run(() -> samples.take(caseId, TestDraft.Method.PCR, TestDraft.Purpose.DIAGNOSIS, NOW.minus(Duration.ofHours(6)), null));
        UUID again = UUID.fromString(String.valueOf(text("select id::text from surveillance.sample where case_id = ? order by sampled_at desc limit 1", caseId.value())));
        OFFICE.run(() -> samples.result(caseId, again, TestDraft.Result.POSITIVE, NOW.minus(Duration.ofHours(1))));
        assertThat(open(caseId)).isEmpty();
    }

    @Test
    void theSeverityFollowsTheCourseAndAnEntryInErrorStaysLegible() {
        CaseId caseId = confirmed(somebody());
        OFFICE.run(() -> {
            course.add(caseId, new CourseEntry(CourseEntry.Kind.SEVERITY, Severity.MODERATE, null, null, NOW.minus(Duration.ofHours(4))));
            course.add(caseId, new CourseEntry(CourseEntry.Kind.SEVERITY, Severity.CRITICAL, null, "误录", NOW.minus(Duration.ofHours(2))));
            assertThat(code(course.add(caseId, new CourseEntry(CourseEntry.Kind.FEVER, Severity.MILD, (short) 385, null, NOW)))).isEqualTo("CAS-006");
            assertThat(code(course.add(caseId, new CourseEntry(CourseEntry.Kind.FEVER, null, (short) 385, null, NOW.plusSeconds(60))))).isEqualTo("CAS-005");
        });
        assertThat(text("select severity from surveillance.case_file where id = ?", caseId.value())).isEqualTo("CRITICAL");
        UUID wrong = UUID.fromString(String.valueOf(text("select id::text from surveillance.course where case_id = ? and severity = 'CRITICAL'", caseId.value())));
        assertThat(code(OFFICE.call(() -> course.strike(caseId, wrong, "")))).isEqualTo("CAS-008");
        assertThat(code(OFFICE.call(() -> course.strike(caseId, wrong, "录入错误")))).isEqualTo("done");
        assertThat(code(OFFICE.call(() -> course.strike(caseId, wrong, "再划")))).isEqualTo("CAS-010");
        assertThat(text("select severity from surveillance.case_file where id = ?", caseId.value())).isEqualTo("MODERATE");
        assertThat(count("select count(*) from surveillance.course where id = ? and struck_reason = '录入错误'", wrong)).isEqualTo(1);
    }

    @Test
    void whatTriageAndTestsSayIsKnownWithoutTypingItAgain() {
        PersonId person = somebody();
        OFFICE.run(() -> triage.receive(UUID.randomUUID(), person, new TriageAnswers(null, Set.of(Exposure.CONTACT), Set.of(Symptom.COUGH), new BigDecimal("38.4"))));
        CaseId caseId = id(OFFICE.call(() -> desk.suspect(person, null, NOW, null)));
        CaseJudge.Known known = OFFICE.call(() -> judge.find(caseId)).orElseThrow();
        assertThat(known.fromRecords()).containsEntry("near-case", new FactValue.Flag(true)).containsEntry("airways", new FactValue.Flag(true))
                .containsEntry("temperature", new FactValue.Measured(new BigDecimal("38.4"))).doesNotContainKey("pcr");
        assertThat(known.judgement()).isNotNull().satisfies(one -> assertThat(one.caseClass()).isNull());
        CaseJudge.Answer refused = OFFICE.call(() -> judge.judge(caseId, Map.of("temperature", "99")));
        assertThat(refused).isInstanceOfSatisfying(CaseJudge.Answer.Refused.class, one -> assertThat(one.faults().getFirst().code()).isEqualTo("DIS-021"));
        CaseJudge.Answer answer = OFFICE.call(() -> judge.judge(caseId, Map.of("near-case", "yes", "airways", "yes", "temperature", "38.4", "pneumonia", "yes", "pcr", "yes")));
        assertThat(answer).isInstanceOfSatisfying(CaseJudge.Answer.Judged.class, one -> assertThat(one.judgement().caseClass()).isEqualTo(CaseClass.CONFIRMED));
        assertThat(text("select class || ' ' || edition from surveillance.judgement where case_id = ?", caseId.value())).isEqualTo("CONFIRMED trial-5");
        assertThat(OFFICE.call(() -> judge.find(caseId)).orElseThrow().answers()).as("answers are remembered").containsEntry("pneumonia", new FactValue.Flag(true));
    }

    @Test
    void contactsOfMeaslesAreWatchedAsLongAsItIncubates() {
        PersonId contact = somebody();
        CaseId caseId = id(OFFICE.call(() -> desk.open(somebody(), "measles", CaseState.CONFIRMED, Source.LOCAL, null, NOW.minus(Duration.ofHours(1)), null)));
        CaseFigures.Cases counted = counted(NOW);
        assertThat(code(OFFICE.call(() -> desk.open(somebody(), "plague", CaseState.SUSPECTED, null, null, NOW, null)))).isEqualTo("CAS-013");
        assertThat(count("select count(*) from surveillance.task where case_id = ? and due_at = opened_at + interval '48 hours'", caseId.value())).isEqualTo(1);
        OFFICE.run(() -> contacts.register(caseId, List.of(contact), LocalDate.parse("2020-02-09"), "同班"));
        Supplier<Long> released = () -> count("select count(*) from surveillance.contact where person_id = ? and released_on is not null", contact.value());
        OFFICE.run(() -> contacts.releaseDue(LocalDate.parse("2020-03-01")));
        assertThat(released.get()).isZero();
        OFFICE.run(() -> contacts.releaseDue(LocalDate.parse("2020-03-02")));
        assertThat(released.get()).isEqualTo(1);
        confirmed(somebody());
        assertThat(counted(NOW).confirmed()).as("the bulletin counts the disease of the outbreak").isEqualTo(counted.confirmed() + 1);
    }
}
