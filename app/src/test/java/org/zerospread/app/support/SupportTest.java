package org.zerospread.app.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.CreditCode;
import org.zerospread.engine.support.SupportPolicy;
import org.zerospread.engine.support.Unmet;

import static org.assertj.core.api.Assertions.assertThat;

/// What a firm may get, asks for, is granted and paid; and that no more is granted than there is.
class SupportTest extends SmallDistrict {

    private static final Jurisdiction REVIEWER = new Jurisdiction("reviewer", DISTRICT.range());
    private static final Jurisdiction OTHER_TOWN = new Jurisdiction("other", RegionCode.parse("500153106").range());
    private static int firms;

    @Autowired
    SupportDesk desk;
    @Autowired
    SupportReview review;
    @Autowired
    SupportBook book;
    @Autowired
    Budgets budgets;
    @Autowired
    Firms register;

    @BeforeEach
    @AfterEach
    void beginAnew() {
        OFFICE.run(() -> transaction.executeWithoutResult(status -> {
            sql.sql("update support.application set state = 'REFUSED', granted_cents = null, reason = 'x', decided_at = coalesce(decided_at, filed_at), decided_by = coalesce(decided_by, 'x'), paid_on = null, paid_by = null").update();
            sql.sql("update support.budget set paid_cents = 0, granted_cents = 0, granted = 0").update();
        }));
    }

    private static String codes(SupportAnswer answer) {
        return switch (answer) {
            case SupportAnswer.Done done -> "done";
            case SupportAnswer.Refused(List<FormFault> faults) -> String.join(" ", faults.stream().map(fault -> fault.field() + ":" + fault.code()).toList());
        };
    }

    private static UUID id(SupportAnswer answer) {
        assertThat(codes(answer)).isEqualTo("done");
        return ((SupportAnswer.Done) answer).id();
    }

