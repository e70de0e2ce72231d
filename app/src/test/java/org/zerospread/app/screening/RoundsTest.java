package org.zerospread.app.screening;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.person.ArrivalFigures;
import org.zerospread.app.person.ArrivalForm;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.ProposalDesk;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A round from its opening to its coverage, its zero reports and the returnees found in it.
class RoundsTest extends SmallDistrict {

    private static final UUID WORKER = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");
    private static final Jurisdiction ELSEWHERE = new Jurisdiction("elsewhere", RegionCode.parse("510500").range());

    @Autowired
    VisitIntake intake;

    @Autowired
    Rounds rounds;

    @Autowired
    Assignments assignments;

    @Autowired
    DayList list;

    @Autowired
    VisitDesk desk;

    @Autowired
    Coverage coverage;

    @Autowired
    ZeroReports reports;

    @Autowired
    ArrivalFigures arrivals;

    @Autowired
    Returnees returnees;

    @Autowired
    ProposalDesk proposals;

    @Autowired
    Regions regions;

    private Rounds.Round round;

    @BeforeAll
    void openARound() {
        clock.hold(NOW);
        round = OFFICE.call(() -> rounds.ensure(DISTRICT, 1, "第一轮", LocalDate.parse("2020-02-01"), LocalDate.parse("2020-02-20")));
        sql.sql("insert into access.account (id, username, display_name, password_hash, must_change, created_at) values (:id, 'grid1', '网格员', 'x', false, now())").param("id", WORKER).update();
        sql.sql("insert into access.assignment (account_id, role, low, high) values (:id, 'GRID_WORKER', :low, :high)").param("id", WORKER).param("low", GRID.low())
                .param("high", GRID.high()).update();
    }

