package org.zerospread.app.web;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;

import static org.assertj.core.api.Assertions.assertThat;

/// Files by the site and the API.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
class ImportsPageTest extends SmallDistrict {

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    org.zerospread.app.intake.Uploads uploads;

    private Visitor visitor;
    private String clerk;

    @BeforeEach
    void signIn() throws Exception {
        visitor = new Visitor(port);
        clerk = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        visitor.signIn(clerk, Staff.PASSWORD);
    }

    private static byte[] persons(String name) {
        return ("姓名,手机号,村(社区)\n" + name + ",13944445555,鹿子村\n无处可住,,没有村\n").getBytes(Charset.forName("GB18030"));
    }

    /// The page of the upload to which sending a file leads, once it has ended.
    private HttpResponse<String> sent(Map<String, String> fields, byte[] file) throws Exception {
        String path = visitor.upload("/imports", visitor.token(), fields, file).uri().getPath();
        assertThat(path).startsWith("/imports/uploads/");
        HttpResponse<String> page = visitor.get(path);
        for (int i = 0; i < 200 && page.body().contains("hx-get"); i++) {
            Thread.sleep(50);
            page = visitor.get(path);
        }
        return page;
    }

    @Test
    void takesAFileInOnceAndListsWhatIsWrongWithItsCell() throws Exception {
        String name = "欧阳" + UUID.randomUUID().toString().substring(0, 4);
        HttpResponse<String> page = sent(Map.of("kind", "persons"), persons(name));
        assertThat(page.body()).contains("完成", "新增 1", "退回 1", "C3", "INT-057").doesNotContain(name);
        assertThat(sent(Map.of("kind", "persons"), persons(name)).body()).contains("以前已导入");
        assertThat(count("select count(*) from person.person where name = ?", name)).isEqualTo(1);
        assertThat(count("select count(*) from intake.upload")).as("nothing is left to go on with").isZero();
        Visitor other = new Visitor(port);
        other.signIn(Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range()), Staff.PASSWORD);
        assertThat(other.get(page.uri().getPath()).statusCode()).as("another's file").isEqualTo(404);
    }

    @Test
    void answersWithTheSendersOwnWorkbookAndKeepsNothingOfATrial() throws Exception {
        String name = "欧阳" + UUID.randomUUID().toString().substring(0, 4);
        HttpResponse<String> page = sent(Map.of("kind", "persons", "dryRun", "true"), persons(name));
        HttpResponse<String> answer = visitor.get(page.uri().getPath() + "/annotated.xlsx");
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("spreadsheetml");
        assertThat(answer.body()).startsWith("PK");
        assertThat(visitor.get(page.uri().getPath() + "/faulty.xlsx").body()).startsWith("PK");
        assertThat(count("select count(*) from person.person where name = ?", name)).isZero();
        assertThat(visitor.get("/imports/templates/visits.xlsx").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTheFileAsAWholeOnItsPageAndRemembersHeadings() throws Exception {
        String name = "欧阳" + UUID.randomUUID().toString().substring(0, 4);
        byte[] own = ("老乡,电话,村(社区)\n" + name + ",13944446666,鹿子村\n").getBytes(StandardCharsets.UTF_8);
        assertThat(sent(Map.of("kind", "persons"), own).body()).contains("INT-004", "老乡");
        assertThat(visitor.post("/imports?kind=persons", "/imports/mappings", Map.of("kind", "persons", "heading", "老乡", "field", "name")).body()).contains("老乡 →");
        assertThat(sent(Map.of("kind", "persons"), own).body()).contains("完成", "新增 1");
        visitor.post("/imports?kind=persons", "/imports/mappings", Map.of("kind", "persons", "heading", "老乡", "field", ""));
        assertThat(visitor.get("/imports?kind=persons").body()).doesNotContain("老乡 →");
    }

    @Test
    void tellsTheProgressByTheApiAndGoesOnAfterARestart() throws Exception {
        String name = "欧阳" + UUID.randomUUID().toString().substring(0, 4);
        HttpResponse<byte[]> accepted = visitor.uploadApi("/api/v1/imports/persons?wait=false", clerk, persons(name));
        assertThat(accepted.statusCode()).isEqualTo(202);
        String progress = accepted.headers().firstValue("Location").orElseThrow();
        String answer = visitor.api(progress, clerk, Staff.PASSWORD).body();
        for (int i = 0; i < 200 && !answer.contains("\"ended\":true"); i++) {
            Thread.sleep(50);
            answer = visitor.api(progress, clerk, Staff.PASSWORD).body();
        }
        assertThat(answer).contains("\"phase\":\"DONE\"", "\"taken\":1", "\"rows_total\":2", "INT-057");
        String left = "欧阳" + UUID.randomUUID().toString().substring(0, 4);
        java.nio.file.Path file = java.nio.file.Files.write(java.nio.file.Files.createTempFile("left", ".file"), persons(left));
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("insert into intake.upload (id, region, high, kind, dates, dry_run, file, begun_by, begun_at) values (:id, :low, :high, 'persons', 'UNKNOWN', false, :file, :by, now())")
                .param("id", UUID.randomUUID()).param("low", DISTRICT.range().low()).param("high", DISTRICT.range().high()).param("file", file.toString()).param("by", clerk).update()));
        uploads.goOn();
        for (int i = 0; i < 200 && count("select count(*) from intake.upload") > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(count("select count(*) from person.person where name = ?", left)).isEqualTo(1);
    }

    @Test
    void servesTheApiAndRefusesWhatIsNoTable() throws Exception {
        HttpResponse<byte[]> taken = visitor.uploadApi("/api/v1/imports/persons?dry_run=true", clerk, persons("欧阳接口"));
        assertThat(new String(taken.body(), StandardCharsets.UTF_8)).contains("\"taken\":1", "\"refused\":1", "INT-057");
        HttpResponse<byte[]> refused = visitor.uploadApi("/api/v1/imports/persons", clerk, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1});
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("\"code\":\"INT-");
        assertThat(visitor.uploadApi("/api/v1/imports/nonsense", clerk, persons("x")).statusCode()).isEqualTo(404);
        String worker = Staff.add(sql, encoder, "GRID_WORKER", DISTRICT.range());
        assertThat(visitor.uploadApi("/api/v1/imports/persons", worker, persons("x")).statusCode()).isEqualTo(403);
    }
}
