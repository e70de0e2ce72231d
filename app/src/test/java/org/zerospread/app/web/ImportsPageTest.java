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

    @Test
    void takesAFileInOnceAndListsWhatIsWrongWithItsCell() throws Exception {
        String name = "欧阳" + UUID.randomUUID().toString().substring(0, 4);
        HttpResponse<byte[]> page = visitor.upload("/imports", visitor.token(), Map.of("kind", "persons", "answer", "page"), persons(name));
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("新增 1", "退回 1", "C3", "INT-057").doesNotContain(name);
        assertThat(new String(visitor.upload("/imports", visitor.token(), Map.of("kind", "persons", "answer", "page"), persons(name)).body(), StandardCharsets.UTF_8)).contains("以前已导入");
        assertThat(count("select count(*) from person.person where name = ?", name)).isEqualTo(1);
    }

    @Test
    void answersWithTheSendersOwnWorkbookAndKeepsNothingOfATrial() throws Exception {
        String name = "欧阳" + UUID.randomUUID().toString().substring(0, 4);
        HttpResponse<byte[]> answer = visitor.upload("/imports", visitor.token(), Map.of("kind", "persons", "answer", "annotated", "dryRun", "true"), persons(name));
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("spreadsheetml");
        assertThat(answer.body()).startsWith('P', 'K');
        assertThat(count("select count(*) from person.person where name = ?", name)).isZero();
        assertThat(visitor.get("/imports/templates/visits.xlsx").statusCode()).isEqualTo(200);
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