    private HouseholdId visited(VisitDraft.Outcome outcome, Instant at) {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 2);
        visit(household, family, outcome, at);
        return household;
    }

    private void visit(HouseholdId household, List<PersonId> family, VisitDraft.Outcome outcome, Instant at) {
        List<VisitDraft.CheckDraft> checks = outcome != VisitDraft.Outcome.MET ? List.of()
                : family.stream().map(person -> new VisitDraft.CheckDraft(person, (short) 366, 0, false, null)).toList();
        OFFICE.run(() -> intake.receive(List.of(new VisitDraft(UUID.randomUUID(), household, "grid1", outcome, at, checks))));
    }

    private Coverage.Row district() {
        return OFFICE.call(() -> coverage.view(round, regions.find(DISTRICT).orElseThrow()).total());
    }

    private static SignedIn signedIn() {
        return new SignedIn(WORKER, "grid1", "网格员", false, Set.of(), Set.of(), GRID.range(), false, List.of());
    }

    private static <T> T done(ScreeningAnswer<T> answer) {
        assertThat(answer).isInstanceOf(ScreeningAnswer.Done.class);
        return ((ScreeningAnswer.Done<T>) answer).value();
    }

    private static String refused(ScreeningAnswer<?> answer) {
        assertThat(answer).isInstanceOf(ScreeningAnswer.Refused.class);
        return ((ScreeningAnswer.Refused<?>) answer).faults().getFirst().code();
    }

    @Test
    void countsEachHouseholdOnceByHowTheRoundFoundIt() {
        Coverage.Row before = district();
        HouseholdId back = visited(VisitDraft.Outcome.ABSENT, NOW.minus(Duration.ofDays(2)));
        visited(VisitDraft.Outcome.REFUSED, NOW);
        visited(VisitDraft.Outcome.MET, NOW);
        family(new HouseholdId(UUID.randomUUID()), 1);
        Coverage.Row after = district();
        assertThat(after.households() - before.households()).isEqualTo(4);
        assertThat(List.of(after.met() - before.met(), after.absent() - before.absent(), after.refused() - before.refused(), after.notVisited() - before.notVisited())).containsExactly(1, 1, 1, 1);
        visit(back, List.of(), VisitDraft.Outcome.MET, NOW.minusSeconds(60));
        assertThat(district().met() - before.met()).as("met at the second try").isEqualTo(2);
        assertThat(district().absent()).isEqualTo(before.absent());
        assertThat(district().visits() - before.visits()).isEqualTo(4);
        assertThat(district().checks() - before.checks()).isEqualTo(2);
        assertThat(district().stale() - before.stale()).as("refused and never visited").isEqualTo(2);
    }

    @Test
    void countsTheSameWhetherVisitsComeOneByOneOrAtOnceOrAreCountedAnew() throws InterruptedException {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 2);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                VisitDraft.Outcome outcome = VisitDraft.Outcome.values()[i % 3];
                Instant at = NOW.minusSeconds(i);
                workers.submit(() -> visit(household, family, outcome, at));
            }
        }
        Coverage.Row kept = district();
        OFFICE.run(() -> rounds.ensure(DISTRICT, 1, "第一轮", LocalDate.parse("2020-02-01"), LocalDate.parse("2020-02-20")));
        assertThat(district()).isEqualTo(kept);
        assertThat(count("select tries from screening.household_state where household_id = ? and round_id = ?", household.value(), round.id())).isEqualTo(20);
    }

    @Test
    void keepsVisitsOutsideThePeriodOutOfTheRound() {
        Coverage.Row before = district();
        visited(VisitDraft.Outcome.MET, NOW.minus(Duration.ofDays(12)));
        assertThat(district().visits()).isEqualTo(before.visits());
        assertThat(district().met()).isEqualTo(before.met());
    }

    @Test
    void refusesTwoRoundsOfAScopeAtOnceAndAScopeElsewhere() {
        assertThat(refused(OFFICE.call(() -> rounds.open(new Rounds.RoundForm("500153", "又一轮", "2020-02-15", ""))))).isEqualTo("SCR-005");
        assertThat(refused(OFFICE.call(() -> rounds.open(new Rounds.RoundForm("510500", "别处", "2020-03-15", ""))))).isEqualTo("SCR-008");
        assertThat(refused(OFFICE.call(() -> rounds.open(new Rounds.RoundForm("500153", "", "soon", ""))))).isEqualTo("SCR-004");
        Rounds.Round town = done(OFFICE.call(() -> rounds.open(new Rounds.RoundForm("500153102", "镇上自己的一轮", "2020-02-05", ""))));
        assertThat(done(OFFICE.call(() -> rounds.close(town.id()))).endsOn()).isEqualTo(TODAY);
        assertThat(refused(OFFICE.call(() -> rounds.close(town.id())))).isEqualTo("SCR-006");
        assertThat(ELSEWHERE.call(() -> rounds.list())).isEmpty();
    }

    @Test
    void givesAWorkerHisOwnHouseholdsAndBringsTheAbsentBackFirst() {
        UUID given = done(OFFICE.call(() -> assignments.assign(round.id(), new Assignments.AssignmentForm("grid1", GRID.toString(), null))));
        assertThat(done(OFFICE.call(() -> assignments.assign(round.id(), new Assignments.AssignmentForm("grid1", GRID.toString(), null))))).as("given once").isEqualTo(given);
        HouseholdId overdue = visited(VisitDraft.Outcome.ABSENT, NOW.minus(Duration.ofDays(5)));
        HouseholdId tomorrow = visited(VisitDraft.Outcome.REFUSED, NOW.minusSeconds(30));
        HouseholdId met = visited(VisitDraft.Outcome.MET, NOW);
        HouseholdId fresh = new HouseholdId(UUID.randomUUID());
        family(fresh, 1);
        DayList.Today today = OFFICE.call(() -> list.read(WORKER));
        assertThat(today.households()).extracting(DayList.Household::id).startsWith(overdue.value()).contains(fresh.value()).doesNotContain(tomorrow.value(), met.value());
        assertThat(today.households().getFirst()).satisfies(home -> {
            assertThat(home.tries()).isEqualTo(1);
            assertThat(home.overdue()).isTrue();
            assertThat(home.address()).isEqualTo("鹿子村1号");
            assertThat(home.members()).hasSize(2).extracting(DayList.Member::name).containsOnly("欧阳**");
        });
        assertThat(OFFICE.call(() -> list.read(UUID.randomUUID())).households()).as("nobody else's").isEmpty();
        assertThat(ELSEWHERE.call(() -> list.find(WORKER, fresh.value()))).isEmpty();
        assertThat(refused(ELSEWHERE.call(() -> assignments.assign(round.id(), new Assignments.AssignmentForm("grid1", GRID.toString(), null))))).isEqualTo("SCR-006");
        assertThat(refused(ELSEWHERE.call(() -> assignments.end(given)))).isEqualTo("SCR-009");
        assertThat(refused(OFFICE.call(() -> desk.take(UUID.randomUUID(), "x", new VisitDesk.VisitForm(UUID.randomUUID(), fresh.value(), VisitDraft.Outcome.ABSENT, null))))).isEqualTo("SCR-009");
        PersonId member = new PersonId(OFFICE.call(() -> list.find(WORKER, fresh.value())).orElseThrow().members().getFirst().id());
        VisitDesk.CheckForm check = new VisitDesk.CheckForm(member.value(), "36.7", List.of(), java.util.Map.of("travelled", "NO", "contact_case", "UNKNOWN"), null, null);
        VisitDesk.VisitForm form = new VisitDesk.VisitForm(UUID.randomUUID(), fresh.value(), VisitDraft.Outcome.MET, List.of(check));
        assertThat(done(OFFICE.call(() -> desk.take(WORKER, "grid1", form))).checks()).isEqualTo(1);
        assertThat(done(OFFICE.call(() -> desk.take(WORKER, "grid1", form))).checks()).as("sent twice").isZero();
        assertThat(count("select count(*) from screening.person_check where person_id = ? and answers = '{\"travelled\":\"NO\",\"contact_case\":\"UNKNOWN\"}'", member.value())).isEqualTo(1);
    }

    @Test
    void signsAZeroOnceAndNotAgainstFindings() {
        SignedIn who = signedIn();
        String village = GRID.parent().orElseThrow().toString().substring(0, 12);
        String day = "2020-02-03";
        assertThat(refused(OFFICE.call(() -> reports.sign(who, new ZeroReports.ReportForm(village, day, null, null))))).isEqualTo("SCR-012");
        assertThat(refused(ELSEWHERE.call(() -> reports.sign(who, new ZeroReports.ReportForm(village, day, true, null))))).isEqualTo("SCR-008");
        assertThat(done(OFFICE.call(() -> reports.sign(who, new ZeroReports.ReportForm(village, day, true, null)))).kind()).isEqualTo("NIL");
        assertThat(refused(OFFICE.call(() -> reports.sign(who, new ZeroReports.ReportForm(village, day, true, null))))).isEqualTo("SCR-010");
        done(OFFICE.call(() -> reports.correct(who, new ZeroReports.CorrectionForm(village, day, "报错了"))));
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        PersonId feverish = family(household, 1).getFirst();
        OFFICE.run(() -> intake.receive(List.of(new VisitDraft(UUID.randomUUID(), household, "grid1", VisitDraft.Outcome.MET, Instant.parse("2020-02-03T03:00:00Z"),
                List.of(new VisitDraft.CheckDraft(feverish, (short) 385, 1, false, null))))));
        assertThat(refused(OFFICE.call(() -> reports.sign(who, new ZeroReports.ReportForm(village, day, true, ""))))).isEqualTo("SCR-011");
        ZeroReports.Report stated = done(OFFICE.call(() -> reports.sign(who, new ZeroReports.ReportForm(village, day, true, "一人发热,已送发热门诊"))));
        assertThat(stated.kind()).isEqualTo("FINDINGS");
        assertThat(stated.findings()).isEqualTo(1);
        assertThat(OFFICE.call(() -> reports.list(DISTRICT, LocalDate.parse(day)))).filteredOn(line -> line.region().equals(GRID)).singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo("FINDINGS"));
        assertThat(OFFICE.call(() -> reports.list(DISTRICT, LocalDate.parse("2020-02-04")))).filteredOn(line -> line.region().equals(GRID)).singleElement()
                .satisfies(line -> assertThat(line.state()).as("a blank is no zero").isEqualTo("OVERDUE"));
    }

    @Test
    void registersAReturneeAndProposesHisQuarantineInOneStep() {
        PersonId person = somebody();
        ArrivalForm journey = new ArrivalForm("420100", null, "2020-02-09T10:00", "CAR", null, null, null, null);
        Returnees.Found found = done(OFFICE.call(() -> returnees.register(person, journey)));
        assertThat(found.originClass()).isEqualTo(OriginClass.KEY_AREA);
        assertThat(found.proposal()).isNotNull();
        assertThat(count("select count(*) from quarantine.stay where person_id = ?", person.value())).as("proposed, not opened").isZero();
        assertThat(refused(ELSEWHERE.call(() -> proposals.decide(found.id(), true, null)))).isEqualTo("SCR-016");
        assertThat(refused(OFFICE.call(() -> proposals.decide(found.id(), false, " ")))).isEqualTo("SCR-014");
        assertThat(done(OFFICE.call(() -> proposals.decide(found.id(), true, null))).state()).isEqualTo("ACCEPTED");
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and state = 'RUNNING'", person.value())).isEqualTo(1);
        assertThat(refused(OFFICE.call(() -> proposals.decide(found.id(), true, null)))).isEqualTo("SCR-016");
        assertThat(count("select count(*) from audit.record where action in ('arrivals.registered', 'returnee.found') and subject = ?", person.toString())).isEqualTo(2);
        assertThat(refused(ELSEWHERE.call(() -> returnees.register(somebodyElse(), journey)))).isEqualTo("PER-009");
    }

    @Test
    void withdrawsAProposalByItsFinderAndAsksNothingOfOneFromNearby() {
        PersonId person = somebody();
        Returnees.Found found = done(OFFICE.call(() -> returnees.register(person, new ArrivalForm("420100", null, "2020-02-09T10:00", null, null, null, null, null))));
        Jurisdiction other = new Jurisdiction("other", DISTRICT.range());
        assertThat(refused(other.call(() -> returnees.decide(found.id(), Returnees.Decision.WITHDRAWN, "不是我登记的")))).isEqualTo("SCR-016");
        assertThat(done(OFFICE.call(() -> returnees.decide(found.id(), Returnees.Decision.WITHDRAWN, "登记错人"))).state()).isEqualTo("WITHDRAWN");
        Returnees.Found near = done(OFFICE.call(() -> returnees.register(person, new ArrivalForm("500112", null, "2020-02-09T10:00", null, null, null, null, null))));
        assertThat(near.proposal()).isNull();
        assertThat(near.originClass()).isEqualTo(OriginClass.OTHER_DISTRICT);
        assertThat(done(OFFICE.call(() -> returnees.decide(near.id(), Returnees.Decision.WITHDRAWN, "登记错人"))).state()).as("also where no stay is asked for").isEqualTo("WITHDRAWN");
    }

    @Test
    void aJourneyRegisteredByMistakeCountsNoLongerAndStaysAsItWasKnown() {
        PersonId person = somebody();
        int before = keyArea(NOW);
        Returnees.Found found = done(OFFICE.call(() -> returnees.register(person, new ArrivalForm("420100", null, "2020-02-09T10:00", null, null, null, null, null))));
        assertThat(keyArea(NOW)).isEqualTo(before + 1);
        Instant later = NOW.plusSeconds(3600);
        clock.hold(later);
        assertThat(done(OFFICE.call(() -> returnees.decide(found.id(), Returnees.Decision.WITHDRAWN, "登记错人"))).state()).isEqualTo("WITHDRAWN");
        assertThat(keyArea(later)).isEqualTo(before);
        assertThat(keyArea(later.minusSeconds(1))).as("as it was known").isEqualTo(before + 1);
        assertThat(count("select count(*) from person.arrival where id = ? and withdrawn_by = 'office'", found.arrival())).as("the record stays").isEqualTo(1);
        assertThat(count("select count(*) from audit.record where action = 'arrival.withdrawn' and subject = ?", found.arrival().toString())).isEqualTo(1);
    }

    private int keyArea(Instant knownAt) {
        return OFFICE.call(() -> arrivals.count(DISTRICT.range(), NOW.plusSeconds(86_400), knownAt, DISTRICT.range())).keyArea();
    }

    private PersonId somebodyElse() {
        return new PersonId(UUID.randomUUID());
    }

    @Test
    void readsCoverageOfOnesOwnRegionsOnly() {
        Region district = OFFICE.call(() -> coverage.find(DISTRICT)).orElseThrow();
        assertThat(OFFICE.call(() -> coverage.view(round, district)).below().stream().mapToInt(Coverage.Row::households).sum()).isEqualTo(district().households());
        assertThat(ELSEWHERE.call(() -> coverage.find(DISTRICT))).isEmpty();
        assertThat(OFFICE.call(() -> coverage.doors(round, GRID))).isNotEmpty();
    }
}
