package org.zerospread.app.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.person.HouseholdDraft;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonDraft;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.person.PersonSayings;
import org.zerospread.app.surveillance.CaseDesk;

import static org.assertj.core.api.Assertions.assertThat;

/// Two entries checked by a cadre, on pages and by the API.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DoubtsPageTest extends SmallDistrict {

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    PersonRegister register;

    @Autowired
    PersonSayings sayings;

    @Autowired
    CaseDesk cases;

    private PersonId entry(String name, String phone, String door) {
        PersonId id = new PersonId(UUID.randomUUID());
        HouseholdId home = new HouseholdId(UUID.randomUUID());
        OFFICE.run(() -> {
            register.takeHouseholds(List.of(new HouseholdDraft(home, GRID, door, "鹿子村" + door)));
            register.takePersons(List.of(new PersonDraft(id, GRID, home, name, null, LocalDate.parse("1980-05-06"), null, phone, null)));
        });
        return id;
    }

    private UUID pair(PersonId one, PersonId other, int score) {
        return OFFICE.call(() -> transaction.execute(status -> {
            sayings.doubt(Map.of(one, new PersonMatching.Match(other, score)));
            return sql.sql("select id from person.doubt where person_id = :id").param("id", one.value()).query(UUID.class).single();
        }));
    }

    @Test
    void aCadreComparesDecidesAndTakesBack() throws IOException, InterruptedException {
        PersonId first = entry("欧阳张伟", "13922250001", "31号");
        clock.hold(NOW.plusSeconds(60));
        PersonId second = entry("欧阳章伟", "13922250001", "32号");
        OFFICE.run(() -> {
            cases.suspect(second, null, NOW, null);
            transaction.executeWithoutResult(status -> sayings.comparePhones(Map.of(first, "13922250009")));
        });
        UUID pair = pair(second, first, 60);
        String office = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        Visitor visitor = new Visitor(port);
        visitor.signIn(office, Staff.PASSWORD);
        visitor.get("/language/zh");
        String list = visitor.get("/persons/doubts?person=" + first).body();
        assertThat(list).contains("姓名同音", "电话相同", "出生日期相同", "欧阳**", "139******01", "鹿子村32号", "class=\"differs\"", "判为").doesNotContain("章伟", "13922250001");
        assertThat(visitor.get("/search").body()).contains("同一人核对", "/persons/doubts");
        visitor.get("/language/en");
        assertThat(visitor.get("/persons/doubts").body()).contains("name of the same sound", "same phone", "Same person", "Different persons");
        visitor.get("/language/zh");
        assertThat(visitor.get("/persons/" + first).body()).contains("有 1 份档案可能是同一人", "其他来源的说法", "139******09", "采用").doesNotContain("13922250009");

        String page = "/persons/doubts?person=" + first;
        HttpResponse<String> same = visitor.post(page, "/persons/doubts/" + pair, Map.of("state", "SAME", "reason", "本人来电", "person", first.toString()));
        assertThat(same.body()).contains("已判为同一人", "没有待核对的档案");
        assertThat(visitor.get("/persons/doubts?state=SAME&person=" + first).body()).contains("本人来电", "撤销判定", office);
        assertThat(visitor.get("/persons/" + first).body()).contains("主档案, 一并显示", "/persons/" + second, "记录在同一人的另一份档案中");
        assertThat(visitor.get("/persons/" + second).body()).contains("打开主档案", "/persons/" + first).doesNotContain("记录在同一人的另一份档案中");
        assertThat(visitor.post("/search", "/search", Map.of("q", "欧阳章伟")).body()).contains("主档案", "/persons/" + first);
        visitor.post("/persons/doubts?state=SAME", "/persons/doubts/" + pair, Map.of("state", "OPEN", "from", "SAME"));
        assertThat(visitor.get("/persons/" + first).body()).doesNotContain("记录在同一人的另一份档案中").contains("有 1 份档案可能是同一人");
    }

    @Test
    void whatSpeaksAgainstItIsConfirmedWithAReasonAndRightsHold() throws IOException, InterruptedException {
        PersonId one = entry("欧阳双例", "13922260001", "41号");
        PersonId other = entry("欧阳双例", "13922260002", "42号");
        OFFICE.run(() -> {
            cases.suspect(one, null, NOW, null);
            cases.suspect(other, null, NOW, null);
        });
        UUID pair = pair(one, other, 55);
        String office = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        Visitor visitor = new Visitor(port);
        String api = "/api/v1/persons/doubts/" + pair;
        HttpResponse<String> refused = visitor.sendApi(api, office, Staff.PASSWORD, "{\"state\":\"SAME\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(refused.body()).contains("PER-018");
        assertThat(visitor.sendApi(api, office, Staff.PASSWORD, "{}").statusCode()).isEqualTo(400);
        assertThat(visitor.sendApi("/api/v1/persons/doubts/" + UUID.randomUUID(), office, Staff.PASSWORD, "{\"state\":\"SAME\"}").body()).contains("PER-013");
        visitor.signIn(office, Staff.PASSWORD);
        String page = "/persons/doubts?person=" + one;
        assertThat(visitor.post(page, "/persons/doubts/" + pair, Map.of("state", "SAME", "person", one.toString())).body()).contains("PER-018", "已知情, 仍确认为同一人", "原因(必填)");
        assertThat(visitor.post(page, "/persons/doubts/" + pair, Map.of("state", "SAME", "confirmed", "true", "reason", "两家医院各报一次", "person", one.toString())).body()).contains("已判为同一人");
        assertThat(visitor.api("/api/v1/persons/doubts?state=SAME&person=" + one, office, Staff.PASSWORD).body()).contains(pair.toString(), "\"signs\":", "SAME_NAME", "两家医院各报一次").doesNotContain("13922260001");
        assertThat(visitor.sendApi(api, office, Staff.PASSWORD, "{\"state\":\"OPEN\"}").body()).contains("\"state\":\"OPEN\"", "\"leading\":null");
        String auditor = Staff.add(sql, encoder, "AUDITOR", DISTRICT.range());
        assertThat(visitor.api("/api/v1/persons/doubts", auditor, Staff.PASSWORD).statusCode()).isEqualTo(403);
        assertThat(visitor.sendApi(api, auditor, Staff.PASSWORD, "{\"state\":\"SAME\"}").statusCode()).isEqualTo(403);
        String town = Staff.add(sql, encoder, "TOWN_OFFICER", org.zerospread.engine.region.RegionCode.parse("500153106").range());
        assertThat(visitor.api("/api/v1/persons/doubts", town, Staff.PASSWORD).body()).as("another town").isEqualTo("[]");
    }

    @Test
    void theListGoesOnAfterTheLastPairOfAPart() throws IOException, InterruptedException {
        PersonId middle = entry("欧阳多对", "13922270000", "50号");
        for (int n = 0; n < 21; n++) {
            pair(entry("欧阳多对", "1392227%04d".formatted(n + 1), "5" + n + "号"), middle, 41 + n % 3);
        }
        String office = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        Visitor visitor = new Visitor(port);
        visitor.signIn(office, Staff.PASSWORD);
        String first = visitor.get("/persons/doubts?person=" + middle).body();
        assertThat(first.split("id=\"pair-", -1)).hasSize(21);
        java.util.regex.Matcher next = java.util.regex.Pattern.compile("href=\"(/persons/doubts\\?[^\"]*afterScore[^\"]*)\"").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(visitor.get(next.group(1).replace("&amp;", "&")).body().split("id=\"pair-", -1)).as("the one that is left").hasSize(2);
    }
}
