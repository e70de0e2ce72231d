package org.zerospread.app.resumption;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.TestDesk;
import org.zerospread.app.surveillance.TestDraft;

import static org.assertj.core.api.Assertions.assertThat;

/// A suspected case at a firm: everything in one action, or nothing; and the way back.
class EmergencyTest extends FirmOfTests {

    @Autowired
    TestDesk tests;

    private LoopAnswer freeze(UUID firm, UUID staff) {
        return FIRM.call(() -> emergency.freeze(new Emergency.Alarm(firm, staff, LocalDate.parse("2020-02-09"), "发热38.5度, 咳嗽")));
    }

    private PersonId person(UUID staff) {
        return OFFICE.call(() -> transaction.execute(status -> sql.sql("select person_id from enterprise.staff where id = :id").param("id", staff)
                .query((row, index) -> new PersonId(row.getObject("person_id", UUID.class))).single()));
    }

    @Test
    void oneActionFreezesOpensTheCaseAndQuarantinesAllBesideHim() {
        UUID firm = working(20);
        UUID ill = staff(firm).getFirst();
        long beside = count("""
                select count(*) from enterprise.staff i join enterprise.staff t on t.firm_id = i.firm_id and t.id <> i.id and (t.shift = i.shift or t.canteen_table = i.canteen_table or t.bus = i.bus)
                where i.id = ?
                """, ill);
        assertThat(beside).isBetween(10L, 18L);
        assertThat(codes(freeze(firm, ill))).isEqualTo("done");
        assertThat(state(firm)).isEqualTo("FROZEN");
        assertThat(count("select count(*) from surveillance.case_file where person_id = ? and state = 'SUSPECTED'", person(ill).value())).isEqualTo(1);
        assertThat(count("select count(*) from resumption.exposed where firm_id = ?", firm)).isEqualTo(beside);
        assertThat(count("""
                select count(*) from quarantine.stay s join enterprise.staff t on t.person_id = s.person_id where t.firm_id = ? and s.state = 'RUNNING' and s.reason = 'CLOSE_CONTACT'
                """, firm)).isEqualTo(beside);
        assertThat(count("select count(*) from resumption.exposed e where firm_id = ? and groups @> array['TABLE', 'BUS']", firm)).isPositive();
        assertThat(count("select count(*) from resumption.working('2020-02-10', now()) w where w.firm_id = ?", firm)).isZero();
        assertThat(codes(freeze(firm, ill))).isEqualTo("firm:RSM-001");
        assertThat(codes(report(firm, "2020-02-10", 1, 19))).isEqualTo("report:RSM-001");
        assertThat(codes(report(firm, "2020-02-10", 0, 20))).isEqualTo("done");
        assertThat(count("select count(*) from audit.record where action = 'firm.frozen' and subject = ?", firm.toString())).isEqualTo(1);
    }

    @Test
    void staffWhoLiveInAnotherTownAreQuarantinedToo() {
        UUID firm = working(4);
        UUID ill = staff(firm).getFirst();
        UUID far = staff(firm).get(1);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> {
            sql.sql("update person.person set region = 500153106202000 where id = :id").param("id", person(far).value()).update();
            sql.sql("update enterprise.staff set bus = 'same' where id = any(:both)").param("both", new UUID[] {ill, far}).update();
        }));
        assertThat(codes(freeze(firm, ill))).isEqualTo("done");
        assertThat(count("select count(*) from quarantine.stay where person_id = ? and state = 'RUNNING' and region = 500153106202000", person(far).value())).isEqualTo(1);
        PersonId hidden = person(far);
        long seen = FIRM.<Long>call(() -> transaction.execute(status -> sql.sql("select count(*) from quarantine.stay where person_id = :id").param("id", hidden.value()).query(Long.class).single()));
        assertThat(seen).as("and the firm's town sees nothing more of him").isZero();
    }

    @Test
    void nothingIsDoneWhenItIsRefused() {
        UUID firm = working(4);
        UUID ill = staff(firm).getFirst();
        assertThat(codes(FIRM.call(() -> emergency.freeze(new Emergency.Alarm(firm, UUID.randomUUID(), null, "发热"))))).isEqualTo("staff:RSM-011");
        assertThat(codes(FIRM.call(() -> emergency.freeze(new Emergency.Alarm(firm, ill, LocalDate.parse("2020-02-11"), "发热"))))).isEqualTo("onset_on:RSM-020");
        assertThat(codes(FIRM.call(() -> emergency.freeze(new Emergency.Alarm(firm, ill, null, " "))))).isEqualTo("note:RSM-020");
        assertThat(codes(new Jurisdiction("elsewhere", org.zerospread.engine.region.RegionCode.parse("500118").range()).call(() -> emergency.freeze(new Emergency.Alarm(firm, ill, null, "发热")))))
                .isEqualTo("firm:RSM-019");
        assertThat(state(firm)).isEqualTo("WORKING");
        assertThat(count("select count(*) from surveillance.case_file where person_id = ?", person(ill).value())).isZero();
    }

    @Test
    void theWayBackIsItsOwn() {
        UUID firm = working(6);
        List<UUID> staff = staff(firm);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("update enterprise.staff set shift = 'C', canteen_table = null, bus = null where id = any(:some)")
                .param("some", staff.subList(4, 6).toArray(UUID[]::new)).update()));
        assertThat(codes(freeze(firm, staff.getFirst()))).isEqualTo("done");
        assertThat(codes(OFFICE.call(() -> emergency.tested(firm)))).isEqualTo("tests:RSM-021");
        at("2020-02-11T02:00:00Z");
        assertThat(codes(FIRM.call(() -> emergency.disinfect(firm, "全厂喷洒两遍")))).isEqualTo("done");
        LoopAnswer untested = OFFICE.call(() -> emergency.tested(firm));
        assertThat(said(untested)).contains("2 人没有阴性结果");
        at("2020-02-11T10:00:00Z");
        OFFICE.run(() -> tests.record(staff.subList(4, 6).stream().map(one -> new TestDraft(UUID.randomUUID(), person(one), TestDraft.Method.PCR, TestDraft.Purpose.DIAGNOSIS, clock.instant().minusSeconds(3600), TestDraft.Result.NEGATIVE, clock.instant()))
                .toList()));
        assertThat(codes(OFFICE.call(() -> emergency.tested(firm)))).isEqualTo("done");
        assertThat(codes(OFFICE.call(() -> emergency.release(firm, null)))).isEqualTo("step:RSM-021");
        assertThat(codes(OFFICE.call(() -> reviews.recheck(new Reviews.Review(firm, items()))))).isEqualTo("done");
        assertThat(codes(new Jurisdiction("town", FIRM.range()).call(() -> emergency.release(firm, null)))).as("the command alone").isEqualTo("firm:RSM-022");
        assertThat(codes(OFFICE.call(() -> emergency.release(firm, "解除")))).isEqualTo("done");
        assertThat(state(firm)).isEqualTo("APPROVED");
        assertThat(codes(report(firm, "2020-02-11", 2, 4))).isEqualTo("done");
        assertThat(state(firm)).isEqualTo("WORKING");
        assertThat(count("select count(*) from resumption.working('2020-02-11', now()) w where w.firm_id = ?", firm)).isEqualTo(1);
        assertThat(count("select count(*) from resumption.working('2020-02-10', now()) w where w.firm_id = ?", firm)).isZero();
    }
}
