package org.zerospread.app.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.grading.MatrixBook;
import org.zerospread.app.grading.MatrixDesk;
import org.zerospread.app.grading.MatrixState;
import org.zerospread.app.grading.MatrixVersion;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Graded control on its pages: a version is drafted in forms, looked through, published by a second person; measures are asked for. Days of versions lie far ahead, for the store is shared.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
class GradingPageTest extends SmallDistrict {

    private static final Pattern VERSION = Pattern.compile("/grading/matrix/([0-9a-f-]{36})");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"([0-9]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    MatrixBook book;

    @Autowired
    MatrixDesk desk;

    private Visitor editor;
    private String editorName;
    private Visitor second;
    private String secondName;
    private UUID shipped;

    @BeforeEach
    void signIn() throws Exception {
        editor = new Visitor(port);
        editorName = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        editor.signIn(editorName, Staff.PASSWORD);
        second = new Visitor(port);
        secondName = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        second.signIn(secondName, Staff.PASSWORD);
        shipped = book.list().stream().filter(version -> MatrixVersion.PROGRAM.equals(version.publishedBy())).findFirst().orElseThrow().id();
    }

    @AfterEach
    void leaveNoVersionBehind() {
        Jurisdiction other = new Jurisdiction("after", DISTRICT.range());
        book.list().stream().filter(version -> !MatrixVersion.PROGRAM.equals(version.publishedBy()) && version.state() != MatrixState.WITHDRAWN)
                .forEach(version -> other.run(() -> {
                    if (version.state() == MatrixState.PUBLISHED) {
                        desk.withdraw(version.id(), "试完");
                    } else {
                        desk.discard(version.id(), "试完");
                    }
                }));
    }

    private static String revision(HttpResponse<String> page) {
        Matcher found = REVISION.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private Map<String, String> head(HttpResponse<String> page, String from) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("revision", revision(page));
        form.put("title_zh", "试验一版");
        form.put("title_en", "a trial");
        form.put("version", Integer.toString(1000 + (int) (Math.abs(UUID.randomUUID().getMostSignificantBits()) % 9000)));
        form.put("effective_from", from);
        form.put("effective_to", "");
        form.put("origin_days", "14");
        form.put("source", "虚构 / invented");
        return form;
    }