    private Firm firm(String size, String industry, int staff, @Nullable String park) {
        UUID id = UUID.randomUUID();
        String first = "91500153MA7U%05d".formatted(firms++);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into enterprise.firm (id, credit_code, name, industry, size, large, park, priority, region, address, staff_expected, recorded_at, recorded_by)
                values (:id, :code, '测试商行', :industry, :size, false, :park, 'OTHER', :region, '一号', :staff, now(), 'test')
                """).param("id", id).param("code", first + CreditCode.checkDigit(first)).param("industry", industry).param("size", size).param("park", park).param("region", GRID.low()).param("staff", staff).update()));
        return OFFICE.call(() -> register.find(id)).orElseThrow();
    }

    private SupportAnswer apply(Firm firm, String policy, @Nullable String heads, @Nullable String base, String... evidence) {
        return OFFICE.call(() -> desk.apply(UUID.randomUUID(), firm, new SupportForm(policy, heads, base, List.of(evidence))));
    }

    private UUID loan(Firm firm, String base) {
        return id(apply(firm, "loan-interest", null, base, "合同 2020-01", "付息单 7"));
    }

    private Yuan left(String policy) {
        return OFFICE.call(() -> budgets.findLeft(book.find(policy, clock.today()).orElseThrow(), budgets.list())).orElseThrow();
    }

    @Test
    void aFirmSeesWhatItMayGetAndWhyNotTheOthers() {
        Firm shop = firm("SMALL", "H62", 12, null);
        Map<String, SupportPolicy.Assessment> said = new java.util.HashMap<>();
        OFFICE.call(() -> desk.listFor(shop)).forEach(offer -> said.put(offer.policy().code(), offer.assessment()));
        assertThat(said.get("loan-interest")).isEqualTo(new SupportPolicy.Assessment.Eligible(Yuan.of(200_000)));
        assertThat(said.get("hard-hit-tax")).isEqualTo(new SupportPolicy.Assessment.Eligible(Yuan.of(8_000)));
        assertThat(said.get("park-rent")).isInstanceOfSatisfying(SupportPolicy.Assessment.NotEligible.class, not -> assertThat(not.reasons()).extracting(Unmet::condition).containsExactly("park"));
        assertThat(said.get("new-staff")).isInstanceOfSatisfying(SupportPolicy.Assessment.NotEligible.class, not -> assertThat(not.reasons()).extracting(Unmet::condition).containsExactly("resumed"));
        assertThat(said).hasSize(6);
    }

    @Test
    void anApplicationIsGrantedAndPaidBySomebodyElse() {
        Firm shop = firm("SMALL", "H62", 12, null);
        UUID application = loan(shop, "30000.01");
        assertThat(codes(apply(shop, "loan-interest", null, "5", "a", "b"))).isEqualTo("policy:SUP-005");
        assertThat(codes(OFFICE.call(() -> review.grant(application, null, null)))).as("by whoever filed it").isEqualTo("id:SUP-007");
        assertThat(codes(OTHER_TOWN.call(() -> review.grant(application, null, null)))).isEqualTo("id:SUP-006");
        assertThat(codes(REVIEWER.call(() -> review.grant(application, "15000.01", null)))).as("a cent more than computed").isEqualTo("amount:SUP-009");
        assertThat(codes(REVIEWER.call(() -> review.grant(application, "0", null)))).isEqualTo("amount:SUP-009");
        assertThat(codes(REVIEWER.call(() -> review.grant(application, "-1", null)))).isEqualTo("amount:MONEY-002");
        assertThat(codes(REVIEWER.call(() -> review.grant(application, "100", null)))).as("less without a reason").isEqualTo("reason:SUP-001");
        assertThat(codes(REVIEWER.call(() -> review.pay(application, null, "T-1")))).as("before the decision").isEqualTo("id:SUP-006");
        assertThat(left("loan-interest")).isEqualTo(Yuan.of(12_000_000));
        assertThat(codes(REVIEWER.call(() -> review.grant(application, null, null)))).isEqualTo("done");
        assertThat(left("loan-interest")).isEqualTo(Yuan.of(12_000_000 - 15_000));
        assertThat(codes(REVIEWER.call(() -> review.grant(application, null, null)))).as("twice").isEqualTo("id:SUP-006");
        assertThat(codes(REVIEWER.call(() -> review.refuse(application, "迟了")))).isEqualTo("id:SUP-006");
        assertThat(codes(REVIEWER.call(() -> review.pay(application, "2020-02-09", "T-1")))).as("back-dated before the decision").isEqualTo("on:SUP-010");
        assertThat(codes(REVIEWER.call(() -> review.pay(application, "2020-02-11", "T-1")))).as("in the future").isEqualTo("on:SUP-010");
        assertThat(codes(REVIEWER.call(() -> review.pay(application, null, " ")))).isEqualTo("reference:SUP-001");
        assertThat(codes(REVIEWER.call(() -> review.pay(application, null, "T-1")))).isEqualTo("done");
        assertThat(codes(REVIEWER.call(() -> review.pay(application, null, "T-1")))).as("paid once").isEqualTo("id:SUP-006");
        assertThat(OFFICE.call(() -> budgets.list()).get("loan-interest")).isEqualTo(new Budgets.Used(Yuan.of(15_000), Yuan.of(15_000), 1));
        assertThat(count("select count(*) from audit.record where subject = ? and action in ('support.applied', 'support.granted', 'support.paid')", application.toString())).isEqualTo(3);
    }

    @Test
    void anAccountOfTheFirmDecidesNothingAboutItWhoeverFiled() {
        Firm shop = firm("SMALL", "H62", 12, null);
        UUID application = loan(shop, "1000");
        String name = "w" + UUID.randomUUID().toString().substring(0, 8);
        sql.sql("insert into access.account (id, username, display_name, password_hash, must_change, created_at) values (gen_random_uuid(), :name, '测试', 'x', false, now())").param("name", name).update();
        sql.sql("insert into enterprise.account (account_id, firm_id, bound_at, bound_by) select id, :firm, now(), 'test' from access.account where username = :name").param("firm", shop.id()).param("name", name).update();
        assertThat(codes(new Jurisdiction(name, DISTRICT.range()).call(() -> review.refuse(application, "x")))).isEqualTo("id:SUP-007");
        assertThat(codes(REVIEWER.call(() -> review.refuse(application, " ")))).isEqualTo("reason:SUP-001");
        assertThat(codes(REVIEWER.call(() -> review.refuse(application, "材料不实")))).isEqualTo("done");
        assertThat(codes(apply(shop, "loan-interest", null, "1000", "a", "b"))).as("once refused it may apply again").isEqualTo("done");
    }

    @Test
    void refusesApplicationsThatCannotBe() {
        Firm shop = firm("SMALL", "H62", 12, null);
        assertThat(codes(apply(shop, "gold", null, null))).isEqualTo("policy:SUP-003");
        assertThat(codes(apply(shop, "park-rent", null, "5", "a"))).isEqualTo("policy:SUP-004");
        assertThat(codes(apply(shop, "loan-interest", null, "-5", "a", "b"))).isEqualTo("base:MONEY-002");
        assertThat(codes(apply(shop, "loan-interest", null, "99999999999999", "a", " "))).isEqualTo("base:MONEY-003 evidence[1]:SUP-011");
        assertThat(codes(apply(shop, "loan-interest", null, "0", "a", "b"))).isEqualTo("base:SUP-001");
        assertThat(codes(apply(shop, "loan-interest", null, "0.01", "a", "b"))).as("half a cent").isEqualTo("base:SUP-001");
        assertThat(codes(apply(shop, "loan-interest", null, null))).isEqualTo("base:MONEY-001 evidence[0]:SUP-011 evidence[1]:SUP-011");
        clock.hold(Instant.parse("2020-07-01T02:00:00Z"));
        assertThat(codes(apply(shop, "loan-interest", null, "100", "a", "b"))).as("after its last day").isEqualTo("policy:SUP-003");
        clock.hold(NOW);
        UUID application = loan(shop, "1000");
        assertThat(codes(OFFICE.call(() -> desk.withdraw(application, UUID.randomUUID())))).as("of another firm").isEqualTo("id:SUP-006");
        assertThat(codes(OFFICE.call(() -> desk.withdraw(application, shop.id())))).isEqualTo("done");
        assertThat(codes(REVIEWER.call(() -> review.grant(application, null, null)))).isEqualTo("id:SUP-006");
    }

    @Test
    void theBudgetIsNeverOverdrawnHoweverManyDecideAtOnce() throws Exception {
        List<UUID> applications = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            applications.add(id(apply(firm("SMALL", "H62", 12, null), "hard-hit-tax", null, null, "申报表 " + n)));
        }
        OFFICE.run(() -> transaction.executeWithoutResult(status -> {
            sql.sql("insert into support.budget (district, policy, kind, budget_cents) values (:district, 'hard-hit-tax', 'TAX', 200000000) on conflict do nothing").param("district", DISTRICT.low()).update();
            sql.sql("update support.budget set granted_cents = 200000000 - 5 * 800000 - 799999 where policy = 'hard-hit-tax'").update();
        }));
        List<String> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (Future<String> one : pool.invokeAll(applications.stream().map(each -> (Callable<String>) () -> codes(REVIEWER.call(() -> review.grant(each, null, null)))).toList())) {
                answers.add(one.get());
            }
        }
        assertThat(answers).filteredOn("done"::equals).hasSize(5);
        assertThat(answers).filteredOn("amount:SUP-008"::equals).hasSize(7);
        assertThat(left("hard-hit-tax")).isEqualTo(new Yuan(799_999));
        assertThat(count("select count(*) from support.application where policy = 'hard-hit-tax' and state = 'GRANTED'")).isEqualTo(5);
    }

    @Test
    void aNewEditionIsPublishedAndCountsFromItsDay() throws IOException {
        String file = Files.readString(Path.of("..", "policies", "support-2020.yaml"));
        assertThat(OFFICE.call(() -> book.publish(file))).extracting(FormFault::code).containsExactly("SUP-012", "SUP-012");
        assertThat(OFFICE.call(() -> book.publish("policies: 5"))).extracting(FormFault::code).contains("YAML-005", "YAML-006");
        assertThat(OFFICE.call(() -> book.publish(" "))).extracting(FormFault::code).containsExactly("SUP-012");
        String second = file.replace("version: 1", "version: 2").replaceFirst("effective_from: 2020-02-05", "effective_from: 2020-06-29").replace("fixed_yuan: 8000", "fixed_yuan: 9000");
        assertThat(OFFICE.call(() -> book.publish(second))).isEmpty();
        assertThat(OFFICE.call(() -> book.find("hard-hit-tax", LocalDate.parse("2020-06-28"))).orElseThrow().amount().cap()).isEqualTo(Yuan.of(8_000));
        assertThat(OFFICE.call(() -> book.find("hard-hit-tax", LocalDate.parse("2020-06-29"))).orElseThrow().amount().cap()).isEqualTo(Yuan.of(9_000));
        assertThat(OFFICE.call(() -> book.publish(second))).extracting(FormFault::code).containsExactly("SUP-012");
    }
}
