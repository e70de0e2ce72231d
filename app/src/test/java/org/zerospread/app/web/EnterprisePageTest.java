package org.zerospread.app.web;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.CreditCode;

import static org.assertj.core.api.Assertions.assertThat;

/// The register of enterprises as a town officer and a firm's own user work with it.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EnterprisePageTest extends SmallDistrict {

    private static final RegionCode TOWN = RegionCode.parse("500153101");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Stays stays;

    private Visitor officer;
    private String name;

    @BeforeEach
    void signIn() throws Exception {
        officer = new Visitor(port);
        name = Staff.add(sql, encoder, "TOWN_OFFICER", TOWN.range());
        officer.signIn(name, Staff.PASSWORD);
    }

    private static String creditCode() {
        String first16 = "91500153" + "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        String first17 = first16 + CreditCode.organisationCheckDigit(first16.substring(8));
        return first17 + CreditCode.checkDigit(first17);
    }

    private static String card() {
        String first17 = "500153" + LocalDate.parse("1950-01-01").plusDays(ThreadLocalRandom.current().nextInt(18_000)).toString().replace("-", "") + "%03d".formatted(ThreadLocalRandom.current().nextInt(1_000));
        return first17 + CardNumber.checkDigit(first17);
    }

    private String registered(String code) throws Exception {
        HttpResponse<String> page = officer.post("/enterprises/new", "/enterprises/new", Map.of("creditCode", code, "name", "陶器厂" + code, "industry", "C30", "size", "MEDIUM", "large", "true", "region", "500153101201",
                "address", "人民路1号", "staffExpected", "120"));
        assertThat(page.uri().getPath()).as(page.body()).startsWith("/enterprises/").isNotEqualTo("/enterprises/new");
        return page.uri().getPath();
    }

    @Test
    void anOfficerRegistersChangesAndClosesAFirm() throws Exception {
        String code = creditCode();
        String wrong = code.substring(0, 17) + (code.endsWith("0") ? "1" : "0");
        HttpResponse<String> refused = officer.post("/enterprises/new", "/enterprises/new", Map.of("creditCode", wrong, "name", "", "industry", "制造", "region", "500153101201", "staffExpected", "x"));
        assertThat(refused.body()).contains("CREDIT-003", "应为“" + code.substring(17) + "”", "INDUSTRY-001", "ENT-013", "ENT-004", "value=\"" + wrong + "\"");
        String firm = registered(code);
        assertThat(officer.get(firm).body()).contains("陶器厂" + code, "非金属矿物制品业", "规上企业", "没有账号可以代表这家企业");
        assertThat(officer.post("/enterprises/new", "/enterprises/new", Map.of("creditCode", code, "name", "另一厂", "industry", "C", "size", "SMALL", "region", "500153101201", "address", "x", "staffExpected", "1")).body()).contains("ENT-001");
        assertThat(officer.get("/enterprises?q=" + code.toLowerCase(java.util.Locale.ROOT) + "&industry=30&size=MEDIUM&sort=staff").body()).contains(firm);
        assertThat(officer.get("/enterprises?q=" + code + "&priority=PARK").body()).doesNotContain(firm);
        assertThat(officer.get("/enterprises?sort=x").statusCode()).isEqualTo(400);
        assertThat(officer.post(firm + "/edit", firm + "/edit", Map.of("name", "新陶器厂" + code, "industry", "C3071", "size", "SMALL", "priority", "ESSENTIAL", "region", "500153101201", "address", "人民路2号", "staffExpected", "80")).body())
                .contains("新陶器厂" + code, "C3071", "保供企业", "人民路2号");
        String elsewhere = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153102").range());
        assertThat(officer.api("/api/v1" + firm, elsewhere, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(officer.api("/api/v1" + firm, name, Staff.PASSWORD).body()).contains("\"credit_code\":\"" + code + "\"", "\"staff_expected\":80");
        assertThat(officer.sendApi("/api/v1/enterprises", name, Staff.PASSWORD, "{\"credit_code\":\"" + wrong + "\"}").body()).contains("\"code\":\"CREDIT-003\"", "\"field\":\"credit_code\"");
        assertThat(officer.post(firm + "/edit", firm + "/close", Map.of("closedOn", "2020-02-10")).body()).contains("已从2020年2月10日起关闭");
        assertThat(officer.get("/enterprises?state=CLOSED&q=" + code).body()).contains(firm);
        assertThat(officer.post(firm + "/edit", firm + "/edit", Map.of("name", "x", "industry", "C", "size", "SMALL", "region", "500153101201", "address", "x", "staffExpected", "1")).body()).contains("ENT-005");
    }

    @Test
    void suppliesRoomsAndPlansAreKeptWithTheirDaysOfCover() throws Exception {
        String firm = registered(creditCode());
        String supplies = firm + "/supplies";
        assertThat(officer.post(supplies, supplies, Map.of("item", "gold", "quantity", "viel")).body()).contains("ENT-017");
        assertThat(officer.post(supplies, supplies, Map.of("item", "masks", "quantity", "1200", "dailyUse", "110", "countedOn", "2020-02-09")).body()).contains("口罩", "1,200", ">10<");
        assertThat(officer.post(supplies, supplies, Map.of("item", "masks", "quantity", "300", "dailyUse", "100")).body()).contains(">3<").doesNotContain("1,200");
        assertThat(officer.post(firm + "/rooms", firm + "/rooms", Map.of("label", "医务室东间", "beds", "2")).body()).contains("医务室东间", "人民路1号");
        assertThat(officer.post(firm + "/rooms", firm + "/rooms", Map.of("label", "医务室东间", "beds", "99")).body()).contains("ENT-018");
        assertThat(officer.post(firm + "/plans", firm + "/plans", Map.of("title", "防控方案", "body", "每日测温两次")).body()).contains("第 1 版");
        assertThat(officer.post(firm + "/plans", firm + "/plans", Map.of("title", "防控方案", "body", "每日测温三次")).body()).contains("第 2 版", "旧版", "每日测温三次");
        assertThat(officer.api("/api/v1" + firm, name, Staff.PASSWORD).body()).contains("\"days_of_cover\":3", "\"label\":\"医务室东间\"", "\"version\":2");
        assertThat(officer.sendApi("/api/v1" + firm + "/supplies", name, Staff.PASSWORD, "{\"item\":\"disinfectant\",\"quantity\":\"40.5\",\"daily_use\":\"2\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void aFirmSendsItsListAndSeesWhoMayReturnAndNothingElse() throws Exception {
        String code = creditCode();
        String firm = registered(code);
        PersonId held = somebody();
        OFFICE.run(() -> stays.open(java.util.List.of(new StayDraft(UUID.randomUUID(), held, StayReason.KEY_AREA_ARRIVAL, LocalDate.parse("2020-02-03")))));
        String contact = Staff.add(sql, encoder, "ENTERPRISE_CONTACT", RegionCode.parse("500153101201").range());
        Visitor own = new Visitor(port);
        own.signIn(contact, Staff.PASSWORD);
        assertThat(own.get("/firm").statusCode()).isEqualTo(404);
        assertThat(officer.post(firm, firm + "/accounts", Map.of("username", name)).body()).contains("ENT-015");
        assertThat(officer.post(firm, firm + "/accounts", Map.of("username", contact)).body()).contains(contact);
        String other = registered(creditCode());
        assertThat(officer.post(other, other + "/accounts", Map.of("username", contact)).body()).contains("ENT-016");
        assertThat(own.get("/firm").body()).contains("陶器厂" + code, "/firm/staff").doesNotContain("/enterprises/");
        assertThat(own.get(firm).statusCode()).isEqualTo(403);

        String card = card();
        String list = "姓名,身份证号,居住地,岗位,班次\n欧阳拉坯," + card + ",昌元街道,拉坯,甲班\n欧阳外区," + card() + ",510521,拉坯,甲班\n欧阳错证,500153197503071231,昌元街道,拉坯,甲班\n";
        HttpResponse<byte[]> sent = own.upload("/firm/staff", own.token(), Map.of(), list.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(sent.body(), StandardCharsets.UTF_8)).contains("ENT-008", "C3", "CARD-002", "新增 1", "可返岗", "欧阳**", card.substring(0, 2) + "**").doesNotContain(card, "/persons/", "欧阳拉坯");
        HttpResponse<byte[]> unread = own.upload("/firm/staff", own.token(), Map.of(), new byte[] {'%', 'P', 'D', 'F', '-', '1', 0, 1, 2});
        assertThat(new String(unread.body(), StandardCharsets.UTF_8)).containsPattern("INT-00[0-9]");
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into enterprise.staff (id, firm_id, person_id, region, joined_on, recorded_at, recorded_by) select gen_random_uuid(), f.id, :person, f.region, '2019-01-01', now(), 'test' from enterprise.firm f where f.credit_code = :code
                """).param("person", held.value()).param("code", code).update()));
        String returns = own.api("/api/v1/firm/staff/returns", contact, Staff.PASSWORD).body();
        assertThat(returns).contains("\"total\":2", "\"may_return\":1", "\"may_not_return\":1", "\"code\":\"IN_CENTRAL_QUARANTINE\"", "\"until\":\"2020-03-02\"", "\"person\":null");
        assertThat(own.api("/api/v1/firm/staff/returns?show=MAY", contact, Staff.PASSWORD).body()).contains("\"total\":1").doesNotContain("IN_CENTRAL");
        assertThat(own.get("/firm/staff?show=IN_CENTRAL_QUARANTINE").body()).contains("集中隔离中, 到 2020-03-02");
        assertThat(own.api("/api/v1" + firm + "/staff/returns", contact, Staff.PASSWORD).statusCode()).isEqualTo(403);
        assertThat(officer.api("/api/v1" + firm + "/staff/returns", name, Staff.PASSWORD).body()).contains("\"person\":\"" + held + "\"");
        assertThat(officer.get(firm + "/staff").body()).contains("/persons/" + held);
        Matcher line = Pattern.compile("/firm/staff/([0-9a-f-]{36})/leave").matcher(own.get("/firm/staff").body());
        assertThat(line.find()).isTrue();
        own.post("/firm/staff", "/firm/staff/" + line.group(1) + "/leave", Map.of());
        assertThat(own.api("/api/v1/firm/staff", contact, Staff.PASSWORD).body()).contains("\"total\":1");
        assertThat(own.post("/firm/supplies", "/firm/supplies", Map.of("item", "suits", "quantity", "20")).body()).contains("防护服", "不消耗");
    }
}
