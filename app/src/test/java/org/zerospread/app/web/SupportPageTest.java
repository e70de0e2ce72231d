package org.zerospread.app.web;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.CreditCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Support as a firm and the office see it.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SupportPageTest extends SmallDistrict {

    private static final Pattern APPLICATION = Pattern.compile("/support/applications/([0-9a-f-]{36})");

    private static int firms;

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor office;
    private Visitor contact;
    private String officer;
    private String firmUser;
    private String name;
    private UUID firm;

    @BeforeEach
    void signIn() throws Exception {
        String first = "91500153MA8U%05d".formatted(firms++);
        name = "昌州餐饮" + first;
        firm = UUID.randomUUID();
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into enterprise.firm (id, credit_code, name, industry, size, large, park, priority, region, address, staff_expected, recorded_at, recorded_by)
                values (:id, :code, :name, 'H62', 'SMALL', false, null, 'OTHER', :region, '一号', 40, now(), 'test')
                """).param("id", firm).param("code", first + CreditCode.checkDigit(first)).param("name", name).param("region", GRID.low()).update()));
        officer = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        firmUser = Staff.add(sql, encoder, "ENTERPRISE_CONTACT", RegionCode.parse("500153101").range());
        sql.sql("insert into enterprise.account (account_id, firm_id, bound_at, bound_by) select id, :firm, now(), 'test' from access.account where username = :name").param("firm", firm).param("name", firmUser).update();
        office = new Visitor(port);
        office.signIn(officer, Staff.PASSWORD);
        contact = new Visitor(port);
        contact.signIn(firmUser, Staff.PASSWORD);
    }

    @Test
    void aFirmAppliesAndTheOfficeGrantsAndPays() throws Exception {
        String page = contact.get("/firm/support").body();
        assertThat(page).contains("贷款贴息", "可以申请,最多 20 万元", "只限园区内企业", "复工后才能申请", "每家 8000 元");
        assertThat(contact.post("/firm/support", "/firm/support", Map.of("policy", "loan-interest", "base", "-5", "evidence[0]", "合同 1")).body()).contains("MONEY-002", "SUP-011", "value=\"-5\"", "value=\"合同 1\"");
        String mine = contact.post("/firm/support", "/firm/support", Map.of("policy", "loan-interest", "base", "3万", "evidence[0]", "合同 1", "evidence[1]", "付息单 7")).body();
        assertThat(mine).contains("15000", "待审批", "撤回");
        String list = office.get("/support/applications?state=APPLIED").body();
        String one = "/support/applications/" + APPLICATION.matcher(list.substring(list.indexOf(name) - 120)).results().findFirst().orElseThrow().group(1);
        assertThat(office.get(one).body()).contains("付息单 7", "不填为核算的 15000 元");
        assertThat(office.post(one, one + "/grant", Map.of("amount", "20000")).body()).contains("SUP-009");
        assertThat(office.post(one, one + "/grant", Map.of("amount", "10000", "reason", "部分利息不在期内")).body()).contains("已批准", "10000", "登记拨付");
        assertThat(office.post(one, one + "/pay", Map.of("reference", "拨字 3 号")).body()).contains("已拨付", "拨字 3 号");
        assertThat(contact.get("/firm/support").body()).contains("已拨付", "部分利息不在期内");
        assertThat(office.get("/support").body()).contains("贷款贴息", "金融", "分区", "住宿和餐饮业");
    }

    @Test
    void anOfficialFilesForAFirmAndSomebodyElseDecides() throws Exception {
        String town = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        Visitor filer = new Visitor(port);
        filer.signIn(town, Staff.PASSWORD);
        String page = "/enterprises/" + firm + "/support";
        assertThat(filer.post(page, page, Map.of("policy", "hard-hit-tax", "evidence[0]", "申报表 9")).body()).contains("8000");
        String list = filer.get("/support/applications").body();
        String one = "/support/applications/" + APPLICATION.matcher(list.substring(list.indexOf(name) - 120)).results().findFirst().orElseThrow().group(1);
        assertThat(filer.get(one).body()).contains("SUP-007").doesNotContain(one + "/grant");
        String id = one.substring(one.lastIndexOf('/') + 1);
        assertThat(filer.sendApi("/api/v1/support/applications/" + id + "/grant", town, Staff.PASSWORD, "{}").statusCode()).isEqualTo(403);
        assertThat(office.sendApi("/api/v1/support/applications/" + id + "/grant", officer, Staff.PASSWORD, "{}").statusCode()).isEqualTo(200);
        assertThat(office.sendApi("/api/v1/support/applications/" + id + "/grant", officer, Staff.PASSWORD, "{}").statusCode()).isEqualTo(404);
        assertThat(office.api("/api/v1/support/applications/" + id, officer, Staff.PASSWORD).body()).contains("\"granted_yuan\":8000", "\"state\":\"GRANTED\"");
        assertThat(office.api("/api/v1/support", officer, Staff.PASSWORD).body()).contains("\"kinds\":", "\"zones\":", "\"industries\":");
        assertThat(office.api("/api/v1/support/policies", officer, Staff.PASSWORD).body()).contains("\"code\":\"hard-hit-tax\"", "\"left_yuan\":");
    }

    @Test
    void servesTheApiOfAFirmAndNothingOfAnother() throws Exception {
        assertThat(contact.api("/api/v1/firm/support", firmUser, Staff.PASSWORD).body()).contains("\"code\":\"loan-interest\"", "\"eligible\":true", "\"condition\":\"park\"");
        assertThat(contact.sendApi("/api/v1/firm/support", firmUser, Staff.PASSWORD, "{\"policy\":\"park-rent\"}").body()).contains("SUP-004");
        assertThat(contact.sendApi("/api/v1/firm/support", firmUser, Staff.PASSWORD, "{\"policy\":\"hard-hit-tax\",\"evidence\":[\"申报表\"]}").statusCode()).isEqualTo(201);
        assertThat(contact.sendApi("/api/v1/firm/support", firmUser, Staff.PASSWORD, "{\"policy\":\"hard-hit-tax\",\"evidence\":[\"申报表\"]}").body()).contains("SUP-005");
        assertThat(contact.api("/api/v1/support/applications", firmUser, Staff.PASSWORD).statusCode()).isEqualTo(403);
        String other = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153106").range());
        assertThat(office.api("/api/v1/enterprises/" + firm + "/support", other, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(office.sendApi("/api/v1/support/policies", officer, Staff.PASSWORD, "{\"document\":\"code: x\"}").statusCode()).isEqualTo(422);
    }
}
