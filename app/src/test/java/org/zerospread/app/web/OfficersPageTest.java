package org.zerospread.app.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.FirmRegister;
import org.zerospread.app.enterprise.FirmSize;
import org.zerospread.app.enterprise.Priority;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.CreditCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Officers, a search, visits and problems as the office, an officer and the firm see them.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OfficersPageTest extends SmallDistrict {

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    FirmRegister register;

    private Visitor staff(String name) throws Exception {
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, Staff.PASSWORD);
        return visitor;
    }

    private Firm firm() {
        String first = "91500153MA6%06d".formatted((int) (Math.abs(System.nanoTime()) % 1_000_000));
        Firm firm = new Firm(UUID.randomUUID(), first + CreditCode.checkDigit(first), "某某饲料厂" + first.substring(11), "C1320", FirmSize.MEDIUM, true, null, Priority.ESSENTIAL,
                RegionCode.parse("500153101201"), "工业园2号", null, null, 80, null);
        OFFICE.run(() -> register.take(List.of(firm)));
        return firm;
    }

    @Test
    void theOfficeSearchesAndAcceptsAnOfficerVisitsAndTheFirmConfirms() throws Exception {
        Firm firm = firm();
        String officeName = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        String residentName = Staff.add(sql, encoder, "ENTERPRISE_RESIDENT", DISTRICT.range());
        String contactName = Staff.add(sql, encoder, "ENTERPRISE_CONTACT", RegionCode.parse("500153101").range());
        sql.sql("insert into enterprise.account (account_id, firm_id, bound_at, bound_by) select id, :firm, now(), 'test' from access.account where username = :name").param("firm", firm.id())
                .param("name", contactName).update();
        Visitor office = staff(officeName);
        String medic = "壬" + firm.name().substring(4);
        assertThat(office.post("/officers", "/officers", Map.of("kind", "SUPERVISOR", "name", medic, "organisation", "区医院", "region", "500153", "capacity", "900")).body()).contains("OFC-004");
        assertThat(office.post("/officers", "/officers", Map.of("kind", "SUPERVISOR", "name", medic, "organisation", "区医院", "region", "500153", "capacity", "900", "medical", "true")).body()).contains(medic);
        office.post("/officers", "/officers", Map.of("kind", "RESIDENT", "name", "癸" + medic, "organisation", "区经信委", "region", "500153101", "capacity", "900", "username", residentName));
        String page = office.post("/officers", "/officers/proposals", Map.of()).uri().getPath();
        String shown = office.get(page).body();
        for (int i = 0; i < 120 && !shown.contains(page + "/accept"); i++) {
            Thread.sleep(500);
            shown = office.get(page).body();
        }
        assertThat(shown).contains("待决定", firm.name(), "平均路程", page + "/accept");
        assertThat(office.post(page, page + "/accept", Map.of()).body()).contains("已采用");
        String firmPage = "/officers/firms/" + firm.id();
        assertThat(office.get(firmPage).body()).contains(medic, "癸" + medic);
        assertThat(office.get("/officers/firms?words=" + firm.creditCode()).body()).contains(firm.name());

        Visitor resident = staff(residentName);
        assertThat(resident.get("/officers/visits").body()).contains(firm.name());
        assertThat(resident.post(firmPage, firmPage + "/visits", Map.of("kind", "SUPERVISOR", "seen", "x")).body()).contains("OFC-006");
        assertThat(resident.post(firmPage, firmPage + "/visits", Map.of("kind", "RESIDENT", "seen", "食堂分时就餐", "problemKind", "SUPPLIES", "what", "口罩不足")).body()).contains("食堂分时就餐", "口罩不足", "2月12日");
        assertThat(resident.get("/officers/proposals/" + UUID.randomUUID()).statusCode()).isEqualTo(403);

        Visitor contact = staff(contactName);
        assertThat(contact.get("/firm/officers").body()).contains(medic, "口罩不足", "食堂分时就餐").doesNotContain("/officers/firms/");
        assertThat(contact.post("/firm/officers", "/firm/officers/problems", Map.of("kind", "STAFF", "what", "缺三名叉车工")).body()).contains("缺三名叉车工");
        String problem = Pattern.compile("/officers/problems/([0-9a-f-]{36})/solve").matcher(resident.get("/officers/problems").body()).results().map(m -> m.group(1))
                .filter(id -> count("select count(*) from officers.problem where id = ?::uuid and what = '缺三名叉车工'", id) == 1).findFirst().orElseThrow();
        resident.post("/officers/problems", "/officers/problems/" + problem + "/solve", Map.of("solution", "招到三名"));
        assertThat(contact.post("/firm/officers", "/firm/officers/problems/" + problem, Map.of("solved", "true")).body()).contains("已确认");
        assertThat(contact.get("/officers").statusCode()).isEqualTo(403);
        Visitor api = new Visitor(port);
        assertThat(api.api("/api/v1/firm/officers", contactName, Staff.PASSWORD).body()).contains("\"visited_on\":\"2020-02-10\"");
        assertThat(api.api("/api/v1/officers/problems?view=CONFIRMED", officeName, Staff.PASSWORD).body()).contains("招到三名", "\"rung\":\"RESIDENT\"");
        assertThat(api.sendApi("/api/v1/officers/problems/" + problem + "/solve", residentName, Staff.PASSWORD, "{\"solution\":\"x\"}").statusCode()).isEqualTo(409);
        assertThat(api.sendApi("/api/v1/officers/firms/" + UUID.randomUUID() + "/visits", residentName, Staff.PASSWORD, "{\"kind\":\"RESIDENT\",\"seen\":\"x\"}").statusCode()).isEqualTo(404);
    }
}
