package org.zerospread.app.web;

import java.net.http.HttpResponse;
import java.util.List;
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
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// A site chief at work: the board, a room, a guest, the watch.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
class SitePageTest extends SmallDistrict {

    private static final Pattern ROOM = Pattern.compile("href=\"/quarantine/rooms/([0-9a-f-]{36})\"[^>]*>\\s*<span class=\"room-top\"><b>(\\d+)</b>");

    private static final Pattern INLINE = Pattern.compile("<script(?![^>]*\\bsrc=)|\\son[a-z]+=\"|\\sstyle=\"|<style");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Stays stays;

    private Visitor chief;
    private String account;
    private String site;

    @BeforeEach
    void openASite() throws Exception {
        emptyQuarantine();
        chief = new Visitor(port);
        account = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        chief.signIn(account, Staff.PASSWORD);
        HttpResponse<String> opened = chief.post("/quarantine/sites", "/quarantine/sites", Map.of("name", "隔离点" + UUID.randomUUID(), "region", "500153101201", "purpose", "CONTACTS", "chief", "己某",
                "floors", "2", "roomsPerFloor", "4", "capacity", "6"));
        site = opened.uri().getPath();
        assertThat(site).as(opened.body()).startsWith("/quarantine/sites/");
    }

    private UUID guest() {
        UUID stay = UUID.randomUUID();
        PersonId person = somebody();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(stay, person, StayReason.CLOSE_CONTACT, clock.today()))));
        return stay;
    }

    private String room(String label) throws Exception {
        Matcher room = ROOM.matcher(chief.get(site).body());
        while (room.find()) {
            if (room.group(2).equals(label)) {
                return room.group(1);
            }
        }
        throw new AssertionError("no room " + label + " on the board");
    }

    @Test
    void theBoardShowsEveryRoomWithItsStateAndItsGuestMasked() throws Exception {
        UUID stay = guest();
        String board = chief.get(site).body();
        assertThat(board).contains("欧阳**", "第 1/28 天", "空房", "room-OCCUPIED", "检测").doesNotContain("欧阳建国");
        assertThat(ROOM.matcher(board).results()).hasSize(8);
        String room = chief.get("/quarantine/rooms/" + room("201")).body();
        assertThat(room).contains("欧阳**", "/quarantine/stays/" + stay + "/room", "用途相符");
        assertThat(chief.get("/quarantine/sites").body()).contains("1 / 6");
    }

    @Test
    void everyPageRendersInBothLanguagesWithoutInlineScript() throws Exception {
        UUID stay = guest();
        chief.post(site + "/watch", site + "/watch/slots", Map.of("usual", "true"));
        for (String language : List.of("zh", "en")) {
            chief.get("/language/" + language);
            for (String path : List.of("/quarantine/sites", site, site + "/layout", site + "/watch", "/quarantine/waiting", "/quarantine/rooms/" + room("201"), "/quarantine/stays/" + stay + "/room")) {
                HttpResponse<String> page = chief.get(path);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertThat(page.body()).contains("<main", language.equals("zh") ? "lang=\"zh-CN\"" : "lang=\"en\"");
                assertThat(INLINE.matcher(page.body()).find()).as("inline script or style on %s", path).isFalse();
            }
        }
    }

    @Test
    void movesCleansAndUndoes() throws Exception {
        UUID stay = guest();
        String lodging = "/quarantine/stays/" + stay + "/room";
        assertThat(chief.get(lodging).body()).contains("建议", "本层");
        assertThat(chief.post(lodging, "/quarantine/stays/" + stay + "/transfer", Map.of("room", room("101"))).body()).contains("ROM-005");
        assertThat(chief.post(lodging, "/quarantine/stays/" + stay + "/transfer", Map.of("room", room("101"), "reason", "空调故障")).body()).contains("已换房", "空调故障");
        String left = room("201");
        HttpResponse<String> cleaned = chief.post("/quarantine/rooms/" + left, "/quarantine/rooms/" + left + "/cleaned", Map.of());
        assertThat(cleaned.body()).contains("已标记清洁", "撤销");
        assertThat(chief.post(cleaned.uri().getPath() + "?" + cleaned.uri().getQuery(), "/quarantine/rooms/" + left + "/not-cleaned", Map.of()).body()).contains("清洁中");
        assertThat(chief.post(lodging, lodging + "/take-back", Map.of()).body()).contains("已撤回");
        assertThat(chief.get("/quarantine/waiting").body()).contains("欧阳**", "按建议全部安排");
        assertThat(chief.post("/quarantine/waiting", "/quarantine/waiting", Map.of()).body()).contains("已安排 1 人");
    }

    @Test
    void closesAFloorAndOpensItAgainAndTellsWhoLivesThere() throws Exception {
        guest();
        assertThat(chief.post(site, site + "/closures", Map.of("floor", "2", "reason", "消毒", "from", "2020-02-10")).body()).contains("ROM-006", "201 欧阳**");
        HttpResponse<String> closed = chief.post(site, site + "/closures", Map.of("floor", "1", "reason", "消毒", "from", "2020-02-10", "through", "2020-02-12"));
        assertThat(closed.body()).contains("已关闭", "停用", "2月12日");
        Matcher closure = Pattern.compile("/closures/([0-9a-f-]{36})/open").matcher(closed.body());
        assertThat(closure.find()).isTrue();
        assertThat(chief.post(site, site + "/closures/" + closure.group(1) + "/open", Map.of()).body()).contains("已重新开放");
    }

    @Test
    void theWatchShowsItsGapsUntilSomebodyIsNamed() throws Exception {
        String watch = site + "/watch";
        assertThat(chief.get(watch).body()).contains("还没有值守时段");
        HttpResponse<String> usual = chief.post(watch, watch + "/slots", Map.of("usual", "true"));
        assertThat(usual.body()).contains("缺人时段 84 个", "rota-gap");
        Matcher slot = Pattern.compile("<option value=\"([0-9a-f-]{36})\">点长 08:00").matcher(usual.body());
        assertThat(slot.find()).isTrue();
        assertThat(chief.post(watch, watch + "/turns", Map.of("slot", slot.group(1), "day", "2020-02-11", "name", "庚某")).body()).contains("庚某", "缺人时段 83 个");
        assertThat(chief.post(watch, watch + "/turns", Map.of("slot", slot.group(1), "day", "2020-02-11", "name", "")).body()).contains("ROM-010");
    }

    @Test
    void laysOutZonesPassagesAndRooms() throws Exception {
        String layout = site + "/layout";
        chief.post(layout, site + "/zones", Map.of("zone", "清洁区", "grade", "CLEAN"));
        assertThat(chief.post(layout, site + "/zones", Map.of("zone", "A 区", "grade", "CONTAMINATED")).body()).contains("清洁区", "A 区", "污染区");
        assertThat(chief.post(layout, site + "/rooms", Map.of("floor", "3", "first", "1", "count", "2", "beds", "2", "family", "true", "features", "ACCESSIBLE")).uri().getPath()).isEqualTo(layout);
        assertThat(chief.post(layout, site + "/rooms", Map.of("floor", "3", "first", "1", "count", "0", "beds", "2")).body()).contains("ROM-009");
        assertThat(chief.get(site).body()).contains("3 层", ">301</b>");
    }

    @Test
    void servesTheApiAndNobodyOfAnotherDistrict() throws Exception {
        UUID stay = guest();
        String api = "/api/v1/quarantine/stays/" + stay;
        assertThat(chief.api("/api/v1" + site, account, Staff.PASSWORD).body()).contains("\"state\":\"OCCUPIED\"", stay.toString()).doesNotContain("欧阳");
        assertThat(chief.api(api + "/rooms", account, Staff.PASSWORD).body()).contains("\"label\":\"202\"");
        assertThat(chief.sendApi(api + "/room", account, Staff.PASSWORD, "{}").body()).contains("ROM-002");
        HttpResponse<String> moved = chief.sendApi(api + "/transfer", account, Staff.PASSWORD, "{\"reason\":\"空调故障\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(201);
        String elsewhere = Staff.add(sql, encoder, "ADMINISTRATOR", RegionCode.parse("500118").range());
        assertThat(chief.sendApi(api + "/transfer", elsewhere, Staff.PASSWORD, "{\"reason\":\"空调故障\"}").body()).contains("ROM-002");
    }
}
