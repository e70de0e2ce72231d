package org.zerospread.app.resumption;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.DailyReport;

import static org.assertj.core.api.Assertions.assertThat;

/// The loop on a real store: each step in its order, and what is refused leaves nothing behind.
class LoopTest extends FirmOfTests {

    @Autowired
    Stays stays;

    @Autowired
    Reminders reminders;

    @Test
    void goesTheWholeWayAndIsCountedAsWorking() {
        UUID firm = working(10);
        assertThat(state(firm)).isEqualTo("WORKING");
        assertThat(count("select count(*) from resumption.working('2020-02-10', now()) w where w.firm_id = ?", firm)).isEqualTo(1);
        assertThat(count("select count(*) from resumption.working('2020-02-09', now()) w where w.firm_id = ?", firm)).isZero();
        assertThat(count("select count(*) from resumption.working('2020-02-10', '2020-02-10T01:59:00Z') w where w.firm_id = ?", firm)).isZero();
        assertThat(count("select count(distinct action) from audit.record where subject = ?", firm.toString())).as("screened, batch, filed, reviewed, approved, started, reported").isEqualTo(7);
        assertThat(count("select count(*) from resumption.evidence where firm_id = ? and seq = 3", firm)).isEqualTo(3);
        assertThat(count("select count(*) from resumption.firm_step where firm_id = ? and kind = 'FILED' and signed_by = '王五' and commitment = 1 and opening = 'BY_FILING'", firm)).isEqualTo(1);
    }

    @Test
    void noStepIsSkipped() {
        UUID firm = firm(4);
        assertThat(codes(batch(firm, staff(firm)))).isEqualTo("staff:RSM-001");
        assertThat(codes(report(firm, "2020-02-10", 0, 0))).isEqualTo("report:RSM-001");
        assertThat(codes(review(firm))).isEqualTo("step:RSM-001");
        assertThat(codes(decide(new Reviews.Decision.Approve(firm)))).isEqualTo("decision:RSM-001");
        show(firm);
        assertThat(codes(file(firm))).isEqualTo("firm:RSM-001");
        screen(firm);
        batch(firm, staff(firm));
        assertThat(codes(report(firm, "2020-02-10", 4, 0))).isEqualTo("at_work:RSM-001");
        assertThat(codes(report(firm, "2020-02-10", 0, 4))).as("nobody at work may be told of").isEqualTo("done");
        file(firm);
        assertThat(codes(decide(new Reviews.Decision.Approve(firm)))).isEqualTo("decision:RSM-001");
        assertThat(state(firm)).isEqualTo("FILED");
    }

