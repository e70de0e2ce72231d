package org.zerospread.app.web;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseDesk;

import static org.assertj.core.api.Assertions.assertThat;

/// The page of a case and the tasks, as an epidemiologist works with them.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CasePageTest extends SmallDistrict {

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    CaseDesk desk;

    private Visitor staff;
    private String name;

    @BeforeEach
    void signIn() throws Exception {
        staff = new Visitor(port);
        name = Staff.add(sql, encoder, "EPIDEMIOLOGIST", DISTRICT.range());
        staff.signIn(name, Staff.PASSWORD);
    }

    private String suspected(PersonId person) {
        CaseAnswer answer = OFFICE.call(() -> desk.suspect(person, null, NOW.minus(Duration.ofHours(25)), "发热"));
        return answer instanceof CaseAnswer.Done done ? "/cases/" + done.caseId() : "refused: " + answer;
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    @Test
    void aCaseFromItsCourseToItsCorrections() throws Exception {
        String page = suspected(somebody());
        HttpResponse<String> shown = staff.get(page);
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        assertThat(shown.body()).contains("欧阳**", "流行病学调查", "已超 1 小时 0 分", "网络直报", "没有更正过", "还没有临床经过").doesNotContain("欧阳建国");

        assertThat(staff.post(page, page + "/course", Map.of("kind", "SEVERITY", "severity", "SEVERE", "at", "2020-02-10T09:00", "note", "氧合下降")).body()).contains("分型变化", "severity-SEVERE", "氧合下降");
        assertThat(staff.post(page, page + "/course", Map.of("kind", "FEVER", "temperature", "385", "at", "2020-02-10T09:00")).body()).contains("CAS-006", "体温应写成 38.5");
        assertThat(staff.post(page, page + "/course", Map.of("kind", "FEVER", "temperature", "38.5", "at", "2020-02-10T09:30")).body()).contains("38.5 °C");

        assertThat(staff.post(page, page + "/samples", Map.of("method", "PCR", "purpose", "DIAGNOSIS", "sampledAt", "2020-02-10T08:00", "laboratory", "区疾控")).body()).contains("等待结果", "区疾控", "样本结果");
        String sample = first("/samples/([0-9a-f-]{36})", staff.get(page).body());
        assertThat(staff.post(page, page + "/samples/" + sample, Map.of("result", "INCONCLUSIVE", "resultedAt", "2020-02-10T09:45")).body()).contains("复检", "result-INCONCLUSIVE");

        assertThat(staff.post(page, page + "/correct", Map.of("ONSET_ON", "2020-02-08", "HOSPITAL", "区人民医院")).body()).contains("区人民医院", "(空)", "2020年2月8日");
        assertThat(staff.post(page, page + "/correct", Map.of("ONSET_ON", "2020-02-07")).body()).contains("CAS-008");
        assertThat(staff.post(page, page + "/correct", Map.of("ONSET_ON", "2020-02-07", "reason", "流调核实")).body()).contains("<del>2020年2月8日", "流调核实", name);
        String api = "/api/v1" + page + "/corrections";
        assertThat(staff.sendApi(api, name, Staff.PASSWORD, "{\"fields\":{\"AGE\":\"41\"}}").body()).contains("\"changes\":1");
        assertThat(staff.sendApi(api, name, Staff.PASSWORD, "{\"fields\":{\"AGE\":\"42\"}}").body()).contains("CAS-008");
        assertThat(staff.sendApi(api, name, Staff.PASSWORD, "{\"fields\":{\"AGE\":\"420\"},\"reason\":\"x\"}").body()).contains("CAS-006", "\"field\":\"AGE\"");
        String event = first("/events/([0-9a-f-]{36})", staff.get(page).body());
        assertThat(staff.post(page, page + "/events/" + event, Map.of("happenedAt", "2020-02-09T08:00", "reason", "登记时间误填")).body()).contains("报告疑似时间", "登记时间误填", "已更正");
        assertThat(staff.get(page + "/events/" + event).uri().getPath()).isEqualTo(page);
    }

    @Test
    void theDefinitionsSayWhyAndWhatIsMissing() throws Exception {
        String page = suspected(somebody());
        assertThat(staff.post(page, page + "/judgement", Map.of("fact.near-case", "yes", "fact.temperature", "385")).body()).contains("DIS-021", "value=\"385\"");
        String judged = staff.post(page, page + "/judgement", Map.of("fact.near-case", "yes", "fact.temperature", "38.5", "fact.pneumonia", "yes")).body();
        assertThat(judged).contains("class-SUSPECTED", "诊疗方案 (试行第五版)", "核酸阳性", "truth-HOLDS", name);
        staff.get("/language/en");
        assertThat(staff.get(page).body()).contains("suspected case", "Not asked, and may change the answer");
    }

    @Test
    void whatIsOverdueStandsFirstAndIsDoneWithAName() throws Exception {
        String page = suspected(somebody());
        String tasks = staff.get("/cases/tasks?kind=INVESTIGATION").body();
        assertThat(tasks).contains("is-overdue", page, "超时");
        String task = first("/cases/tasks/([0-9a-f-]{36})", staff.get(page).body());
        assertThat(staff.post("/cases/tasks", "/cases/tasks/" + task, Map.of("by", "流调一组")).body()).contains("流调一组", "超时");
        assertThat(staff.post("/cases/tasks", "/cases/tasks/" + task, Map.of("by", "流调二组")).body()).contains("CAS-011");
        assertThat(staff.api("/api/v1/cases/tasks?done=true&kind=INVESTIGATION", name, Staff.PASSWORD).body()).contains("流调一组", task);
        assertThat(staff.get("/cases/tasks?kind=OTHER").statusCode()).isEqualTo(400);
    }

    @Test
    void aTownSeesNoCaseOfAnother() throws Exception {
        String page = suspected(somebody());
        Visitor town = new Visitor(port);
        town.signIn(Staff.add(sql, encoder, "EPIDEMIOLOGIST", org.zerospread.engine.region.RegionCode.parse("500153106").range()), Staff.PASSWORD);
        assertThat(town.get(page).statusCode()).isEqualTo(404);
        assertThat(town.get("/cases/tasks").body()).doesNotContain(page);
        String api = staff.api("/api/v1" + page, name, Staff.PASSWORD).body();
        assertThat(api).contains("\"case\":{", "\"state\":\"SUSPECTED\"", "\"tasks\":[", "欧阳**").doesNotContain("欧阳建国");
        assertThat(List.of(staff.get("/cases/" + UUID.randomUUID()).statusCode(), staff.get("/cases/x").statusCode())).containsExactly(404, 400);
    }

    private HttpResponse<String> send(String path, String fields) throws Exception {
        return staff.sendForm(path, fields + "&_csrf=" + java.net.URLEncoder.encode(staff.token(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theLineListIsNarrowedSortedAndKeptAsEachReaderWantsIt() throws Exception {
        String one = suspected(somebody());
        String other = suspected(somebody());
        send(one + "/correct", "SEVERITY=SEVERE&HOSPITAL=" + UUID.randomUUID());
        assertThat(staff.get("/cases?severity=SEVERE&from=").body()).contains(one).doesNotContain(other);
        assertThat(staff.get("/cases?q=ouyang").body()).contains("欧阳**").doesNotContain("欧阳建国");
        assertThat(staff.get("/cases?q=zzz").body()).contains("没有符合这些条件的病例");
        assertThat(staff.get("/cases?place=500153101").body()).contains("找到");
        assertThat(staff.get("/cases?place=zzz").body()).contains("PER-002");
        assertThat(staff.get("/cases?state=GONE").statusCode()).isEqualTo(400);
        assertThat(staff.get("/cases?from=x").statusCode()).isEqualTo(400);

        assertThat(send("/cases/columns", "column=HOSPITAL&column=OPEN_TASKS&column=NONSENSE").body()).contains("医院", "未完任务").doesNotContain("<th>出生</th>");
        assertThat(send("/cases/filters", "severity=SEVERE&q=ouyang&name=" + "重型").body()).contains(">重型</a>", "/cases?severity=SEVERE\"");
        assertThat(send("/cases/filters", "name=").body()).contains("CAS-014");
        Visitor colleague = new Visitor(port);
        colleague.signIn(Staff.add(sql, encoder, "EPIDEMIOLOGIST", DISTRICT.range()), Staff.PASSWORD);
        assertThat(colleague.get("/cases").body()).contains("出生").doesNotContain(">重型</a>");
        assertThat(send("/cases/filters/forget", "name=重型").body()).doesNotContain(">重型</a>");

        staff.setUpSecondFactor();
        assertThat(staff.get("/cases.csv?severity=SEVERE").body()).startsWith("\uFEFFnumber,name,hospital,open_tasks,exported_by");
        assertThat(staff.get("/cases.xlsx?severity=SEVERE").body()).startsWith("PK");
        assertThat(staff.get("/cases.xlsx").headers().firstValue("Content-Disposition")).get().asString().contains("cases.xlsx");
    }

    @Test
    void manyCasesAreChangedAtOnceEachWithItsRecord() throws Exception {
        String one = suspected(somebody());
        String other = suspected(somebody());
        String ticked = "case=" + one.substring(7) + "&case=" + other.substring(7);
        assertThat(send("/cases/bulk", "field=SEVERITY&grade=MILD&reason=").body()).contains("CAS-015");
        assertThat(send("/cases/bulk", ticked + "&field=SEVERITY&grade=MILD").body()).contains("已改 2 处");
        assertThat(send("/cases/bulk", ticked + "&field=SEVERITY&grade=SEVERE").body()).contains("CAS-008");
        assertThat(send("/cases/bulk", ticked + "&field=SEVERITY&grade=SEVERE&reason=" + "会诊").body()).contains("已改 2 处");
        assertThat(staff.get(one).body()).contains("<del>轻型", "会诊");
        assertThat(send("/cases/bulk", ticked + "&field=ONSET_ON&value=2020-02-01&reason=x").body()).contains("CAS-009");
        String mark = "医院" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(send("/cases/bulk", "state=SUSPECTED&severity=SEVERE&all=true&field=HOSPITAL&reason=转院&value=" + mark).body()).contains("已改");
        assertThat(staff.get(other).body()).contains(mark);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() throws Exception {
        java.util.List<PersonId> many = family(new org.zerospread.app.person.HouseholdId(UUID.randomUUID()), 60);
        many.forEach(person -> assertThat(suspected(person)).startsWith("/cases/"));
        for (String sort : List.of("sort=name", "sort=since&down=true", "down=true", "sort=severity")) {
            java.util.List<String> seen = new java.util.ArrayList<>();
            String next = "/cases?" + sort;
            while (next != null) {
                String body = staff.get(next).body();
                Matcher row = Pattern.compile("<a class=\"code\" href=\"/cases/([0-9a-f-]{36})\"").matcher(body);
                while (row.find()) {
                    seen.add(row.group(1));
                }
                Matcher more = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(body);
                next = more.find() ? more.group(1).replace("&amp;", "&") : null;
            }
            assertThat(seen).as(sort).doesNotHaveDuplicates().hasSize((int) count("select count(*) from surveillance.case_file"));
        }
    }

    @Test
    void allWhoWereAtADinnerAreRegisteredFromThePage() throws Exception {
        String page = suspected(somebody());
        String id = page.substring(7);
        String phone = "139" + "%08d".formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 100_000_000L));
        assertThat(staff.get("/contacts/new?case=" + id).body()).contains("某酒楼", "次密接");
        String form = "setting=MEAL&mode=FACE_TO_FACE&place=某酒楼&from=2020-02-08T18:00&until=2020-02-08T20:00&degree=1&people=";
        assertThat(send("/contacts/new?case=" + id, form + "陈某某,138001").body()).contains("CON-002", "第 1 行", "陈某某,138001");
        assertThat(send("/contacts/new?case=" + id, form.replace("2020-02-08T20:00", "x") + "陈某某").body()).contains("CAS-006");
        String done = send("/contacts/new?case=" + id, form + "陈某某," + phone + ",同事%0A林某某").body();
        assertThat(done).contains("已登记 2 人", "陈**", "聚餐 · 某酒楼", "末次接触后第 2 天").doesNotContain("陈某某");
        assertThat(staff.get(page).body()).contains("陈**", "观察中");
        assertThat(staff.get("/contacts/sheet").body()).contains("陈**", "第 1 天", "未见", "聚餐 · 某酒楼");
        assertThat(staff.get("/contacts/sheet?town=500153106").body()).doesNotContain("聚餐 · 某酒楼");
        assertThat(staff.get("/contacts/sheet?town=x").statusCode()).isEqualTo(400);
        String api = staff.sendApi("/api/v1/cases/" + id + "/contacts", name, Staff.PASSWORD, "{\"setting\":\"WARD\",\"mode\":\"CARE\",\"place\":\"内科\",\"from\":\"2020-02-09T08:00\",\"until\":\"2020-02-09T12:00\",\"people\":\"陈某某," + phone + "\"}").body();
        assertThat(api).contains("\"fresh\":0", "\"prolonged\":1");
        assertThat(staff.api("/api/v1/contacts?case=" + id, name, Staff.PASSWORD).body()).contains("\"last_exposure\":\"2020-02-09\"", "陈**");
    }
}
