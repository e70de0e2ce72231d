package org.zerospread.app.web;

import java.net.http.HttpResponse;
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
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A checkpoint's crew at work.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
class CheckpointPageTest extends SmallDistrict {

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor crew;
    private String officer;
    private String post;

    @BeforeEach
    void standAtAPost() throws Exception {
        crew = new Visitor(port);
        officer = Staff.add(sql, encoder, "CHECKPOINT_CREW", DISTRICT.range());
        crew.signIn(officer, Staff.PASSWORD);
        HttpResponse<String> opened = crew.post("/checkpoints", "/checkpoints/new", Map.of("name", "出口" + UUID.randomUUID(), "kind", "MOTORWAY", "region", "500153101201"));
        post = opened.uri().getPath();
        assertThat(post).as(opened.body()).startsWith("/checkpoints/");
    }

    @Test
    void tellsWhatIsDueAndKeepsNeitherNameNorWholePlate() throws Exception {
        HttpResponse<String> page = crew.post(post, post + "/passages", Map.of("plate", "鄂a 12345", "occupants", "3", "temperature", "36.5", "direction", "IN"));
        assertThat(page.body()).contains("登记放行", "鄂牌车辆", "鄂A***45").doesNotContain("鄂A12345", "鄂a 12345");
        assertThat(crew.post("/checkpoints", "/checkpoints", Map.of("plate", "鄂A12345")).body()).contains("鄂A***45");
        assertThat(crew.post("/checkpoints", "/checkpoints", Map.of("plate", "鄂A12346")).body()).doesNotContain("鄂A***45");
    }

    @Test
    void tellsAllThatIsWrongAtOnceAndKeepsWhatWasTyped() throws Exception {
        long before = count("select count(*) from checkpoint.passage");
        HttpResponse<String> page = crew.post(post, post + "/passages", Map.of("plate", "没有牌", "occupants", "0", "temperature", "36,5", "origin", "哪里也不是"));
        assertThat(page.body()).contains("CHK-008", "PER-002", "没有牌", "36,5");
        assertThat(crew.post(post, post + "/passages", Map.of("temperature", "38.0", "taken", "PASSED")).body()).contains("CHK-004");
        assertThat(count("select count(*) from checkpoint.passage")).isEqualTo(before);
    }

    @Test
    void registersAndQuarantinesAKeyAreaArrivalInOneStepOrNotAtAll() throws Exception {
        long persons = count("select count(*) from person.person");
        assertThat(crew.post(post, post + "/passages", Map.of("plate", "鄂A12345", "origin", "武汉", "name", "欧阳过卡", "card", "1", "place", "500153101201")).body()).contains("CARD-");
        assertThat(count("select count(*) from person.person")).isEqualTo(persons);
        HttpResponse<String> page = crew.post(post, post + "/passages", Map.of("plate", "鄂A12345", "origin", "武汉", "name", "欧阳过卡", "phone", "13812345678", "place", "500153101201"));
        Matcher dossier = Pattern.compile("/persons/([0-9a-f-]{36})").matcher(page.body());
        assertThat(dossier.find()).as(page.body()).isTrue();
        assertThat(page.body()).contains("集中隔离", "来自重点地区").doesNotContain("欧阳过卡", "13812345678");
        assertThat(count("select count(*) from quarantine.stay where person_id = ?::uuid and state = 'RUNNING'", dossier.group(1))).isEqualTo(1);
        assertThat(count("select count(*) from person.arrival where person_id = ?::uuid and found_by = 'CHECKPOINT' and origin_class = 'KEY_AREA'", dossier.group(1))).isEqualTo(1);
    }

    @Test
    void handsOverAndPlansShifts() throws Exception {
        crew.post(post, post + "/shifts", Map.of("from", "2020-02-10T08:00", "until", "2020-02-10T20:00", "chief", "辛某", "crew", "壬某、癸某"));
        assertThat(crew.get(post).body()).contains("辛某 带班");
        assertThat(crew.post(post, post + "/handovers", Map.of("given", "辛某", "taken", "辛某")).body()).contains("CHK-007");
        assertThat(crew.post(post, post + "/handovers", Map.of("given", "辛某", "taken", "壬某", "open", "一车待核实")).body()).contains("辛某 → 壬某", "一车待核实");
    }

    @Test
    void servesTheApiAndNobodyOfAnotherDistrict() throws Exception {
        String api = "/api/v1" + post;
        assertThat(crew.sendApi(api + "/passages", officer, Staff.PASSWORD, "{\"plate\":\"川A12345\",\"origin\":\"510100\",\"temperature\":\"36.4\"}").body()).contains("\"rule_id\":\"outside-city\"");
        assertThat(crew.api("/api/v1/checkpoints/passages", officer, Staff.PASSWORD).body()).contains("川A***45");
        String elsewhere = Staff.add(sql, encoder, "CHECKPOINT_CREW", RegionCode.parse("500118").range());
        assertThat(crew.sendApi(api + "/passages", elsewhere, Staff.PASSWORD, "{\"plate\":\"川A12345\"}").body()).contains("CHK-001");
        assertThat(crew.api("/api/v1/checkpoints", elsewhere, Staff.PASSWORD).body()).isEqualTo("[]");
    }

    @Test
    void whatGradedControlAsksOfAPassageIsDueWhereItIsStricterAndShownWithItsRows() throws Exception {
        OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("update region.region set zone_class = 'BORDER' where code = 500153101000000").update()));
        try {
            assertThat(crew.get(post).body()).contains("分级管控对本卡口的规定", "边界镇登记所有外来人员");
            String answer = crew.sendApi("/api/v1" + post + "/passages", officer, Staff.PASSWORD, "{\"plate\":\"渝A12345\",\"origin\":\"500106\"}").body();
            assertThat(answer).contains("\"rule_id\":\"matrix:C3\"", "REGISTERED");
        } finally {
            OFFICE.run(() -> transaction.executeWithoutResult(status -> sql.sql("update region.region set zone_class = null where code = 500153101000000").update()));
        }
    }
}
