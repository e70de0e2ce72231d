package org.zerospread.app.web;

import java.net.http.HttpResponse;
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

/// Double recruiting as the public, a firm and the officials see it.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RecruitingPageTest extends SmallDistrict {

    private static final Pattern JOB = Pattern.compile("/jobs/([0-9a-f-]{36})");
    private static final Pattern NUMBER = Pattern.compile("own-number\">([2-9A-Z ]{14})<");
    private static final Pattern APPLICATION = Pattern.compile("/applications/([0-9a-f-]{36})");
    private static final Pattern PROJECT = Pattern.compile("/recruiting/projects/([0-9a-f-]{36})");

    private static int firms;

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor stranger;
    private Visitor office;
    private Visitor contact;
    private String officer;
    private String firmUser;
    private String creditCode;
    private String post;

    @BeforeEach
    void signIn() throws Exception {
        post = "数控车工" + firms;
        String first = "91500153MA6U%05d".formatted(firms++);
        creditCode = first + CreditCode.checkDigit(first);
        UUID firm = UUID.randomUUID();
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into enterprise.firm (id, credit_code, name, industry, size, large, park, priority, region, address, staff_expected, recorded_at, recorded_by)
                values (:id, :code, '昌元机械厂', 'C34', 'SMALL', false, null, 'OTHER', :region, '一号', 40, now(), 'test')
                """).param("id", firm).param("code", creditCode).param("region", GRID.low()).update()));
        officer = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153101").range());
        firmUser = Staff.add(sql, encoder, "ENTERPRISE_CONTACT", RegionCode.parse("500153101").range());
        sql.sql("insert into enterprise.account (account_id, firm_id, bound_at, bound_by) select id, :firm, now(), 'test' from access.account where username = :name").param("firm", firm).param("name", firmUser).update();
        stranger = new Visitor(port);
        office = new Visitor(port);
        office.signIn(officer, Staff.PASSWORD);
        contact = new Visitor(port);
        contact.signIn(firmUser, Staff.PASSWORD);
    }

    private String openJob() throws Exception {
        assertThat(contact.post("/firm/jobs", "/firm/jobs", Map.of("post", post, "places", "2", "wageFrom", "6000", "wageTo", "5000", "validUntil", "2020-03-10")).body()).contains("RCR-011", "value=\"6000\"");
        String list = contact.post("/firm/jobs", "/firm/jobs", Map.of("post", post, "places", "2", "wageFrom", "4000", "wageTo", "6000", "validUntil", "2020-03-10", "needs", "会看图纸")).body();
        assertThat(list).contains(post, "已招 0 / 2");
        return JOB.matcher(list.substring(list.indexOf(post) - 200)).results().findFirst().orElseThrow().group(1);
    }

    private static Map<String, String> application(String phone) {
        return Map.of("name", "王小明", "phone", phone, "origin", "500153", "fever", "false", "contact", "false", "consent", "true");
    }

    @Test
    void aStrangerFindsAJobAppliesAndIsHired() throws Exception {
        String job = openJob();
        String found = stranger.get("/jobs?where=" + java.net.URLEncoder.encode(post, java.nio.charset.StandardCharsets.UTF_8) + "&sector=C&town=500153101&wage=5500").body();
        assertThat(found).contains(post, "昌元机械厂", "4,000–6,000", "/jobs/" + job, "通用设备制造业");
        assertThat(stranger.get("/jobs?where=" + java.net.URLEncoder.encode(post, java.nio.charset.StandardCharsets.UTF_8) + "&wage=6500").body()).doesNotContain(job);
        assertThat(stranger.get("/jobs?wage=many").statusCode()).isEqualTo(400);
        assertThat(stranger.post("/jobs/" + job, "/jobs/" + job, Map.of("name", "王小明", "phone", "12")).body()).contains("PHONE-001", "RCR-016", "value=\"12\"");
        String applied = stranger.post("/jobs/" + job, "/jobs/" + job, application("13900000101")).body();
        String number = NUMBER.matcher(applied).results().findFirst().orElseThrow().group(1);
        assertThat(applied).doesNotContain("王小明");
        assertThat(stranger.post("/jobs/application", "/jobs/application", Map.of("number", "222222222222")).body()).contains("RCR-006");
        assertThat(stranger.post("/jobs/application", "/jobs/application", Map.of("number", number)).body()).contains(post, "已投递").doesNotContain("王小明", "1390000");

        String officials = office.get("/recruiting/applications").body();
        assertThat(officials).contains("王**", "139******01", "可以上岗").doesNotContain("王小明");
        String mine = contact.get("/firm/jobs").body();
        assertThat(mine).contains("王小明", "139******01").doesNotContain("可以上岗");
        String page = "/firm/jobs/applications/" + APPLICATION.matcher(mine).results().findFirst().orElseThrow().group(1);
        assertThat(contact.get(page).body()).contains("13900000101", "发录用通知后可见");
        assertThat(count("select count(*) from audit.record where action = 'application.phone-read' and actor = ?", firmUser)).isPositive();
        assertThat(contact.post(page, page + "/step", Map.of("state", "HIRED")).body()).contains("RCR-004");
        assertThat(contact.post(page, page + "/step", Map.of("state", "INVITED", "interviewAt", "2020-02-11T10:00", "link", "https://meet.example/room")).body()).contains("https://meet.example/room");
        assertThat(stranger.post("/jobs/application", "/jobs/application", Map.of("number", number)).body()).contains("https://meet.example/room", "约面试");
        contact.post(page, page + "/step", Map.of("state", "PASSED"));
        assertThat(contact.post(page, page + "/step", Map.of("state", "OFFERED")).body()).contains("可以上岗", "本区未登记");
        assertThat(contact.post(page, page + "/step", Map.of("state", "HIRED", "startOn", "2020-02-12")).body()).contains("已录用", "登记离职");
        assertThat(contact.get("/firm/jobs").body()).contains("已招 1 / 2");
        assertThat(office.get("/recruiting").body()).contains("每日录用人数");
        assertThat(contact.post("/firm/jobs", "/firm/jobs/" + job + "/close", Map.of()).body()).contains("已结束");
        assertThat(stranger.get("/jobs/" + job).body()).contains("已结束招工").doesNotContain("name=\"consent\"");
    }

    @Test
    void somebodyWhoAppliesTooOftenHasToWaitAndMayWithdraw() throws Exception {
        String job = openJob();
        String number = NUMBER.matcher(stranger.post("/jobs/" + job, "/jobs/" + job, application("13900000202")).body()).results().findFirst().orElseThrow().group(1);
        assertThat(stranger.post("/jobs/application", "/jobs/application", Map.of("number", number, "withdraw", "true")).body()).contains("已放弃");
        HttpResponse<String> answer = stranger.get("/jobs/" + job);
        for (int n = 0; n < 12; n++) {
            answer = stranger.post("/jobs/" + job, "/jobs/" + job, Map.of("name", "x"));
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("RCR-015");
    }

    @Test
    void aProjectIsLedOnTheBoardAndPublishedOnceSigned() throws Exception {
        String title = "智能装备园" + creditCode;
        assertThat(office.post("/recruiting", "/recruiting/projects", Map.of("title", title, "investor", "远方装备", "sector", "C34", "amount", "-1", "region", "500153101")).body()).contains("MONEY-002");
        HttpResponse<String> made = office.post("/recruiting", "/recruiting/projects", Map.of("title", title, "investor", "远方装备", "sector", "C34", "amount", "5.3亿", "region", "500153101", "publicNote", "一期厂房"));
        String page = made.uri().getPath();
        assertThat(page).matches(PROJECT.pattern());
        assertThat(made.body()).contains("5.3 亿元", "530,000,000", "线索");
        assertThat(office.post(page, page + "/stage", Map.of("stage", "SIGNED")).body()).contains("RCR-004");
        assertThat(stranger.get("/projects").body()).doesNotContain(title);
        office.post(page, page + "/stage", Map.of("stage", "TALKS", "link", "https://meet.example/1"));
        assertThat(office.post(page, page + "/stage", Map.of("stage", "SIGNED", "link", "https://meet.example/2")).body()).contains("https://meet.example/2", "不再改动");
        assertThat(office.get("/recruiting").body()).contains(title);
        assertThat(stranger.get("/projects").body()).contains(title, "远方装备", "5.3 亿元", "一期厂房").doesNotContain("meet.example");
        assertThat(stranger.get("/api/v1/projects/signed").body()).contains("\"amount_yuan\":", title);
    }

    @Test
    void servesTheApiAndNobodyOfAnotherTownOrFirm() throws Exception {
        String day = "\"valid_until\":\"2020-03-10\"";
        assertThat(office.sendApi("/api/v1/jobs", officer, Staff.PASSWORD, "{\"credit_code\":\"" + creditCode + "\",\"post\":\"" + post + "\",\"places\":\"1\",\"wage_from\":\"1\",\"wage_to\":\"2\"," + day + "}").statusCode()).isEqualTo(201);
        HttpResponse<String> opened = contact.sendApi("/api/v1/firm/jobs", firmUser, Staff.PASSWORD, "{\"post\":\"" + post + "\",\"places\":3,\"wage_from\":3000,\"wage_to\":4000," + day + "}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String job = Pattern.compile("[0-9a-f-]{36}").matcher(opened.body()).results().findFirst().orElseThrow().group();
        assertThat(stranger.get("/api/v1/jobs/" + job).body()).contains("\"wage_from\":3000", "\"open\":true");
        String other = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153106").range());
        assertThat(office.sendApi("/api/v1/jobs/" + job + "/close", other, Staff.PASSWORD, "{}").statusCode()).isEqualTo(404);
        assertThat(office.sendApi("/api/v1/jobs/" + job + "/applications", officer, Staff.PASSWORD, "{}").body()).contains("\"code\":\"RCR-001\"", "\"faults\":");
        assertThat(office.api("/api/v1/projects", officer, Staff.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(office.sendApi("/api/v1/projects", officer, Staff.PASSWORD, "{\"title\":\"a\",\"investor\":\"b\",\"sector\":\"C\",\"amount\":\"1\",\"region\":\"500153106\"}").body()).contains("PER-004");
        assertThat(office.api("/api/v1/recruiting", officer, Staff.PASSWORD).body()).contains("\"recruits_total\":", "\"projects_signed\":", "\"projects_amount_yuan\":");
        assertThat(contact.api("/api/v1/firm/applications", firmUser, Staff.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(contact.api("/api/v1/applications", firmUser, Staff.PASSWORD).statusCode()).isEqualTo(403);
        String unbound = Staff.add(sql, encoder, "ENTERPRISE_CONTACT", RegionCode.parse("500153101").range());
        assertThat(contact.api("/api/v1/firm/jobs", unbound, Staff.PASSWORD).statusCode()).isEqualTo(404);
    }
}
