package org.zerospread.app.web;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.ResumptionPolicy;

import static org.assertj.core.api.Assertions.assertThat;

/// A firm's own user leads it through the loop, the town reviews it on a phone, the command decides and freezes it.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ResumptionPageTest extends SmallDistrict {

    private static final Pattern STAFF = Pattern.compile("name=\"staff\" value=\"([0-9a-f-]{36})\"");
    private static final String OWN = "/firm/resumption";

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    ResumptionPolicy policy;

    Visitor firm;
    Visitor town;
    Visitor command;
    UUID id;
    private String firmUser;
    private String townUser;

    @BeforeEach
    void signIn() throws Exception {
        id = UUID.randomUUID();
        firm = new Visitor(port);
        firmUser = Staff.add(sql, encoder, "ENTERPRISE_CONTACT", RegionCode.parse("500153101").range());
        town = new Visitor(port);
        townUser = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153101").range());
        command = new Visitor(port);
        String office = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        List<PersonId> people = family(new HouseholdId(UUID.randomUUID()), 6);
        OFFICE.run(() -> transaction.executeWithoutResult(status -> {
            sql.sql("""
                    insert into enterprise.firm (id, credit_code, name, industry, size, large, priority, region, address, staff_expected, recorded_at, recorded_by)
                    values (:id, :code, '昌州陶瓷', 'C30', 'MEDIUM', true, 'ESSENTIAL', :region, '板桥工业园', 6, :at, 'office')
                    """).param("id", id).param("code", "91500226MA6" + id.toString().replace("-", "").toUpperCase(java.util.Locale.ROOT).replaceAll("[IOSVZ]", "1").substring(0, 7)).param("region", GRID.value())
                    .param("at", NOW.atOffset(ZoneOffset.UTC)).update();
            sql.sql("""
                    insert into enterprise.staff (id, firm_id, person_id, region, post, shift, canteen_table, bus, joined_on, recorded_at, recorded_by)
                    select gen_random_uuid(), :firm, p.id, :region, '拉坯工', case when p.n % 2 = 0 then '白班' else '夜班' end, 'T1', '3 号车', '2019-03-01', :at, 'office'
                    from unnest(:people::uuid[]) with ordinality as p (id, n)
                    """).param("firm", id).param("region", GRID.value()).param("people", people.stream().map(PersonId::value).toArray(UUID[]::new)).param("at", NOW.atOffset(ZoneOffset.UTC)).update();
            sql.sql("""
                    insert into enterprise.supply (id, firm_id, region, item, quantity, daily_use, counted_on, recorded_at, recorded_by)
                    select gen_random_uuid(), :firm, :region, i, 100, 1, '2020-02-10', :at, 'x' from unnest(array['masks', 'disinfectant']) as i
                    """).param("firm", id).param("region", GRID.value()).param("at", NOW.atOffset(ZoneOffset.UTC)).update();
            sql.sql("insert into enterprise.isolation_room (id, firm_id, region, label, address, beds, recorded_at, recorded_by) values (gen_random_uuid(), :firm, :region, '1', '门卫旁', 2, :at, 'x')")
                    .param("firm", id).param("region", GRID.value()).param("at", NOW.atOffset(ZoneOffset.UTC)).update();
            sql.sql("insert into enterprise.account (account_id, firm_id, bound_at, bound_by) select id, :firm, :at, 'office' from access.account where username = :user").param("firm", id)
                    .param("at", NOW.atOffset(ZoneOffset.UTC)).param("user", firmUser).update();
        }));
        firm.signIn(firmUser, Staff.PASSWORD);
        town.signIn(townUser, Staff.PASSWORD);
        command.signIn(office, Staff.PASSWORD);
    }

    private void upload(String kind, byte[] content) throws Exception {
        String token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(firm.get(OWN).body()).results().findFirst().orElseThrow().group(1);
        firm.upload(OWN + "/evidence?_csrf=" + token, token, Map.of("kind", kind), content);
    }

    String official() {
        return "/resumption/" + id;
    }

    /// All items of the checklist in order, or one of them not.
    Map<String, String> checklist(String bad) {
        Map<String, String> fields = new LinkedHashMap<>();
        policy.checklist().forEach(item -> fields.put(item.id(), item.id().equals(bad) ? "no" : "yes"));
        fields.put(bad + "-remark", bad.isEmpty() ? "" : "门卫没有测温枪");
        return fields;
    }

    /// The firm returns, shows, and files.
    void fileAll() throws Exception {
        firm.post(OWN, OWN + "/do/screen", Map.of());
        String batch = firm.get(OWN + "/batch").body();
        String fields = STAFF.matcher(batch).results().map(found -> "staff=" + found.group(1)).reduce("", (all, one) -> all + one + "&");
        String token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(batch).results().findFirst().orElseThrow().group(1);
        firm.sendForm(OWN + "/do/batch", fields + "_csrf=" + token);
        byte[] pdf = "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII);
        upload("plan", pdf);
        upload("emergency", pdf);
        upload("supplies", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});
        firm.post(OWN, OWN + "/do/file", Map.of("agree", "yes", "signed_by", "王五", "commitment", "1"));
    }

    @Test
    void aFirmGoesTheWholeWayAndIsFrozenAndReleased() throws Exception {
        assertThat(firm.get(OWN).body()).contains("昌州陶瓷", "未启动", "排查员工");
        assertThat(firm.post(OWN, OWN + "/do/file", Map.of("agree", "yes", "signed_by", "王五", "commitment", "1")).body()).contains("RSM-007");
        fileAll();
        assertThat(firm.get(OWN).body()).contains("已备案", "现场审查").doesNotContain("停产封控</a>");
        assertThat(town.get("/resumption?state=FILED&q=昌州").body()).contains("昌州陶瓷", official(), "现场审查");
        assertThat(town.post(official() + "/review", official() + "/review", checklist("")).body()).contains("已审查");
        assertThat(town.post(official() + "/review", official() + "/review", Map.of("team", "yes")).body()).contains("RSM-012");
        assertThat(command.post(official(), official() + "/decision", Map.of("decision", "refuse", "points", "")).body()).contains("RSM-020");
        assertThat(command.post(official(), official() + "/decision", Map.of("decision", "conditions", "points", "门卫备测温枪", "dueOn", "2020-02-12")).body()).contains("附条件批准", "门卫备测温枪");
        assertThat(firm.get(OWN + "/approval").body()).contains("企业复工批复", "昌州陶瓷", "门卫备测温枪");
        assertThat(firm.get(OWN + "/report").body()).contains("value=\"6\"", "value=\"测试\"");
        assertThat(firm.post(OWN + "/report", OWN + "/do/report", Map.of("day", "2020-02-09", "at_work", "6", "absent", "0", "signed_by", "王五")).body()).contains("RSM-004");
        assertThat(firm.post(OWN + "/report", OWN + "/do/report", Map.of("day", "2020-02-10", "at_work", "6", "absent", "0", "signed_by", "王五")).body()).contains("已复工", "零报告");
        assertThat(town.post(official(), official() + "/inspection", Map.of("points", "食堂没有错峰", "dueOn", "2020-02-13")).body()).contains("食堂没有错峰", "整改问题");
        String look = town.get(official() + "/emergency").body();
        String ill = Pattern.compile("<option value=\"([0-9a-f-]{36})\"").matcher(look).results().findFirst().orElseThrow().group(1);
        assertThat(town.get(official() + "/emergency?staff=" + ill).body()).contains("共 5 人", "食堂同桌");
        assertThat(town.post(official() + "/emergency?staff=" + ill, official() + "/freeze", Map.of("staff", ill, "note", "")).body()).contains("RSM-020");
        assertThat(town.post(official() + "/emergency?staff=" + ill, official() + "/freeze", Map.of("staff", ill, "note", "发热咳嗽")).body()).contains("停产封控", "接触人员(5 人)");
        assertThat(firm.post(OWN, OWN + "/do/disinfect", Map.of("note", "全厂喷洒")).body()).contains("全厂喷洒");
        assertThat(town.post(official(), official() + "/tested", Map.of()).body()).contains("全员检测");
        assertThat(town.post(official() + "/review?back=true", official() + "/review?back=true", checklist("")).body()).contains("解封复查");
        assertThat(town.post(official(), official() + "/release", Map.of()).body()).contains("RSM-022");
        assertThat(command.post(official(), official() + "/release", Map.of("note", "解除")).body()).contains("附条件批准", "解除封控");
    }

    @Test
    void evidenceIsKeptByContentAndGivenBackToKeepOnly() throws Exception {
        firm.post(OWN, OWN + "/do/screen", Map.of());
        fileAll();
        String page = town.get(official()).body();
        String file = Pattern.compile(official() + "/evidence/([0-9a-f-]{36})").matcher(page).results().findFirst().orElseThrow().group(1);
        var kept = town.get(official() + "/evidence/" + file);
        assertThat(kept.headers().firstValue("Content-Disposition")).get().asString().startsWith("attachment");
        assertThat(kept.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        Visitor stranger = new Visitor(port);
        stranger.signIn(Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153106").range()), Staff.PASSWORD);
        assertThat(stranger.get(official() + "/evidence/" + file).statusCode()).isEqualTo(404);
        assertThat(stranger.get(official()).statusCode()).isEqualTo(404);
        assertThat(firm.get(official()).statusCode()).as("a firm's user sees his own address only").isEqualTo(403);
    }

    @Test
    void theApiTellsAndTakesTheSame() throws Exception {
        String own = "/api/v1/firm/resumption";
        assertThat(firm.sendApi(own + "/filings", firmUser, Staff.PASSWORD, "{\"signed_by\":\"王五\",\"commitment\":1}").body()).contains("\"code\":\"RSM-007\"");
        assertThat(firm.sendApi(own + "/screenings", firmUser, Staff.PASSWORD, "{}").statusCode()).isEqualTo(200);
        assertThat(firm.api(own, firmUser, Staff.PASSWORD).body()).contains("\"state\":\"SCREENED\"", "\"staff_expected\":6", "\"kind\":\"RETURN_BATCH\"", "\"due_at\"");
        assertThat(firm.sendApi(own + "/batches", firmUser, Staff.PASSWORD, "{\"staff\":[\"" + UUID.randomUUID() + "\"]}").body()).contains("RSM-011");
        String base = "/api/v1/resumption/firms/" + id;
        assertThat(town.sendApi(base + "/decisions", townUser, Staff.PASSWORD, "{\"decision\":\"approve\"}").statusCode()).isEqualTo(422);
        assertThat(town.sendApi("/api/v1/resumption/firms/" + UUID.randomUUID() + "/reviews", townUser, Staff.PASSWORD, "{\"items\":[]}").statusCode()).isEqualTo(404);
        assertThat(town.api("/api/v1/resumption/firms?state=SCREENED", townUser, Staff.PASSWORD).body()).contains("昌州陶瓷", "\"duty\":\"RETURN_BATCH\"");
        assertThat(firm.sendApi(base + "/decisions", firmUser, Staff.PASSWORD, "{\"decision\":\"approve\"}").statusCode()).isEqualTo(403);
    }
}
