package org.zerospread.app.resumption;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.DailyReport;
import org.zerospread.engine.resumption.ResumptionPolicy;

import static org.assertj.core.api.Assertions.assertThat;

/// A firm with staff, and its steps taken one after the other; for the tests of this module.
abstract class FirmOfTests extends SmallDistrict {

    static final Jurisdiction FIRM = new Jurisdiction("wang", GRID.parent().orElseThrow().parent().orElseThrow().range());
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Autowired
    Loop loop;
    @Autowired
    EvidenceDesk evidence;
    @Autowired
    Reviews reviews;
    @Autowired
    DailyReports reports;
    @Autowired
    Emergency emergency;
    @Autowired
    LoopBook book;
    @Autowired
    ResumptionPolicy policy;

    /// What was answered: `done`, or field and code of each fault.
    static String codes(LoopAnswer answer) {
        return switch (answer) {
            case LoopAnswer.Done done -> "done";
            case LoopAnswer.Refused refused -> refused.formFaults().stream().map(fault -> fault.field() + ":" + fault.code()).collect(Collectors.joining(" "));
        };
    }

    static String said(LoopAnswer answer) {
        return answer instanceof LoopAnswer.Refused refused ? refused.formFaults().getFirst().zh() + " / " + refused.formFaults().getFirst().en() : "done";
    }

    /// A large essential supplier, which may return in full whatever the level that tests before left, with so many registered staff on its ledger: even ones on shift A, odd ones on B; four to a table, each eight on a bus.
    UUID firm(int staff) {
        UUID firm = UUID.randomUUID();
        int number = NUMBER.incrementAndGet();
        String code = "91500226MA5U" + "%04d".formatted(number) + DIGITS.charAt(number % 31) + "X";
        List<PersonId> people = family(new HouseholdId(UUID.randomUUID()), staff);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> {
            sql.sql("""
                    insert into enterprise.firm (id, credit_code, name, industry, size, large, priority, region, address, staff_expected, recorded_at, recorded_by)
                    values (:id, :code, :name, 'C27', 'MEDIUM', true, 'ESSENTIAL', :region, '板桥工业园', :staff, :at, 'office')
                    """).param("id", firm).param("code", code).param("name", "昌州药业" + number).param("region", GRID.value()).param("staff", staff).param("at", NOW.atOffset(java.time.ZoneOffset.UTC)).update();
            sql.sql("""
                    insert into enterprise.staff (id, firm_id, person_id, region, post, shift, canteen_table, bus, joined_on, recorded_at, recorded_by)
                    select gen_random_uuid(), :firm, p.id, :region, '操作工', case when p.n % 2 = 0 then 'A' else 'B' end, 'T' || p.n / 4, 'V' || p.n / 8, '2019-03-01', :at, 'office'
                    from unnest(:people::uuid[]) with ordinality as p (id, n)
                    """).param("firm", firm).param("region", GRID.value()).param("people", people.stream().map(PersonId::value).toArray(UUID[]::new)).param("at", NOW.atOffset(java.time.ZoneOffset.UTC)).update();
            supply(firm, "masks", 7 * staff);
            supply(firm, "disinfectant", staff);
            sql.sql("insert into enterprise.isolation_room (id, firm_id, region, label, address, beds, recorded_at, recorded_by) values (gen_random_uuid(), :firm, :region, '1', '门卫旁', 2, :at, 'wang')")
                    .param("firm", firm).param("region", GRID.value()).param("at", NOW.atOffset(java.time.ZoneOffset.UTC)).update();
        }));
        return firm;
    }

    void supply(UUID firm, String item, int quantity) {
        sql.sql("""
                insert into enterprise.supply (id, firm_id, region, item, quantity, daily_use, counted_on, recorded_at, recorded_by) values (gen_random_uuid(), :firm, :region, :item, :quantity, 1, :on, :at, 'wang')
                on conflict (firm_id, item, counted_on) do update set quantity = excluded.quantity
                """).param("firm", firm).param("region", GRID.value()).param("item", item).param("quantity", quantity).param("on", LocalDate.parse("2020-02-10")).param("at", NOW.atOffset(java.time.ZoneOffset.UTC)).update();
    }

    /// The ledger's lines, in the order in which the firm was made.
    List<UUID> staff(UUID firm) {
        return OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from enterprise.staff where firm_id = :firm order by substr(bus, 2)::int, substr(canteen_table, 2)::int, shift, id").param("firm", firm)
                .query(UUID.class).list()));
    }

    String state(UUID firm) {
        return OFFICE.call(() -> transaction.execute(status -> sql.sql("select state from resumption.firm_state where firm_id = :firm").param("firm", firm).query(String.class).optional().orElse("-")));
    }

    static byte[] pdf() {
        return "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] png() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
    }

    LoopAnswer screen(UUID firm) {
        return FIRM.call(() -> loop.screen(List.of(firm)));
    }

    LoopAnswer batch(UUID firm, List<UUID> staff) {
        return FIRM.call(() -> loop.returnBatch(List.of(new Loop.Batch(firm, staff, false))));
    }

    LoopAnswer show(UUID firm) {
        return FIRM.call(() -> evidence.keep(List.of(new EvidenceDesk.Upload(firm, "plan", "方案.pdf", pdf()), new EvidenceDesk.Upload(firm, "emergency", "预案.pdf", pdf()),
                new EvidenceDesk.Upload(firm, "supplies", "口罩.png", png()))));
    }

    LoopAnswer file(UUID firm) {
        return FIRM.call(() -> loop.file(List.of(new Loop.Filing(firm, "王五", 1))));
    }

    LoopAnswer review(UUID firm, String... bad) {
        return OFFICE.call(() -> reviews.review(List.of(new Reviews.Review(firm, items(bad)))));
    }

    List<Reviews.Item> items(String... bad) {
        List<Reviews.Item> items = new ArrayList<>();
        policy.checklist().forEach(item -> items.add(new Reviews.Item(item.id(), !List.of(bad).contains(item.id()), List.of(bad).contains(item.id()) ? "没有做到" : null)));
        return items;
    }

    LoopAnswer decide(Reviews.Decision decision) {
        return OFFICE.call(() -> reviews.decide(List.of(decision)));
    }

    LoopAnswer report(UUID firm, String day, int atWork, int absent, DailyReport.Ill... ill) {
        return FIRM.call(() -> reports.report(List.of(new DailyReports.Given(firm, new DailyReport(LocalDate.parse(day), atWork, absent, List.of(ill), "王五")))));
    }

    void at(String moment) {
        clock.hold(Instant.parse(moment));
    }

    /// A firm all of whose staff have returned, approved and at work since the morning of 10 February.
    UUID working(int staff) {
        UUID firm = firm(staff);
        assertThat(codes(screen(firm))).isEqualTo("done");
        assertThat(codes(batch(firm, staff(firm)))).isEqualTo("done");
        assertThat(codes(show(firm))).isEqualTo("done");
        assertThat(codes(file(firm))).isEqualTo("done");
        assertThat(codes(review(firm))).isEqualTo("done");
        assertThat(codes(decide(new Reviews.Decision.Approve(firm)))).isEqualTo("done");
        assertThat(codes(report(firm, "2020-02-10", staff, 0))).isEqualTo("done");
        return firm;
    }
}
