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
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// An interview at the desk of an epidemiologist.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TracksPageTest extends SmallDistrict {

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor interviewer;
    private String name;

    @BeforeEach
    void signIn() throws Exception {
        interviewer = new Visitor(port);
        name = Staff.add(sql, encoder, "EPIDEMIOLOGIST", DISTRICT.range());
        interviewer.signIn(name, Staff.PASSWORD);
    }

    @Test
    void anInterviewIsTakenDownPutRightAndWithdrawn() throws Exception {
        PersonId person = somebody();
        String page = "/persons/" + person + "/tracks";
        String days = "?since=2020-02-08&until=2020-02-08";
        assertThat(interviewer.get("/persons/" + person).body()).contains(page);
        assertThat(interviewer.get(page + days).body()).contains("欧阳**", "未知 1 天", "00:00–24:00").doesNotContain("欧阳建国");
        HttpResponse<String> wrong = interviewer.post(page, page, Map.of("place", "新市场", "kind", "MARKET", "from", "2020-02-08T10:00", "to", "2020-02-08T09:00", "since", "2020-02-08", "until", "2020-02-08"));
        assertThat(wrong.body()).contains("TRK-003", "value=\"新市场\"", "value=\"2020-02-08T10:00\"");
        String market = "市场" + UUID.randomUUID().toString().substring(0, 6);
        HttpResponse<String> taken = interviewer.post(page, page, Map.of("place", market, "kind", "MARKET", "from", "2020-02-08T09:00", "to", "2020-02-08T10:00", "latitude", "29.4043", "longitude", "105.5945",
                "since", "2020-02-08", "until", "2020-02-08"));
        assertThat(taken.body()).contains(market, "29.4043, 105.5945", "未知 23 小时", "10:00–24:00").as("the next stay begins where this one ended").contains("value=\"2020-02-08T10:00\"", "value=\"2020-02-09T00:00\"");
        assertThat(interviewer.get("/tracing/places?place=" + java.net.URLEncoder.encode(market.substring(0, 4), java.nio.charset.StandardCharsets.UTF_8)).body()).contains("<option value=\"" + market + "\">市场");

        interviewer.post(page, page, Map.of("kind", "HOME", "from", "2020-02-08T09:30", "to", "2020-02-09T00:00"));
        assertThat(interviewer.get(page + days).body()).contains("TRK-011", "请核对,两条均保留");
        String track = Pattern.compile("edit=([0-9a-f-]{36})").matcher(interviewer.get(page + days).body()).results().findFirst().orElseThrow().group(1);
        assertThat(interviewer.get(page + days + "&edit=" + track).body()).contains("更正停留", "value=\"" + market + "\"");
        assertThat(interviewer.post(page, page + "/" + track, Map.of("place", market, "kind", "MARKET", "from", "2020-02-08T08:00", "to", "2020-02-08T09:30")).body()).contains("TRK-008");
        interviewer.post(page, page + "/" + track, Map.of("place", market, "kind", "MARKET", "from", "2020-02-08T08:00", "to", "2020-02-08T09:30", "reason", "记错时间"));
        assertThat(interviewer.get(page + days).body()).contains("已更正和撤回", "记错时间", "08:00–09:30").doesNotContain("TRK-011");
        String right = Pattern.compile("edit=([0-9a-f-]{36})").matcher(interviewer.get(page + days).body()).results().findFirst().orElseThrow().group(1);
        assertThat(interviewer.post(page, page + "/" + right + "/withdraw", Map.of("reason", "")).body()).contains("TRK-008");
        assertThat(interviewer.post(page, page + "/" + right + "/withdraw", Map.of("reason", "那天没有出门", "since", "2020-02-08", "until", "2020-02-08")).body()).contains("那天没有出门", "<s>市场 " + market);
        assertThat(count("select count(*) from audit.record where action = 'tracks.read' and subject = ?", person.toString())).isPositive();
    }

    @Test
    void servesTheApiAndNobodyOfAnotherDistrict() throws Exception {
        PersonId person = somebody();
        String tracks = "/api/v1/persons/" + person + "/tracks";
        HttpResponse<String> told = interviewer.sendApi(tracks, name, Staff.PASSWORD, "{\"place\":\"茶馆\",\"kind\":\"OTHER\",\"from\":\"2020-02-08T09:00\",\"to\":\"2020-02-08T10:00\"}");
        assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
        assertThat(interviewer.sendApi(tracks, name, Staff.PASSWORD, "{\"place\":\"茶馆\",\"kind\":\"OTHER\",\"from\":\"2020-02-08T11:00\",\"to\":\"2020-02-08T10:00\"}").body()).contains("\"code\":\"TRK-003\"");
        assertThat(interviewer.api(tracks + "?since=2020-02-08&until=2020-02-08", name, Staff.PASSWORD).body()).contains("\"starts_at\":\"2020-02-08T01:00:00Z\"", "\"source\":\"INTERVIEW\"", "\"gaps\":[{");
        assertThat(interviewer.api(tracks + "?since=2020-02-08&until=2020-01-08", name, Staff.PASSWORD).statusCode()).isEqualTo(400);
        String track = told.body().replaceAll(".*\"track\":\"([0-9a-f-]{36})\".*", "$1");
        String elsewhere = Staff.add(sql, encoder, "EPIDEMIOLOGIST", RegionCode.parse("500118").range());
        assertThat(interviewer.api(tracks, elsewhere, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(interviewer.sendApi(tracks + "/" + track + "/withdrawal", elsewhere, Staff.PASSWORD, "{\"reason\":\"外区\"}").body()).contains("TRK-005");
        assertThat(interviewer.sendApi(tracks + "/" + track + "/withdrawal", name, Staff.PASSWORD, "{\"reason\":\"没有去\"}").statusCode()).isEqualTo(201);
        String worker = Staff.add(sql, encoder, "GRID_WORKER", DISTRICT.range());
        assertThat(interviewer.api(tracks, worker, Staff.PASSWORD).statusCode()).isEqualTo(403);
    }
}
