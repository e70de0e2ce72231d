package org.zerospread.app.recruiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.HouseholdDraft;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.recruiting.ApplicationState;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.CreditCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Projects from the lead to the signature, and people from the application to the hire.
class RecruitingTest extends SmallDistrict {

    private static final Jurisdiction ELSEWHERE = new Jurisdiction("elsewhere", RegionCode.parse("500118").range());
    private static final Jurisdiction OTHER_TOWN = new Jurisdiction("other", RegionCode.parse("500153106").range());
    private static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    private static int firms;
    private static int phones;

    @Autowired
    Projects projects;
    @Autowired
    Jobs jobs;
    @Autowired
    Applications applications;
    @Autowired
    Hiring hiring;
    @Autowired
    RecruitingFigures figures;
    @Autowired
    ApplicantHealth health;
    @Autowired
    SealedApplicants sealed;
    @Autowired
    FieldCipher cipher;
    @Autowired
    Firms register;
    @Autowired
    PersonRegister persons;
    @Autowired
    Stays stays;

    private static String codes(RecruitingAnswer answer) {
        return switch (answer) {
            case RecruitingAnswer.Done done -> "done";
            case RecruitingAnswer.Refused(List<FormFault> faults) -> String.join(" ", faults.stream().map(fault -> fault.field() + ":" + fault.code()).toList());
        };
    }

    private static UUID id(RecruitingAnswer answer) {
        assertThat(codes(answer)).isEqualTo("done");
        return ((RecruitingAnswer.Done) answer).id();
    }

    private static String phone() {
        return "139%08d".formatted(10_000 + phones++);
    }

