package org.zerospread.app.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
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

/// Registering a person, a journey and a case by hand and through the API.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
class RegisterTest extends SmallDistrict {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor visitor;
    private String officer;

    @BeforeEach
    void signIn() throws IOException, InterruptedException {
        visitor = new Visitor(port);
        officer = Staff.add(sql, encoder, "EPIDEMIOLOGIST", DISTRICT.range());
        visitor.signIn(officer, Staff.PASSWORD);
    }

    private HttpResponse<String> send(String path, String json) throws IOException, InterruptedException {
        return visitor.sendApi(path, officer, Staff.PASSWORD, json);
    }

    @Test
    void registersPersonWithJourneyByFormAndShowsTheDossier() throws IOException, InterruptedException {
        HttpResponse<String> page = visitor.post("/persons/new", "/persons/new", Map.ofEntries(
                Map.entry("name", "欧阳建国"), Map.entry("card", "420102195406150017"),
                Map.entry("phone", "13812345678"), Map.entry("place", "500153101201"),
                Map.entry("address", "鹿子村88号"), Map.entry("arrival.origin", "武汉"),
                Map.entry("arrival.arrivedAt", "2020-01-22T15:30"), Map.entry("arrival.transport", "TRAIN"),
                Map.entry("arrival.service", "D2256"), Map.entry("arrival.foundBy", "SCREENING"),
                Map.entry("arrival.stays[0].region", "武汉"), Map.entry("arrival.stays[0].place", "江汉路")));
        assertThat(page.uri().getPath()).as(page.body()).startsWith("/persons/").isNotEqualTo("/persons/new");
        assertThat(page.body()).contains("欧阳**", "鹿子村88号", "重点地区", "D2256", "江汉路", "1954年6月15日").doesNotContain("欧阳建国", "420102195406150017", "13812345678");
    }