    private Map<String, String> passages(HttpResponse<String> page, String outside) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("revision", revision(page));
        form.put("table", "passages");
        form.put("hit", "collect");
        String[][] rows = {{"C1", "", "passed"}, {"C2", "outside-city", outside}, {"C4", "key-area", "quarantined"}, {"", "", ""}};
        for (int row = 0; row < rows.length; row++) {
            form.put("row." + row + ".id", rows[row][0]);
            form.put("row." + row + ".order", Integer.toString(row + 1));
            if (!rows[row][1].isEmpty()) {
                form.put("row." + row + ".when.origin", rows[row][1]);
            }
            form.put("row." + row + ".then.passage", rows[row][2]);
            form.put("row." + row + ".zh", "");
            form.put("row." + row + ".en", "");
        }
        return form;
    }

    private String draft() throws IOException, InterruptedException {
        HttpResponse<String> page = editor.post("/grading/matrix", "/grading/matrix/" + shipped + "/copy", Map.of());
        assertThat(page.uri().getPath()).matches("/grading/matrix/[0-9a-f-]{36}");
        assertThat(page.body()).contains("起草中", "重点地区来人一律双14");
        String base = page.uri().getPath();
        assertThat(editor.post(base, base + "/head", head(page, "2032-01-01")).body()).contains("试验一版", "2032");
        return base;
    }

    @Test
    void aVersionIsDraftedInFormsAndPublishedByAnother() throws Exception {
        String base = draft();
        HttpResponse<String> edit = editor.get(base + "/edit?table=passages");
        assertThat(edit.body()).contains("命中规则", "row.0.when.origin", "汇总");
        HttpResponse<String> changed = editor.post(base, base + "/table", passages(edit, "quarantined"));
        assertThat(changed.uri().getPath()).isEqualTo(base);
        assertThat(editor.post(base, base + "/table", passages(edit, "registered")).body()).contains("MTX-014");
        assertThat(editor.get(base + "/difference").body()).contains("过卡", "C1+C2 → C1+C2", "登记后放行");
        assertThat(editor.post(base, base + "/submit", Map.of()).body()).contains("待发布", "须由另一人发布");
        assertThat(editor.post(base, base + "/publish", Map.of()).body()).contains("MTX-016");
        HttpResponse<String> published = second.post(base, base + "/publish", Map.of());
        assertThat(published.body()).contains("已发布", secondName, "发布时的变动", "C1+C2 → C1+C2");
        assertThat(second.post(base, base + "/withdraw", Map.of("reason", "")).body()).contains("MTX-021");
        assertThat(second.post(base, base + "/withdraw", Map.of("reason", "推迟实行")).body()).contains("已撤回", "推迟实行");
    }

    @Test
    void aGapIsShownWithItsCaseAndWordsThatNobodyKnowsAreNotKept() throws Exception {
        String base = draft();
        String text = editor.get(base + "/document").body();
        Map<String, String> form = new LinkedHashMap<>(Map.of("revision", revision(editor.get(base)), "document", text.replace("- {id: \"R7\"", "# - {id: \"R7\"")));
        assertThat(editor.post(base, base + "/text", form).body()).contains("提交前要解决", "MTX-003", "来源 本地");
        assertThat(editor.post(base, base + "/submit", Map.of()).body()).contains("MTX-003").doesNotContain("待发布");
        form.put("revision", revision(editor.get(base)));
        form.put("document", text.replace("\"plan\": \"double-14\"", "\"plan\": \"double-41\""));
        assertThat(editor.post(base, base + "/text", form).body()).contains("没有保存", "MTX-002", "double-41");
        assertThat(editor.get(base + "/document").body()).doesNotContain("double-41");
        form.put("document", "code: [");
        assertThat(editor.post(base, base + "/text", form).body()).contains("YAML-");
    }

    @Test
    void filesGoOutAndComeBack() throws Exception {
        assertThat(editor.get("/grading/matrix/" + shipped + "/document").body()).contains("code: three-three-2020", "双14");
        HttpResponse<String> workbook = editor.get("/grading/matrix/" + shipped + "/workbook");
        assertThat(workbook.body()).startsWith("PK");
        HttpResponse<byte[]> again = editor.upload("/grading/matrix/upload", editor.token(), Map.of(), editor.get("/grading/matrix/" + shipped + "/document").body().getBytes(StandardCharsets.UTF_8));
        assertThat(new String(again.body(), StandardCharsets.UTF_8)).contains("MTX-019");
        HttpResponse<byte[]> faulty = editor.upload("/grading/matrix/upload", editor.token(), Map.of(), "不是矩阵".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(faulty.body(), StandardCharsets.UTF_8)).contains("没有保存", "YAML-");
        HttpResponse<byte[]> binary = editor.upload("/grading/matrix/upload", editor.token(), Map.of(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(new String(binary.body(), StandardCharsets.UTF_8)).contains("MTX-009");
    }

    @Test
    void theApiHasTheSameSteps() throws Exception {
        String text = editor.api("/api/v1/matrix/" + shipped, editorName, Staff.PASSWORD).body();
        assertThat(text).contains("\"state\":\"PUBLISHED\"", "\"faults\":[]");
        String copied = editor.sendApi("/api/v1/matrix/" + shipped + "/copy", editorName, Staff.PASSWORD, "{}").body();
        Matcher id = Pattern.compile("[0-9a-f-]{36}").matcher(copied);
        assertThat(id.find()).as(copied).isTrue();
        String base = "/api/v1/matrix/" + id.group();
        assertThat(editor.sendApi(base + "/publish", secondName, Staff.PASSWORD, "{}").body()).contains("MTX-015");
        HttpResponse<String> wrong = editor.sendJson("PUT", base, editorName, Staff.PASSWORD, "{\"revision\":1,\"document\":\"code: x\"}", Map.of());
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("YAML-005");
        assertThat(editor.sendApi(base + "/submit", editorName, Staff.PASSWORD, "{}").statusCode()).isEqualTo(200);
        HttpResponse<String> own = editor.sendApi(base + "/publish", editorName, Staff.PASSWORD, "{}");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("MTX-016");
        assertThat(editor.sendApi(base + "/give-back", secondName, Staff.PASSWORD, "{\"reason\":\"再改\"}").statusCode()).isEqualTo(200);
        assertThat(editor.api(base + "/difference", editorName, Staff.PASSWORD).body()).contains("\"affected\":{\"person\":0", "\"changes\":[]");
        assertThat(editor.api(base + "/difference/persons", editorName, Staff.PASSWORD).body()).contains("\"rows\":[]", "\"next\":null");
        assertThat(editor.api("/api/v1/matrix/" + UUID.randomUUID(), editorName, Staff.PASSWORD).statusCode()).isEqualTo(404);
        String town = Staff.add(sql, encoder, "COMMAND_OFFICE", RegionCode.parse("500153101").range());
        assertThat(editor.sendApi(base + "/submit", town, Staff.PASSWORD, "{}").body()).contains("MTX-022");
    }

    @Test
    void measuresAreFoundByNameAndNeverForSomebodyElsewhere() throws Exception {
        PersonId person = somebody();
        String name = OFFICE.call(() -> transaction.execute(status -> sql.sql("select name from person.person where id = :id").param("id", person.value()).query(String.class).single()));
        HttpResponse<String> found = editor.post("/grading/measures/persons", "/grading/measures/persons", Map.of("q", name, "date", "2020-02-10"));
        assertThat(found.body()).contains("不隔离", "本地人员不另加措施", "R7").doesNotContain(name + "<");
        assertThat(editor.get("/grading/measures/persons/" + person + "?date=2020-01-15").body()).contains("没有有效的分级管控规则");
        assertThat(editor.api("/api/v1/measures/persons/" + person + "?date=2020-02-10", editorName, Staff.PASSWORD).body())
                .contains("\"matrix\":\"three-three-2020\"", "\"plan\":\"none\"", "\"origin\":\"local\"", "\"id\":\"R7\"");
        assertThat(editor.sendApi("/api/v1/measures/persons", editorName, Staff.PASSWORD, "{\"ids\":[\"" + person + "\",\"" + UUID.randomUUID() + "\"]}").body()).contains(person.toString(), "\"certificate\":\"not-needed\"");
        String elsewhere = Staff.add(sql, encoder, "COMMAND_OFFICE", RegionCode.parse("500118").range());
        assertThat(editor.api("/api/v1/measures/persons/" + person, elsewhere, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(editor.sendApi("/api/v1/measures/persons", elsewhere, Staff.PASSWORD, "{\"ids\":[\"" + person + "\"]}").body()).isEqualTo("[]");
        assertThat(count("select count(*) from audit.record where action = 'measures.read' and subject = ?", person.toString())).isGreaterThanOrEqualTo(2);
    }

    @Test
    void placesAndPassagesAreAskedFor() throws Exception {
        assertThat(editor.get("/grading/measures?q=500153101&date=2020-02-10").body()).contains("聚集", "P");
        assertThat(editor.get("/grading/measures?kind=passages&q=500153101&from=420100&date=2020-02-10").body()).contains("转送隔离", "passages C4");
        assertThat(editor.api("/api/v1/measures/places/500153101?date=2020-02-10", editorName, Staff.PASSWORD).body()).contains("\"gathering\":");
        assertThat(editor.api("/api/v1/measures/passages/500153101?from=420100&date=2020-02-10", editorName, Staff.PASSWORD).body()).contains("\"passage\":\"quarantined\"", "\"rows\":[{");
        assertThat(editor.api("/api/v1/measures/places/110101?date=2020-02-10", editorName, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(editor.api("/api/v1/measures/passages/500153101?from=x", editorName, Staff.PASSWORD).statusCode()).isEqualTo(400);
        assertThat(editor.api("/api/v1/measures/firms/" + UUID.randomUUID(), editorName, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(editor.get("/grading/measures/firms?q=没有这家").body()).contains("没有找到");
    }

    @Test
    void levelsAreReadAndAFallThatDoesNotWaitIsRefused() throws Exception {
        assertThat(editor.get("/grading").body()).contains("风险等级", "荣昌区");
        assertThat(editor.api("/api/v1/levels?date=2020-01-15", editorName, Staff.PASSWORD).body()).contains("\"code\":\"risk-2020-02\"", "\"level\":\"low\"", "\"towns\":[");
        assertThat(editor.api("/api/v1/levels/500153?date=2020-01-15", editorName, Staff.PASSWORD).body()).contains("\"region\":\"500153000000000\"", "\"falls_on\":null");
        assertThat(editor.api("/api/v1/levels/110101", editorName, Staff.PASSWORD).statusCode()).isEqualTo(404);
        HttpResponse<String> empty = editor.sendApi("/api/v1/levels/500153/confirm", editorName, Staff.PASSWORD, "{}");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("GRD-001");
        assertThat(editor.post("/grading/matrix", "/grading/confirm", Map.of("region", "500153106", "reason", "平稳")).body()).contains("风险等级");
        assertThat(editor.sendApi("/api/v1/levels/500153106/confirm", editorName, Staff.PASSWORD, "{\"reason\":\"平稳\"}").body()).contains("GRD-003");
        assertThat(List.of(403, 401)).contains(editor.sendApi("/api/v1/levels/500153/confirm", Staff.add(sql, encoder, "GRID_WORKER", DISTRICT.range()), Staff.PASSWORD, "{\"reason\":\"平稳\"}").statusCode());
    }
}
