package org.zerospread.app.web;

import java.net.http.HttpResponse;
import java.time.Duration;
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
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A shift at the fever clinic, on pages and by the API.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ClinicPageTest extends SmallDistrict {

    private static final Pattern PERSON = Pattern.compile("/persons/([0-9a-f-]{36})");
    private static final Pattern CASE = Pattern.compile("/clinic/reports/([0-9a-f-]{36})");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor doctor;
    private String name;

    @BeforeEach
    void signIn() throws Exception {
        doctor = new Visitor(port);
        name = Staff.add(sql, encoder, "CLINICIAN", DISTRICT.range());
        doctor.signIn(name, Staff.PASSWORD);
    }

    private static String phone() {
        return "137" + "%08d".formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 100_000_000L));
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void aShiftFromTheDeskToTheExclusion() throws Exception {
        HttpResponse<String> wrong = doctor.post("/clinic", "/clinic", Map.of("exposures", "CONTACT", "temperature", "39,4", "name", "钟某某"));
        assertThat(wrong.body()).contains("TRI-005", "39,4", "钟某某", "value=\"CONTACT\" checked");
        HttpResponse<String> taken = doctor.post("/clinic", "/clinic", Map.of("origin", "420100", "symptoms", "COUGH", "temperature", "38.4", "name", "钟某某", "phone", phone(), "place", "500153101201"));
        String visit = taken.uri().getPath();
        assertThat(visit).as(taken.body()).startsWith("/clinic/visits/");
        assertThat(taken.body()).contains("重点地区诊台", "单间隔离,按疑似报告", "1 号口进", "1 号窗口", "体温达到 37.3", "钟**").doesNotContain("钟某某");
        assertThat(doctor.get("/clinic").body()).contains(visit, "钟**", "候诊");
        assertThat(doctor.post(visit, visit + "/steps", Map.of("to", "GONE2")).statusCode()).isEqualTo(400);
        assertThat(doctor.post(visit, visit + "/steps", Map.of("to", "MEDICINE")).body()).contains("TRI-002");
        assertThat(doctor.post(visit, visit + "/steps", Map.of("to", "SEEN")).body()).contains("已就诊");

        String suspected = doctor.post(visit, visit + "/suspect", Map.of()).body();
        assertThat(suspected).contains("疑似", "还剩 2 小时 0 分", "data-due=\"2020-02-10T04:00:00Z\"", "还不能排除", "还没有核酸阴性");
        clock.hold(NOW.plus(Duration.ofMinutes(125)));
        assertThat(doctor.get("/clinic/reports").body()).contains("已超 0 小时 5 分", "is-overdue");
        assertThat(doctor.get("/clinic").body()).contains("网络直报超时");
        String report = "/clinic/reports/" + group(CASE, suspected);
        assertThat(doctor.post("/clinic/reports", report, Map.of("number", "")).body()).contains("TRI-006");
        HttpResponse<String> back = doctor.post("/clinic/reports", report, Map.of("number", "K-2020-17", "back", visit));
        assertThat(back.uri().getPath()).isEqualTo(visit);
        assertThat(back.body()).contains("K-2020-17", "超时", name);
        assertThat(doctor.post("/clinic/reports", report, Map.of("number", "K-2020-18", "back", "//elsewhere.example")).body()).contains("TRI-008");

        assertThat(doctor.post(visit, visit + "/exclude", Map.of()).body()).contains("CAS-007");
        assertThat(doctor.post(visit, visit + "/tests", Map.of("method", "PCR", "result", "NEGATIVE", "sampledAt", "2020-02-10T11:00", "resultedAt", "2020-02-10T10:00")).body()).contains("TRI-009");
        clock.hold(NOW.plus(Duration.ofDays(2)));
        doctor.post(visit, visit + "/tests", Map.of("method", "PCR", "result", "NEGATIVE", "sampledAt", "2020-02-10T11:00", "resultedAt", "2020-02-10T17:00"));
        assertThat(doctor.post(visit, visit + "/tests", Map.of("method", "PCR", "result", "INCONCLUSIVE", "sampledAt", "2020-02-11T11:00", "resultedAt", "2020-02-11T17:00")).body()).contains("须重新采样");
        assertThat(doctor.post(visit, visit + "/tests", Map.of("method", "PCR", "result", "NEGATIVE", "sampledAt", "2020-02-11T12:00", "resultedAt", "2020-02-11T18:00")).body()).contains("排除条件已满足");
        assertThat(doctor.post(visit, visit + "/exclude", Map.of()).body()).contains("state-EXCLUDED");
        String dossier = doctor.get("/persons/" + group(PERSON, suspected)).body();
        assertThat(dossier).contains("预检分诊:重点地区诊台", "已网络直报,编号 K-2020-17", "/clinic?person=");
    }

    @Test
    void aPositiveResultIsConfirmedInOneStep() throws Exception {
        String person = somebody().toString();
        assertThat(doctor.get("/clinic?person=" + person).body()).contains("欧阳**", "鹿子村");
        String visit = doctor.post("/clinic?person=" + person, "/clinic", Map.of("person", person, "stayed", "true", "exposures", "CLUSTER", "temperature", "38.0")).uri().getPath();
        doctor.post(visit, visit + "/suspect", Map.of("onsetOn", "2020-02-08"));
        assertThat(doctor.post(visit, visit + "/tests", Map.of("method", "PCR", "result", "POSITIVE", "sampledAt", "2020-02-10T10:00", "resultedAt", "2020-02-10T10:00")).body()).contains("核酸阳性", "/confirm");
        assertThat(doctor.post(visit, visit + "/confirm", Map.of("source", "LOCAL")).body()).contains("state-CONFIRMED");
        assertThat(count("select count(*) from surveillance.case_file where person_id = ?::uuid and state = 'CONFIRMED' and source = 'LOCAL' and onset_on = '2020-02-08'", person)).isEqualTo(1);
    }

    @Test
    void asksWhoWherePhoneAndNameDoNotFit() throws Exception {
        String phone = phone();
        doctor.post("/clinic", "/clinic", Map.of("stayed", "true", "name", "毕某某", "phone", phone, "place", "500153101201"));
        String asked = doctor.post("/clinic", "/clinic", Map.of("stayed", "true", "name", "尹某某", "phone", phone, "place", "500153101201")).body();
        assertThat(asked).contains("TRI-004", "毕**", "就是此人").doesNotContain("毕某某");
        String same = Pattern.compile("type=\"radio\" name=\"person\" value=\"([^\"]+)\"").matcher(asked).results().findFirst().orElseThrow().group(1);
        String visit = doctor.post("/clinic", "/clinic", Map.of("stayed", "true", "name", "尹某某", "phone", phone, "person", same)).body();
        assertThat(visit).contains("毕**", "普通门诊");
    }

    @Test
    void servesTheApiAndNobodyOfAnotherDistrict() throws Exception {
        String person = somebody().toString();
        HttpResponse<String> taken = doctor.sendApi("/api/v1/clinic/visits", name, Staff.PASSWORD,
                "{\"person\":\"" + person + "\",\"origin\":\"420100\",\"symptoms\":[\"COUGH\"],\"temperature\":\"36.9\"}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(taken.body()).contains("\"desk\":\"KEY_AREA\"", "\"measure\":\"TEST\"", "\"rule_id\":\"key-area-signs\"", "\"lacked\":\"TEMPERATURE\"", "\"state\":\"WAITING\"");
        String api = "/api/v1/clinic/visits/" + Pattern.compile("\"visit\":\\{\"id\":\"([0-9a-f-]{36})").matcher(taken.body()).results().findFirst().orElseThrow().group(1);
        assertThat(doctor.sendApi(api + "/steps", name, Staff.PASSWORD, "{\"to\":\"SEEN\"}").body()).contains("\"state\":\"SEEN\"");
        assertThat(doctor.sendApi(api + "/suspect", name, Staff.PASSWORD, "{}").body()).contains("\"suspicion\":{", "\"CAS-007\"");
        assertThat(doctor.api("/api/v1/clinic/reports", name, Staff.PASSWORD).body()).contains("\"late\":false", person);
        assertThat(doctor.sendApi("/api/v1/clinic/visits", name, Staff.PASSWORD, "{}").body()).contains("TRI-005", "TRI-003");
        String elsewhere = Staff.add(sql, encoder, "CLINICIAN", RegionCode.parse("500118").range());
        assertThat(doctor.api(api, elsewhere, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(doctor.sendApi(api + "/steps", elsewhere, Staff.PASSWORD, "{\"to\":\"GONE\"}").statusCode()).isEqualTo(404);
        assertThat(doctor.api("/api/v1/clinic/visits", elsewhere, Staff.PASSWORD).body()).isEqualTo("[]");
    }
}