    @Test
    void whoMayNotReturnHasTheWholeBatchRefusedUnlessLeftOutExpressly() {
        UUID firm = firm(3);
        PersonId held = OFFICE.call(() -> transaction.execute(status -> sql.sql("select person_id from enterprise.staff where id = :id").param("id", staff(firm).getFirst())
                .query((row, index) -> new PersonId(row.getObject("person_id", UUID.class))).single()));
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), held, StayReason.KEY_AREA_ARRIVAL, LocalDate.parse("2020-02-08")))));
        assertThat(codes(screen(firm))).isEqualTo("done");
        assertThat(count("select count(*) from resumption.screened_out where firm_id = ?", firm)).isEqualTo(1);
        assertThat(count("select count(*) from resumption.firm_step where firm_id = ? and staff = 3 and may_return = 2", firm)).isEqualTo(1);
        LoopAnswer refused = batch(firm, staff(firm));
        assertThat(codes(refused)).isEqualTo("staff:RSM-009");
        assertThat(said(refused)).contains("欧阳", "隔离", "nobody of the batch was taken");
        assertThat(count("select count(*) from resumption.returned where firm_id = ?", firm)).isZero();
        assertThat(codes(FIRM.call(() -> loop.returnBatch(List.of(new Loop.Batch(firm, staff(firm), true)))))).isEqualTo("done");
        assertThat(count("select count(*) from resumption.returned where firm_id = ?", firm)).isEqualTo(2);
        assertThat(codes(batch(firm, staff(firm).subList(1, 2)))).as("returned already").isEqualTo("staff:RSM-011");
        assertThat(codes(batch(firm, List.of(UUID.randomUUID())))).isEqualTo("staff:RSM-011");
    }

    @Test
    void filesOnlyWithEvidenceReadinessAndSignature() {
        UUID firm = firm(5);
        screen(firm);
        batch(firm, staff(firm));
        OFFICE.run(() -> transaction.executeWithoutResult(status -> {
            supply(firm, "masks", 34);
            sql.sql("update enterprise.staff set dormitory = '301' where firm_id = :firm").param("firm", firm).update();
        }));
        assertThat(codes(FIRM.call(() -> loop.file(List.of(new Loop.Filing(firm, " ", 2)))))).isEqualTo("signed_by:RSM-008 evidence:RSM-007 readiness:RSM-016 readiness:RSM-016");
        assertThat(codes(FIRM.call(() -> evidence.keep(List.of(new EvidenceDesk.Upload(firm, "supplies", "口罩.png", pdf())))))).isEqualTo("file:RSM-005");
        assertThat(codes(FIRM.call(() -> evidence.keep(List.of(new EvidenceDesk.Upload(firm, "plan", "方案.pdf", new byte[6 * 1024 * 1024])))))).isEqualTo("file:RSM-006");
        assertThat(codes(FIRM.call(() -> evidence.keep(List.of(new EvidenceDesk.Upload(firm, "plan", "a.pdf", pdf()), new EvidenceDesk.Upload(firm, "plan", "b.pdf", png()),
                new EvidenceDesk.Upload(firm, "plan", "c.exe", new byte[] {'M', 'Z'})))))).as("all or none").isEqualTo("file:RSM-005");
        assertThat(count("select count(*) from resumption.evidence where firm_id = ?", firm)).isZero();
        show(firm);
        assertThat(codes(file(firm))).isEqualTo("readiness:RSM-016 readiness:RSM-016");
        OFFICE.run(() -> transaction.executeWithoutResult(status -> supply(firm, "masks", 35)));
        FIRM.run(() -> loop.measureRooms(firm, java.util.Map.of("301", new java.math.BigDecimal("12.5"))));
        assertThat(codes(file(firm))).isEqualTo("done");
    }

    @Test
    void whoeverFiledOrBelongsToTheFirmDecidesNothing() {
        UUID firm = firm(2);
        screen(firm);
        batch(firm, staff(firm));
        show(firm);
        OFFICE.call(() -> loop.file(List.of(new Loop.Filing(firm, "王五", 1))));
        assertThat(codes(review(firm))).isEqualTo("step:RSM-003");
        Jurisdiction other = new Jurisdiction("other", DISTRICT.range());
        assertThat(codes(other.call(() -> reviews.review(List.of(new Reviews.Review(firm, items())))))).isEqualTo("done");
        assertThat(codes(decide(new Reviews.Decision.Approve(firm)))).isEqualTo("decision:RSM-003");
        transaction.executeWithoutResult(status -> {
            UUID account = UUID.randomUUID();
            sql.sql("insert into access.account (id, username, display_name, password_hash, must_change, created_at) values (:id, 'insider', '内部', 'x', false, now())").param("id", account).update();
            sql.sql("insert into enterprise.account (account_id, firm_id, bound_at, bound_by) values (:id, :firm, now(), 'office')").param("id", account).param("firm", firm).update();
        });
        assertThat(codes(new Jurisdiction("insider", DISTRICT.range()).call(() -> reviews.decide(List.of(new Reviews.Decision.Approve(firm)))))).isEqualTo("decision:RSM-003");
        assertThat(codes(other.call(() -> reviews.decide(List.of(new Reviews.Decision.Approve(firm)))))).isEqualTo("done");
    }

    @Test
    void conditionsRefusalsAndFindingsAreSaidAndDated() {
        UUID firm = firm(2);
        screen(firm);
        batch(firm, staff(firm));
        show(firm);
        file(firm);
        assertThat(codes(OFFICE.call(() -> reviews.review(List.of(new Reviews.Review(firm, items().subList(1, 3))))))).isEqualTo("items:RSM-012");
        assertThat(codes(review(firm, "gate"))).isEqualTo("done");
        assertThat(codes(decide(new Reviews.Decision.Approve(firm)))).isEqualTo("decision:RSM-018");
        assertThat(codes(decide(new Reviews.Decision.Refuse(firm, List.of(" "))))).isEqualTo("reasons:RSM-020");
        assertThat(codes(decide(new Reviews.Decision.Conditions(firm, List.of("门卫测温"), LocalDate.parse("2020-03-10"))))).isEqualTo("decision:RSM-013");
        assertThat(codes(decide(new Reviews.Decision.Refuse(firm, List.of("门卫没有测温"))))).isEqualTo("done");
        assertThat(codes(file(firm))).isEqualTo("done");
        assertThat(codes(review(firm, "gate"))).isEqualTo("done");
        assertThat(codes(decide(new Reviews.Decision.Conditions(firm, List.of("门卫测温"), LocalDate.parse("2020-02-12"))))).isEqualTo("done");
        assertThat(codes(report(firm, "2020-02-10", 2, 0))).isEqualTo("done");
        assertThat(codes(OFFICE.call(() -> reviews.inspect(firm, List.of("食堂没有错峰"), null)))).isEqualTo("due_on:RSM-013");
        assertThat(codes(OFFICE.call(() -> reviews.inspect(firm, List.of("食堂没有错峰"), LocalDate.parse("2020-02-13"))))).isEqualTo("done");
        assertThat(count("select count(*) from resumption.point where firm_id = ?", firm)).isEqualTo(3);
        assertThat(codes(OFFICE.call(() -> reviews.meetConditions(firm, null)))).isEqualTo("done");
        assertThat(codes(OFFICE.call(() -> reviews.meetConditions(firm, null)))).isEqualTo("step:RSM-001");
        assertThat(codes(OFFICE.call(() -> reviews.rectify(firm, "已错峰")))).isEqualTo("done");
        assertThat(codes(FIRM.call(() -> loop.drill(firm, "发热员工转送演练")))).isEqualTo("done");
    }

    @Test
    void dailyReportsAreOfTodayAndNameWhoIsIll() {
        UUID firm = working(3);
        assertThat(codes(report(firm, "2020-02-09", 3, 0))).isEqualTo("report:RSM-004");
        assertThat(codes(report(firm, "2020-02-11", 3, 0))).isEqualTo("report:RSM-004");
        assertThat(codes(report(firm, "2020-02-10", 2, 0))).isEqualTo("report:RSM-014");
        assertThat(codes(report(firm, "2020-02-10", 2, 1, new DailyReport.Ill(UUID.randomUUID(), 380, null)))).isEqualTo("report:RSM-011");
        assertThat(codes(report(firm, "2020-02-10", 2, 1, new DailyReport.Ill(staff(firm).getFirst(), 380, "咳嗽")))).as("a second one of the day").isEqualTo("done");
        assertThat(count("select count(*) from resumption.report where firm_id = ?", firm)).isEqualTo(2);
        assertThat(count("select fever from resumption.report where firm_id = ? order by recorded_at desc, ill desc limit 1", firm)).isEqualTo(1);
        at("2020-02-11T01:00:00Z");
        assertThat(count("select count(*) from resumption.firm_state where firm_id = ? and duty = 'REPORT' and due_at = '2020-02-11T02:00:00Z' and last_report_on = '2020-02-10'", firm)).isEqualTo(1);
    }

    @Test
    void remindsOfWhatIsDueOnceForEachOffsetAndWhenItIsOver() {
        UUID firm = working(2);
        at("2020-02-10T21:00:00Z");
        OFFICE.run(() -> reminders.remind());
        assertThat(count("select count(*) from resumption.reminder where firm_id = ?", firm)).as("five hours ahead").isZero();
        at("2020-02-10T22:00:00Z");
        OFFICE.run(() -> reminders.remind());
        OFFICE.run(() -> reminders.remind());
        assertThat(count("select count(*) from resumption.reminder where firm_id = ? and duty = 'REPORT' and hours = 4", firm)).isEqualTo(1);
        at("2020-02-11T02:00:00Z");
        OFFICE.run(() -> reminders.remind());
        assertThat(count("select count(*) from resumption.reminder where firm_id = ?", firm)).isEqualTo(2);
        assertThat(codes(report(firm, "2020-02-11", 2, 0))).isEqualTo("done");
        assertThat(count("select count(*) from resumption.firm_state where firm_id = ? and duty = 'REPORT' and due_at = '2020-02-12T02:00:00Z'", firm)).isEqualTo(1);
    }

    @Test
    void manyFirmsAreTakenInTheSameStatementsOrNoneOfThem() {
        List<UUID> firms = List.of(firm(2), firm(3), firm(4));
        assertThat(codes(FIRM.call(() -> loop.screen(firms)))).isEqualTo("done");
        assertThat(codes(FIRM.call(() -> loop.returnBatch(firms.stream().map(firm -> new Loop.Batch(firm, staff(firm), false)).toList())))).isEqualTo("done");
        show(firms.get(0));
        show(firms.get(1));
        List<Loop.Filing> filings = firms.stream().map(firm -> new Loop.Filing(firm, "王五", 1)).toList();
        assertThat(codes(FIRM.call(() -> loop.file(filings)))).isEqualTo("evidence:RSM-007");
        assertThat(state(firms.getFirst())).isEqualTo("RETURNING");
        show(firms.get(2));
        assertThat(codes(FIRM.call(() -> loop.file(filings)))).isEqualTo("done");
        assertThat(codes(OFFICE.call(() -> reviews.review(firms.stream().map(firm -> new Reviews.Review(firm, items())).toList())))).isEqualTo("done");
        assertThat(codes(OFFICE.call(() -> reviews.decide(firms.stream().map(Reviews.Decision.Approve::new).toList())))).isEqualTo("done");
        assertThat(firms).extracting(this::state).containsOnly("APPROVED");
    }

    @Test
    void aFirmElsewhereIsNotThere() {
        UUID firm = firm(2);
        Jurisdiction elsewhere = new Jurisdiction("elsewhere", RegionCode.parse("500118").range());
        assertThat(codes(elsewhere.call(() -> loop.screen(List.of(firm))))).isEqualTo("firm:RSM-019");
        assertThat(codes(elsewhere.call(() -> reports.report(List.of(new DailyReports.Given(firm, new DailyReport(LocalDate.parse("2020-02-10"), 0, 0, List.of(), "王五"))))))).isEqualTo("firm:RSM-019");
    }
}