    @Test
    void tellsAllThatIsWrongAtOnceAndKeepsWhatWasTyped() throws IOException, InterruptedException {
        long before = count("select count(*) from person.person");
        HttpResponse<String> page = visitor.post("/persons/new", "/persons/new", Map.of("name", "", "card", "420102195406150018", "phone", "12", "place", "没有这个村", "employer", "<script>荣昌陶厂"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("PER-001", "CARD-002", "PHONE-001", "PER-002", "&lt;script>荣昌陶厂").doesNotContain("<script>荣昌");
        assertThat(count("select count(*) from person.person")).isEqualTo(before);
    }

    @Test
    void offersTheChoicesWhenAPlaceIsAmbiguous() throws IOException, InterruptedException {
        HttpResponse<String> page = visitor.post("/persons/new", "/persons/new", Map.of("name", "欧阳建国", "place", "村"));
        assertThat(page.body()).contains("PER-003", "<option value=\"500153");
    }

    @Test
    void refusesAPlaceOutsideTheWritersRegions() throws IOException, InterruptedException {
        officer = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153106").range());
        HttpResponse<String> answer = send("/api/v1/persons", "{\"name\":\"欧阳建国\",\"place\":\"500153101201\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("PER-004");
    }

    @Test
    void registersByTheApiAndRefusesTheSameCardAgain() throws IOException, InterruptedException {
        String person = "{\"name\":\"欧阳建国\",\"card\":\"11010519491231002X\",\"place\":\"500153101201001\",\"arrival\":{\"origin\":\"420100\",\"arrived_at\":\"2020-01-22T15:30\",\"transport\":\"car\",\"service\":\"鄂A12345\"}}";
        HttpResponse<String> first = send("/api/v1/persons", person);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.body()).contains("arrival_id");
        HttpResponse<String> again = send("/api/v1/persons", person);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("PER-005");
    }

    @Test
    void refusesJourneyOfAnotherDaysOrder() throws IOException, InterruptedException {
        String id = somebody().toString();
        assertThat(send("/api/v1/persons/" + id + "/arrivals", "{\"origin\":\"武汉\",\"departed_at\":\"2020-01-23T10:00\",\"arrived_at\":\"2020-01-22T10:00\"}").body()).contains("PER-008");
        assertThat(send("/api/v1/persons/" + id + "/arrivals", "{\"origin\":\"武汉\",\"arrived_at\":\"2030-01-22T10:00\"}").body()).contains("PER-008");
        assertThat(send("/api/v1/persons/" + id + "/arrivals", "{\"origin\":\"武汉\",\"arrived_at\":\"2020-01-22T10:00\",\"companions\":[\"" + somebody() + "\"]}").statusCode()).isEqualTo(201);
    }

    @Test
    void leadsACaseByTheFormAndRefusesASkippedStep() throws IOException, InterruptedException {
        String id = somebody().toString();
        String form = "/cases/new?person=" + id;
        assertThat(visitor.post(form, form, Map.of("state", "DISCHARGED")).body()).contains("CAS-001");
        assertThat(visitor.post(form, form, Map.of("state", "SUSPECTED", "happenedAt", "2020-02-09T08:00", "onsetOn", "2020-02-07")).uri().getPath()).isEqualTo("/persons/" + id);
        assertThat(visitor.post(form, form, Map.of("state", "DISCHARGED")).body()).contains("CAS-002");
        assertThat(visitor.post(form, form, Map.of("state", "CONFIRMED", "happenedAt", "2020-02-09T09:00")).body()).contains("CAS-006");
        HttpResponse<String> confirmed = send("/api/v1/persons/" + id + "/case", "{\"state\":\"CONFIRMED\",\"source\":\"IMPORTED\",\"happened_at\":\"2020-02-09T09:00\"}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(201);
        assertThat(visitor.get("/persons/" + id).body()).contains("确诊");
    }

    @Test
    void showsFullNumbersOnlyForAReasonThatStaysOnRecord() throws IOException, InterruptedException {
        HttpResponse<String> made = send("/api/v1/persons", "{\"name\":\"欧阳建国\",\"phone\":\"13712345678\",\"place\":\"500153101201001\"}");
        Matcher id = ID.matcher(made.body());
        assertThat(id.find()).isTrue();
        String dossier = "/persons/" + id.group(1);
        assertThat(visitor.get(dossier).body()).contains("欧阳**", "137******78").doesNotContain("13712345678", "欧阳建国");
        assertThat(visitor.post(dossier, dossier + "/unmask", Map.of("reason", "流调电话核实行程")).body()).contains("ACC-021").doesNotContain("13712345678");
        visitor.setUpSecondFactor();
        assertThat(visitor.post(dossier, dossier + "/unmask", Map.of("reason", "x")).statusCode()).isEqualTo(400);
        assertThat(visitor.post(dossier, dossier + "/unmask", Map.of("reason", "流调电话核实行程")).body()).contains("13712345678", "欧阳建国");
        assertThat(count("select count(*) from audit.record where action = 'person.unmasked' and subject = ? and detail = '流调电话核实行程'", id.group(1))).isEqualTo(1);
        String worker = Staff.add(sql, encoder, "GRID_WORKER", DISTRICT.range());
        assertThat(visitor.sendApi("/api/v1" + dossier + "/unmask", worker, Staff.PASSWORD, "{\"reason\":\"流调电话核实行程\"}").statusCode()).isEqualTo(403);
    }

    @Test
    void findsByWholeNumberAndByTailWithoutANumberInTheAddress() throws IOException, InterruptedException {
        send("/api/v1/persons", "{\"name\":\"欧阳建军\",\"phone\":\"13798765432\",\"place\":\"500153101201001\"}");
        for (String words : java.util.List.of("13798765432", "5432", "欧阳建军", "ouyangjianjun", "oyjj")) {
            assertThat(send("/api/v1/persons/search", "{\"q\":\"" + words + "\"}").body()).as(words).contains("欧阳**", "137******32");
            assertThat(visitor.post("/search", "/search", Map.of("q", words)).body()).as(words).contains("137******32");
        }
        assertThat(send("/api/v1/persons/search", "{\"q\":\"9876\"}").body()).doesNotContain("137******32");
        assertThat(visitor.get("/search?q=13798765432").body()).doesNotContain("137******32");
    }

    @Test
    void aReferredPersonIsVisibleWhereHeIsCaredForAndOnlyWhileItLasts() throws IOException, InterruptedException {
        String id = somebody().toString();
        String elsewhere = Staff.add(sql, encoder, "EPIDEMIOLOGIST", RegionCode.parse("500118").range());
        String third = Staff.add(sql, encoder, "EPIDEMIOLOGIST", RegionCode.parse("500120").range());
        String dossier = "/api/v1/persons/" + id;
        assertThat(visitor.api(dossier, elsewhere, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(visitor.sendApi(dossier + "/referrals", elsewhere, Staff.PASSWORD, "{\"to\":\"500118\",\"reason\":\"自己转给自己\"}").body()).contains("PER-009");
        assertThat(send(dossier + "/referrals", "{\"to\":\"500118\",\"reason\":\"\"}").body()).contains("PER-011");
        assertThat(send(dossier + "/case", "{\"state\":\"SUSPECTED\"}").statusCode()).isEqualTo(201);
        Matcher referral = ID.matcher(send(dossier + "/referrals", "{\"to\":\"500118\",\"reason\":\"在永川隔离点隔离\"}").body());
        assertThat(referral.find()).isTrue();
        HttpResponse<String> seen = visitor.api(dossier, elsewhere, Staff.PASSWORD);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("SUSPECTED");
        assertThat(visitor.api(dossier, third, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(visitor.sendApi(dossier + "/case", elsewhere, Staff.PASSWORD, "{\"state\":\"EXCLUDED\"}").statusCode()).as("to be read, not to be changed").isNotEqualTo(201);
        assertThat(visitor.deleteApi(dossier + "/referrals/" + referral.group(1), elsewhere, Staff.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(visitor.deleteApi(dossier + "/referrals/" + referral.group(1), officer, Staff.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(visitor.api(dossier, elsewhere, Staff.PASSWORD).statusCode()).isEqualTo(404);
    }

    @Test
    void whoMovedIsRegisteredInTheNewPlaceAndSeenWithHisRecordsInBoth() throws IOException, InterruptedException {
        String id = somebody().toString();
        String dossier = "/api/v1/persons/" + id;
        assertThat(send(dossier + "/case", "{\"state\":\"SUSPECTED\"}").statusCode()).isEqualTo(201);
        String before = Staff.add(sql, encoder, "EPIDEMIOLOGIST", RegionCode.parse("500153101").range());
        String after = Staff.add(sql, encoder, "EPIDEMIOLOGIST", RegionCode.parse("500153102").range());
        assertThat(visitor.api(dossier, after, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(visitor.sendApi(dossier + "/moves", before, Staff.PASSWORD, "{\"place\":\"500153102\",\"reason\":\"租房\"}").body()).contains("PER-004");
        assertThat(send(dossier + "/moves", "{\"place\":\"500153102\"}").body()).contains("PER-011");
        assertThat(send(dossier + "/moves", "{\"place\":\"500153101201001\",\"reason\":\"租房\"}").body()).contains("PER-012");
        assertThat(send(dossier + "/moves", "{\"place\":\"500153102\",\"household\":\"" + java.util.UUID.randomUUID() + "\",\"reason\":\"租房\"}").body()).contains("PER-009");
        HttpResponse<String> moved = visitor.post("/persons/" + id + "/moves/new", "/persons/" + id + "/moves/new",
                Map.of("place", "500153102", "address", "新街5号", "movedOn", "2020-02-08", "reason", "租房"));
        assertThat(moved.uri().getPath()).as(moved.body()).isEqualTo("/persons/" + id);
        assertThat(moved.body()).contains("搬到", "新街5号", "2020年2月8日", "结束转介");
        assertThat(visitor.api(dossier, after, Staff.PASSWORD).body()).contains("SUSPECTED", "新街5号");
        assertThat(visitor.api(dossier, before, Staff.PASSWORD).body()).contains("SUSPECTED");
        assertThat(visitor.api("/api/v1/referrals", before, Staff.PASSWORD).body()).contains(id);
        assertThat(visitor.api("/api/v1/referrals?way=away", after, Staff.PASSWORD).body()).contains(id);
        assertThat(count("select count(*) from audit.record where action = 'person.moved' and subject = ?", id)).isEqualTo(1);
        assertThat(send(dossier + "/moves", "{\"place\":\"500153101201001\",\"reason\":\"搬回\"}").statusCode()).isEqualTo(201);
        assertThat(count("select count(*) from person.referral where person_id = ?::uuid and ended_at is null", id)).as("each way once").isEqualTo(2);
    }

    @Test
    void theFormsRenderInBothLanguages() throws IOException, InterruptedException {
        String id = somebody().toString();
        for (String language : java.util.List.of("zh", "en")) {
            visitor.get("/language/" + language);
            for (String path : java.util.List.of("/persons/new", "/persons/" + id + "/arrivals/new", "/persons/" + id + "/moves/new",
                    "/persons/" + id + "/referrals/new", "/referrals", "/referrals?way=away", "/cases/new?person=" + id)) {
                assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void aPersonOfAnotherDistrictCannotBeReached() throws IOException, InterruptedException {
        officer = Staff.add(sql, encoder, "EPIDEMIOLOGIST", RegionCode.parse("500118").range());
        String id = somebody().toString();
        Matcher none = ID.matcher(send("/api/v1/persons/" + id + "/case", "{\"state\":\"SUSPECTED\"}").body());
        assertThat(none.find()).isFalse();
        assertThat(send("/api/v1/persons/" + id + "/case", "{\"state\":\"SUSPECTED\"}").body()).contains("CAS-004");
        assertThat(send("/api/v1/persons/" + id + "/arrivals", "{\"origin\":\"武汉\",\"arrived_at\":\"2020-01-22T10:00\"}").body()).contains("PER-009");
    }
}
