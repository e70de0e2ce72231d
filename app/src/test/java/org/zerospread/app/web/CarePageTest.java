package org.zerospread.app.web;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
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
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// Care on a village cadre's phone, and the stands as the public reads of them.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CarePageTest extends SmallDistrict {

    private static final Pattern ERRAND = Pattern.compile("/care/errands/([0-9a-f-]{36})/done");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Stays stays;

    private Visitor cadre;
    private String name;

    @BeforeEach
    void signIn() throws Exception {
        cadre = new Visitor(port);
        name = Staff.add(sql, encoder, "VILLAGE_CADRE", RegionCode.parse("500153101201").range());
        cadre.signIn(name, Staff.PASSWORD);
    }

    @Test
    void aCadreTakesDownANeedDoesItAndTheDossierTells() throws Exception {
        PersonId person = somebody();
        String page = "/care/persons/" + person;
        assertThat(cadre.post(page, page, Map.of("kind", "FOOD", "what", "大米")).body()).contains("CARE-001");
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), person, StayReason.KEY_AREA_ARRIVAL, LocalDate.parse("2020-02-10")))));
        assertThat(cadre.post(page, page, Map.of("kind", "FOOD", "what", "", "everyDays", "99")).body()).contains("CARE-002", "value=\"99\"");
        HttpResponse<String> taken = cadre.post(page, page, Map.of("kind", "FOOD", "what", "蔬菜五斤", "everyDays", "2", "toldBy", "PHONE"));
        assertThat(taken.body()).contains("蔬菜五斤", "每 2 天", "欧阳**").doesNotContain("欧阳建国");

        String list = cadre.get("/care").body();
        assertThat(list).contains("蔬菜五斤", "鹿子村1号", page);
        String errand = ERRAND.matcher(list.substring(list.indexOf("蔬菜五斤"))).results().findFirst().orElseThrow().group(1);
        cadre.post("/care", "/care/errands/" + errand + "/doer", Map.of("doer", ""));
        assertThat(cadre.get("/care?view=MINE").body()).contains(errand, "测试 办");
        assertThat(cadre.post("/care", "/care/errands/" + errand + "/drop", Map.of("note", "")).body()).contains("CARE-002");
        assertThat(cadre.post("/care", "/care/errands/" + errand + "/done", Map.of("paid", "12,5")).body()).contains("CARE-002");
        cadre.post("/care", "/care/errands/" + errand + "/done", Map.of("paid", "12.5", "note", "放门口"));
        assertThat(cadre.get("/care?view=CLOSED").body()).contains("垫付 12.50 元", "放门口", "测试 办结");
        assertThat(cadre.get("/persons/" + person).body()).contains("需要食品:蔬菜五斤", "已办 1 次", page);
        String need = Pattern.compile("/needs/([0-9a-f-]{36})/end").matcher(cadre.get(page).body()).results().findFirst().orElseThrow().group(1);
        assertThat(cadre.post(page, page + "/needs/" + need + "/end", Map.of()).body()).contains("没有。");
    }

    @Test
    void servesTheApiAndNobodyOfAnotherVillage() throws Exception {
        PersonId person = somebody();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), person, StayReason.KEY_AREA_ARRIVAL, LocalDate.parse("2020-02-10")))));
        String needs = "/api/v1/care/persons/" + person + "/needs";
        assertThat(cadre.sendApi(needs, name, Staff.PASSWORD, "{\"kind\":\"MEDICINE\",\"what\":\"降压药\"}").statusCode()).isEqualTo(201);
        assertThat(cadre.sendApi(needs, name, Staff.PASSWORD, "{\"kind\":\"MEDICINE\"}").body()).contains("\"code\":\"CARE-002\"");
        String errands = cadre.api("/api/v1/care/errands", name, Staff.PASSWORD).body();
        assertThat(errands).contains("降压药", "\"due_on\":\"2020-02-10\"");
        String errand = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"[^}]*降压药").matcher(errands).results().findFirst().orElseThrow().group(1);
        String elsewhere = Staff.add(sql, encoder, "VILLAGE_CADRE", RegionCode.parse("500153102").range());
        assertThat(cadre.api("/api/v1/care/errands", elsewhere, Staff.PASSWORD).body()).isEqualTo("[]");
        assertThat(cadre.sendApi("/api/v1/care/errands/" + errand + "/done", elsewhere, Staff.PASSWORD, "{}").statusCode()).isEqualTo(404);
        assertThat(cadre.sendApi("/api/v1/care/errands/" + errand + "/done", name, Staff.PASSWORD, "{\"paid\":\"30\"}").statusCode()).isEqualTo(200);
        assertThat(cadre.sendApi("/api/v1/care/errands/" + errand + "/done", name, Staff.PASSWORD, "{}").body()).contains("CARE-003");
    }

    @Test
    void thePublicReadsOfStandsAndChangesNone() throws Exception {
        String stand = "菜摊" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(cadre.post("/stands", "/stands", Map.of("name", stand, "region", "500153101201", "place", "村口")).body()).contains("CARE-002", stand);
        cadre.post("/stands", "/stands", Map.of("name", stand, "region", "500153101201", "place", "村口", "goods", "蔬菜", "hours", "7:00–19:00", "payment", "扫码付款"));
        Visitor reader = new Visitor(port);
        HttpResponse<String> page = reader.get("/stands?where=" + java.net.URLEncoder.encode("鹿子村", java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(stand, "扫码付款", "开放").doesNotContain("/stands/", "登记售卖点", name);
        assertThat(reader.get("/api/v1/stands").body()).contains(stand, "\"open\":true");
        assertThat(reader.get("/stands?where=" + "x".repeat(61)).statusCode()).isEqualTo(400);
        String id = Pattern.compile(stand + ".*?/stands/([0-9a-f-]{36})", Pattern.DOTALL).matcher(cadre.get("/stands").body()).results().findFirst().orElseThrow().group(1);
        cadre.post("/stands", "/stands/" + id, Map.of("open", "false"));
        assertThat(reader.get("/api/v1/stands?where=" + java.net.URLEncoder.encode(stand, java.nio.charset.StandardCharsets.UTF_8)).body()).contains("\"open\":false");
        assertThat(reader.get("/care").uri().getPath()).isEqualTo("/sign-in");
    }
}
