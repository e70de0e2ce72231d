package org.zerospread.app.web;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;

import static org.assertj.core.api.Assertions.assertThat;

/// What is due is shown, signed by two and carried out on the page.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
@ContextConfiguration(initializers = TestStore.EndingOnPages.class, inheritInitializers = false)
class RetentionPageTest extends SmallDistrict {

    private static final Pattern RUN = Pattern.compile("/retention/([0-9a-f-]{36})/signature");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor administrator() throws Exception {
        Visitor visitor = new Visitor(port);
        visitor.signIn(Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range()), Staff.PASSWORD);
        visitor.setUpSecondFactor();
        return visitor;
    }

    @Test
    void twoAdministratorsSignAndTheCertificateIsPrinted() throws Exception {
        somebody();
        clock.hold(Instant.parse("2021-06-01T02:00:00Z"));
        Visitor first = administrator();
        Visitor second = administrator();
        assertThat(first.get("/retention").body()).contains("还没有提议", "无记录的人员");
        first.get("/language/en?back=/retention");
        assertThat(first.get("/retention").body()).contains("No proposals yet", "persons without records").doesNotContain("还没有提议");
        first.get("/language/zh?back=/retention");
        HttpResponse<String> proposed = first.post("/retention", "/retention/proposals", Map.of("reason", "测试"));
        Matcher run = RUN.matcher(proposed.body());
        assertThat(run.find()).as(proposed.body()).isTrue();
        UUID id = UUID.fromString(run.group(1));
        assertThat(first.post("/retention", "/retention/" + id + "/run", Map.of()).body()).contains("RET-001");
        first.post("/retention", "/retention/" + id + "/signature", Map.of());
        assertThat(first.post("/retention", "/retention/" + id + "/signature", Map.of()).body()).contains("RET-002");
        second.post("/retention", "/retention/" + id + "/signature", Map.of());
        assertThat(second.post("/retention", "/retention/" + id + "/run", Map.of()).body()).contains("已完成");
        assertThat(second.get("/retention/" + id + "/certificate").body()).contains("销毁证明", "retention-2020", "Ed25519").doesNotContain("RET-008");
        assertThat(second.get("/retention/" + UUID.randomUUID() + "/certificate").body()).contains("RET-004");
        assertThat(first.post("/retention", "/retention/proposals", Map.of("outbreak", "true", "reason", " ")).body()).contains("RET-006");
        assertThat(count("select count(*) from person.person")).isZero();
    }
}