    private Firm firm(RegionCode region) {
        UUID id = UUID.randomUUID();
        String first = "91500153MA5U%05d".formatted(firms++);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into enterprise.firm (id, credit_code, name, industry, size, large, park, priority, region, address, staff_expected, recorded_at, recorded_by)
                values (:id, :code, '测试机械厂', 'C34', 'SMALL', false, null, 'OTHER', :region, '一号', 40, now(), 'test')
                """).param("id", id).param("code", first + CreditCode.checkDigit(first)).param("region", region.low()).update()));
        return OFFICE.call(() -> register.find(id)).orElseThrow();
    }

    private UUID job(Firm firm, int places) {
        return id(OFFICE.call(() -> jobs.open(UUID.randomUUID(), firm, new JobForm("装配工", Integer.toString(places), "3500", "5000", "会看图纸", "2020-03-31"))));
    }

    private static ApplicationForm form(String name, String phone, @Nullable String origin) {
        return new ApplicationForm(name, phone, origin, null, false, false, null, true);
    }

    private RecruitingAnswer apply(UUID job, ApplicationForm form) {
        return OFFICE.call(() -> applications.apply(UUID.randomUUID(), job, form, Applications.Source.SELF));
    }

    private RecruitingAnswer step(UUID application, String state, @Nullable String on, @Nullable String startOn) {
        return OFFICE.call(() -> hiring.advance(application, null, new ApplicationStepForm(state, on, "2020-02-11T09:30", "https://meet.example/a", startOn, "好")));
    }

    private UUID offered(UUID job, String phone) {
        UUID application = id(apply(job, form("王小明", phone, "500153")));
        for (String state : List.of("INVITED", "PASSED", "OFFERED")) {
            assertThat(codes(step(application, state, null, null))).as(state).isEqualTo("done");
        }
        return application;
    }

    private static ProjectForm lead(String amount, String sector, @Nullable String on) {
        return new ProjectForm("智能装备园", "远方装备公司", sector, amount, "500153101", on, "电话来访", "一期厂房");
    }

    private RecruitingAnswer stage(UUID project, String stage, @Nullable String on, @Nullable String amount, @Nullable String link) {
        return OFFICE.call(() -> projects.advance(project, new ProjectStepForm(stage, on, amount, "说明", link, null)));
    }

    @Test
    void aProjectGoesFromTheLeadToTheSignatureAndItsSumIsExact() {
        RecruitingFigures.Totals before = OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY, clock.instant()));
        RecruitingFigures.Totals dayBefore = OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY.minusDays(1), clock.instant()));
        UUID project = id(OFFICE.call(() -> projects.open(UUID.randomUUID(), lead("5.3亿", "C34", "2020-02-05"))));
        assertThat(codes(stage(project, "SIGNED", null, null, null))).isEqualTo("stage:RCR-004");
        assertThat(codes(stage(project, "TALKS", "2020-02-08", null, "https://meet.example/1"))).isEqualTo("done");
        clock.hold(NOW.plusSeconds(3600));
        assertThat(codes(stage(project, "SIGNED", "2020-02-10", "530000001", "https://meet.example/2"))).isEqualTo("done");
        Instant signed = clock.instant();
        assertThat(OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY, signed))).isEqualTo(new RecruitingFigures.Totals(before.recruited(), before.signed() + 1, before.signedYuan() + 530_000_001L));
        assertThat(OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY, signed.minusSeconds(1)))).as("as known before").isEqualTo(before);
        assertThat(OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY.minusDays(1), signed))).as("of the day before").isEqualTo(dayBefore);
        for (String stage : List.of("LOST", "TALKS", "SIGNED")) {
            assertThat(codes(stage(project, stage, null, "1", null))).as("what is signed stays").isEqualTo("stage:RCR-004");
        }
        assertThat(count("select count(*) from recruiting.project_step where project_id = ?", project)).isEqualTo(3);
        assertThat(count("select count(*) from audit.record where subject = ? and action in ('project.lead', 'project.talks', 'project.signed')", project.toString())).isEqualTo(3);
    }

    @Test
    void refusesProjectsThatCannotBe() {
        assertThat(codes(OFFICE.call(() -> projects.open(UUID.randomUUID(), lead("-5", "C99", "2020-02-11"))))).isEqualTo("sector:INDUSTRY-002 amount:MONEY-002 on:RCR-007");
        assertThat(codes(OFFICE.call(() -> projects.open(UUID.randomUUID(), lead("99999999999999", "C", "2020-02-02"))))).isEqualTo("amount:MONEY-003 on:RCR-008");
        assertThat(codes(OFFICE.call(() -> projects.open(UUID.randomUUID(), lead("0.5", "C", "2020-02-30"))))).isEqualTo("amount:RCR-001 on:RCR-001");
        assertThat(codes(OFFICE.call(() -> projects.open(UUID.randomUUID(), ProjectForm.empty())))).isEqualTo("title:RCR-001 investor:RCR-001 sector:INDUSTRY-001 amount:RCR-001 region:PER-002");
        UUID project = id(OFFICE.call(() -> projects.open(UUID.randomUUID(), lead("1", "C", null))));
        assertThat(codes(stage(project, "TALKS", "2020-02-09", null, null))).as("before the lead").isEqualTo("on:RCR-007");
        assertThat(codes(stage(project, "TALKS", "2020-02-11", null, null))).as("in the future").isEqualTo("on:RCR-007");
        assertThat(codes(stage(project, "TALKS", null, null, "http://meet.example"))).isEqualTo("link:RCR-009");
        assertThat(codes(stage(project, "SOLD", null, null, null))).isEqualTo("stage:PER-007");
        assertThat(codes(OFFICE.call(() -> projects.advance(project, new ProjectStepForm("LOST", null, null, null, null, null))))).isEqualTo("note:RCR-001");
        assertThat(codes(OTHER_TOWN.call(() -> projects.advance(project, new ProjectStepForm("TALKS", null, null, null, null, null))))).isEqualTo("id:RCR-006");
        assertThat(codes(stage(UUID.randomUUID(), "TALKS", null, null, null))).isEqualTo("id:RCR-006");
    }

    @Test
    void aJobIsOpenedByItsFirmAndRefusedWhereItCannotBe() {
        Firm firm = firm(GRID);
        assertThat(codes(OFFICE.call(() -> jobs.open(UUID.randomUUID(), firm, new JobForm("装配工", "0", "5000", "x", null, null))))).isEqualTo("places:RCR-001 wage_to:RCR-001 valid_until:RCR-001");
        assertThat(codes(OFFICE.call(() -> jobs.open(UUID.randomUUID(), firm, new JobForm("装配工", "1", "5000", "3000", null, "2020-03-01"))))).isEqualTo("wage_to:RCR-011");
        assertThat(codes(OFFICE.call(() -> jobs.open(UUID.randomUUID(), firm, new JobForm("装配工", "1", "3000", "3000", null, "2020-02-09"))))).isEqualTo("valid_until:RCR-007");
        UUID job = job(firm, 2);
        assertThat(codes(ELSEWHERE.call(() -> jobs.close(job, null)))).isEqualTo("id:RCR-006");
        assertThat(codes(OFFICE.call(() -> jobs.close(job, UUID.randomUUID())))).as("of another firm").isEqualTo("id:RCR-006");
        assertThat(codes(OFFICE.call(() -> jobs.close(job, firm.id())))).isEqualTo("done");
        assertThat(codes(apply(job, form("王小明", phone(), "500153")))).isEqualTo("job:RCR-010");
    }

    @Test
    void anApplicantIsHiredStepByStepAndCountedOnce() {
        Firm firm = firm(GRID);
        UUID job = job(firm, 1);
        String phone = phone();
        int before = OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY, clock.instant())).recruited();
        RecruitingAnswer answer = apply(job, form("王小明", phone, "500153"));
        UUID application = id(answer);
        String number = java.util.Objects.requireNonNull(((RecruitingAnswer.Done) answer).number());
        assertThat(applications.findByNumber(number.toLowerCase(java.util.Locale.ROOT).substring(0, 6) + " " + number.substring(6))).get()
                .satisfies(told -> assertThat(told.state()).isEqualTo("APPLIED"));
        assertThat(applications.findByNumber("222222222222")).isEmpty();
        assertThat(codes(apply(job, form("王大明", phone, "500153")))).isEqualTo("phone:RCR-012");
        assertThat(codes(step(application, "HIRED", null, null))).isEqualTo("state:RCR-004");
        assertThat(codes(OFFICE.call(() -> hiring.advance(application, null, new ApplicationStepForm("INVITED", null, "2020-02-09T09:00", "ftp://x", null, null))))).isEqualTo("link:RCR-009 interview_at:RCR-007");
        assertThat(codes(step(application, "INVITED", null, null))).isEqualTo("done");
        assertThat(applications.findByNumber(number).orElseThrow().interviewLink()).isEqualTo("https://meet.example/a");
        assertThat(codes(step(application, "PASSED", "2020-02-09", null))).as("back-dated before the step before").isEqualTo("on:RCR-007");
        assertThat(codes(step(application, "PASSED", null, null))).isEqualTo("done");
        assertThat(codes(step(application, "OFFERED", null, null))).isEqualTo("done");
        assertThat(codes(step(application, "HIRED", null, "2020-02-01"))).isEqualTo("start_on:RCR-007");
        clock.hold(NOW.plusSeconds(3600));
        assertThat(codes(step(application, "HIRED", null, "2020-02-12"))).isEqualTo("done");
        assertThat(codes(step(application, "HIRED", null, null))).as("a second time").isEqualTo("state:RCR-004");
        assertThat(OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY, clock.instant())).recruited()).isEqualTo(before + 1);
        assertThat(OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY, clock.instant().minusSeconds(1))).recruited()).isEqualTo(before);
        assertThat(codes(apply(job, form("李四", phone(), "500153")))).as("filled").isEqualTo("job:RCR-010");
        assertThat(count("select count(*) from recruiting.application where phone_sealed::text like '%' || ? || '%'", phone)).isZero();
    }

    @Test
    void nobodyIsHiredTwiceInWhicheverTown() {
        String phone = phone();
        UUID here = offered(job(firm(GRID), 5), phone);
        UUID there = offered(job(firm(RegionCode.parse("500153106")), 5), phone);
        assertThat(codes(step(here, "HIRED", null, null))).isEqualTo("done");
        assertThat(codes(OTHER_TOWN.call(() -> hiring.advance(there, null, new ApplicationStepForm("HIRED", null, null, null, null, null))))).as("by an office that cannot see the other").isEqualTo("id:RCR-013");
        assertThat(codes(OFFICE.call(() -> hiring.leave(here, null, TODAY)))).isEqualTo("done");
        assertThat(codes(OFFICE.call(() -> hiring.leave(here, null, TODAY)))).isEqualTo("state:RCR-004");
        assertThat(codes(step(there, "HIRED", null, null))).isEqualTo("done");
    }

    @Test
    void twoFirmsHireOneManInTheSameMomentAndOneOfThemGetsHim() throws Exception {
        String phone = phone();
        List<UUID> offers = List.of(offered(job(firm(GRID), 5), phone), offered(job(firm(GRID), 5), phone), offered(job(firm(GRID), 5), phone));
        assertThat(together(offers)).containsExactlyInAnyOrder("done", "id:RCR-013", "id:RCR-013");
    }

    @Test
    void noMoreAreHiredThanThereArePlaces() throws Exception {
        UUID job = job(firm(GRID), 2);
        List<UUID> offers = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            offers.add(offered(job, phone()));
        }
        assertThat(together(offers)).containsExactlyInAnyOrder("done", "done", "job:RCR-010", "job:RCR-010", "job:RCR-010");
        assertThat(count("select hired from recruiting.job where id = ?", job)).isEqualTo(2);
        assertThat(count("select count(*) from recruiting.hire where job_id = ?", job)).isEqualTo(2);
    }

    private List<String> together(List<UUID> offers) throws Exception {
        try (var pool = Executors.newFixedThreadPool(offers.size())) {
            List<String> answers = new ArrayList<>();
            for (Future<String> one : pool.invokeAll(offers.stream().map(offer -> (Callable<String>) () -> codes(step(offer, "HIRED", null, null))).toList())) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    @Test
    void whoIsRegisteredComesOntoTheLedgerAndWhoIsOnAnotherIsNotHired() {
        Firm firm = firm(GRID);
        String phone = phone();
        PersonId person = new PersonId(UUID.randomUUID());
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        OFFICE.run(() -> {
            persons.takeHouseholds(List.of(new HouseholdDraft(household, GRID, "0001", "鹿子村1号")));
            persons.takePersons(List.of(new PersonDraft(person, GRID, household, "王小明", null, null, null, phone, null)));
        });
        UUID first = offered(job(firm, 1), phone);
        assertThat(OFFICE.call(() -> health.judge(first, TODAY))).isEqualTo(new ApplicantHealth.Health(first, true, List.of()));
        assertThat(codes(step(first, "HIRED", null, null))).isEqualTo("done");
        assertThat(count("select count(*) from enterprise.staff where person_id = ? and firm_id = ? and post = '装配工' and joined_on = '2020-02-10'", person.value(), firm.id())).isEqualTo(1);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("update recruiting.application set left_on = '2020-02-10' where id = :id").param("id", first).update()));
        UUID second = offered(job(firm(GRID), 1), phone);
        assertThat(codes(step(second, "HIRED", null, null))).as("still on the first ledger").isEqualTo("id:RCR-013");
        assertThat(count("select count(*) from recruiting.hire where application_id = ?", second)).as("nothing half done").isZero();
        assertThat(count("select count(*) from recruiting.application where id = ? and state = 'OFFERED'", second)).isEqualTo(1);
    }

    @Test
    void whoMayNotStartIsNotHiredForThatDay() {
        UUID job = job(firm(GRID), 5);
        UUID feverish = id(apply(job, new ApplicationForm("张三", phone(), "500153", null, true, false, null, true)));
        UUID travelled = id(apply(job, new ApplicationForm("赵六", phone(), "420106", "2020-02-08", false, false, null, true)));
        for (String state : List.of("INVITED", "PASSED", "OFFERED")) {
            step(feverish, state, null, null);
            step(travelled, state, null, null);
        }
        ApplicantHealth.Health ill = OFFICE.call(() -> health.judge(feverish, TODAY));
        assertThat(ill.registered()).isFalse();
        assertThat(ill.reasons()).extracting(ApplicantHealth.Reason::code).contains("DECLARED_FEVER");
        assertThat(codes(step(feverish, "HIRED", null, null))).isEqualTo("start_on:RCR-014");
        ApplicantHealth.Health fromWuhan = OFFICE.call(() -> health.judge(travelled, TODAY));
        assertThat(fromWuhan.reasons()).as(fromWuhan.toString()).anySatisfy(reason -> {
            assertThat(reason.code()).isEqualTo("QUARANTINE_DUE");
            assertThat(reason.until()).isAfterOrEqualTo(LocalDate.parse("2020-02-22"));
        });
        assertThat(codes(step(travelled, "HIRED", null, "2020-02-20"))).isEqualTo("start_on:RCR-014");
        assertThat(OFFICE.call(() -> hiring.hireAll(List.of(feverish, travelled), TODAY, DISTRICT))).as("many at once leave them out").isZero();
    }

    @Test
    void whoIsInQuarantineInAnotherTownMayNotStartAndTheFirmsTownLearnsNoMoreThanThat() {
        String phone = phone();
        PersonId guest = new PersonId(UUID.randomUUID());
        OFFICE.run(() -> {
            HouseholdId household = new HouseholdId(UUID.randomUUID());
            persons.takeHouseholds(List.of(new HouseholdDraft(household, GRID, "0002", "鹿子村2号")));
            persons.takePersons(List.of(new PersonDraft(guest, GRID, household, "李小红", null, null, null, phone, null)));
        });
        UUID job = job(firm(RegionCode.parse("500153106")), 1);
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), guest, StayReason.KEY_AREA_ARRIVAL, TODAY))));
        UUID application = id(apply(job, new ApplicationForm("李小红", phone, "500153", null, false, false, null, true)));
        ApplicantHealth.Health told = OTHER_TOWN.call(() -> health.judge(application, TODAY));
        assertThat(told.registered()).isTrue();
        assertThat(told.reasons()).extracting(ApplicantHealth.Reason::code).containsAnyOf("IN_CENTRAL_QUARANTINE", "IN_HOME_QUARANTINE");
        assertThat(told.from()).get().satisfies(day -> assertThat(day).isAfter(TODAY));
        Long seen = OTHER_TOWN.call(() -> transaction.execute(status -> sql.sql("select count(*) from person.person where id = :id").param("id", guest.value()).query(Long.class).single()));
        assertThat(seen).isZero();
        assertThat(ELSEWHERE.call(() -> health.judgeAll(List.of(application), TODAY))).isEmpty();
    }

    @Test
    void refusesApplicationsThatCannotBe() {
        UUID job = job(firm(GRID), 5);
        assertThat(codes(apply(job, ApplicationForm.empty()))).isEqualTo("name:RCR-001 phone:RCR-001 origin:PER-002 fever:RCR-001 consent:RCR-016");
        assertThat(codes(apply(job, new ApplicationForm("王小明", "12", "500153", "2020-02-30", false, null, null, true)))).isEqualTo("phone:PHONE-001 arrived_on:PER-006 contact:RCR-001");
        assertThat(codes(apply(UUID.randomUUID(), form("王小明", phone(), "500153")))).isEqualTo("id:RCR-006");
        assertThat(codes(step(UUID.randomUUID(), "INVITED", null, null))).isEqualTo("id:RCR-006");
        UUID mine = id(apply(job, form("王小明", phone(), "500153")));
        assertThat(codes(OTHER_TOWN.call(() -> hiring.advance(mine, null, new ApplicationStepForm("REJECTED", null, null, null, null, "无"))))).isEqualTo("id:RCR-006");
        assertThat(codes(OFFICE.call(() -> hiring.advance(mine, UUID.randomUUID(), new ApplicationStepForm("REJECTED", null, null, null, null, "无"))))).as("another firm").isEqualTo("id:RCR-006");
        assertThat(codes(OFFICE.call(() -> hiring.advance(mine, null, new ApplicationStepForm("REJECTED", null, null, null, null, null))))).isEqualTo("note:RCR-001");
    }

    @Test
    void manyAreHiredInAFewStatements() {
        UUID job = job(firm(GRID), 40);
        int before = OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY, clock.instant())).recruited();
        List<Applications.Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            drafts.add(new Applications.Draft(UUID.randomUUID(), applications.newNumber(), job, "王小明", phone(), null, DISTRICT, null, false, false, null, Applications.Source.SELF));
        }
        List<UUID> ids = drafts.stream().map(Applications.Draft::id).toList();
        OFFICE.run(() -> {
            assertThat(applications.applyAll(drafts, DISTRICT)).hasSize(40);
            assertThat(hiring.inviteAll(ids, NOW.plusSeconds(600), "https://meet.example/all", DISTRICT)).isEqualTo(40);
            assertThat(hiring.advanceAll(ids, ApplicationState.OFFERED, TODAY, null, DISTRICT)).as("nobody skips the interview").isZero();
            assertThat(hiring.advanceAll(ids, ApplicationState.PASSED, TODAY, null, DISTRICT)).isEqualTo(40);
            assertThat(hiring.advanceAll(ids, ApplicationState.OFFERED, TODAY, null, DISTRICT)).isEqualTo(40);
            assertThat(hiring.hireAll(ids, TODAY, DISTRICT)).isEqualTo(40);
        });
        assertThat(OFFICE.call(() -> figures.upTo(DISTRICT.range(), TODAY, clock.instant())).recruited()).isEqualTo(before + 40);
        assertThat(count("select count(*) from recruiting.application_step where application_id = any (?::uuid[])", (Object) ids.toArray(UUID[]::new))).isEqualTo(200);
    }

    @Test
    void aNewKeyReachesTheTelephoneNumbers() {
        id(apply(job(firm(GRID), 5), form("王小明", phone(), "500153")));
        int old = cipher.newestKey();
        int fresh = cipher.beginNewKey();
        assertThat(OFFICE.call(() -> sealed.countOtherThan(fresh))).isPositive();
        OFFICE.run(() -> {
            for (var piece = sealed.sealAnew(fresh, new UUID(0, 0), 50); piece.sealed() > 0; piece = sealed.sealAnew(fresh, piece.last(), 50)) {
                assertThat(piece.sealed()).isBetween(1, 50);
            }
        });
        assertThat(OFFICE.call(() -> sealed.countOtherThan(fresh))).as("all that were under " + old).isZero();
    }
}
