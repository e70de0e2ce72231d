package org.zerospread.app.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;

import static org.assertj.core.api.Assertions.assertThat;

/// Screening as a town and its worker do it, on pages and by the API.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ScreeningPageTest extends SmallDistrict {

    private static final Pattern ROUND = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern VISIT = Pattern.compile("name=\"id\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Test
    void aWorkerSeesHisHouseholdsFillsInTheFormAndReportsAReturnee() throws IOException, InterruptedException {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        PersonId member = family(household, 2).getFirst();
        Visitor visitor = new Visitor(port);
        String office = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        HttpResponse<String> opened = visitor.sendApi("/api/v1/screening/rounds", office, Staff.PASSWORD, """
                {"region":"500153101","title":"镇上二月","starts_on":"2020-02-08"}""");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        Matcher id = ROUND.matcher(opened.body());
        assertThat(id.find()).isTrue();
        String worker = Staff.add(sql, encoder, "GRID_WORKER", GRID.range());
        assertThat(visitor.sendApi("/api/v1/screening/rounds/" + id.group(1) + "/assignments", office, Staff.PASSWORD, "{\"username\":\"" + worker + "\",\"household\":\"" + household.value() + "\"}").statusCode())
                .isEqualTo(201);
        assertThat(visitor.api("/api/v1/screening/assignment", worker, Staff.PASSWORD).body())
                .contains("\"households\":[{\"id\":\"" + household.value(), "\"questions\":[{\"code\":\"name\"", "\"birth_year\"", "欧阳**", "\"tries\":0", "\"last_outcome\":null");
        assertThat(visitor.api("/api/v1/screening/assignment", office, Staff.PASSWORD).body()).as("nobody else's").contains("\"round\":null", "\"households\":[]");

        visitor.signIn(worker, Staff.PASSWORD);
        assertThat(visitor.get("/screening/today").body()).contains("0001", "/screening/today/" + household.value());
        String page = "/screening/today/" + household.value();
        Matcher visit = VISIT.matcher(visitor.get(page).body());
        assertThat(visit.find()).isTrue();
        assertThat(visitor.post(page, page, Map.of("id", visit.group(1), "outcome", "MET")).body()).contains("SCR-017");
        assertThat(visitor.post(page, page, Map.of("id", visit.group(1), "outcome", "MET", "checks[0].person", member.toString(), "checks[0].temperature", "102.6")).body()).contains("SCR-015", "102.6");
        HttpResponse<String> saved = visitor.post(page, page, Map.of("id", visit.group(1), "outcome", "MET", "checks[0].person", member.toString(), "checks[0].met", "true",
                "checks[0].temperature", "37.8", "checks[0].symptoms", "2", "checks[0].answers[travelled]", "YES", "checks[0].answers[contact_case]", "UNKNOWN"));
        assertThat(saved.uri().toString()).as(saved.body()).endsWith("done=MET");
        assertThat(count("select count(*) from screening.person_check where person_id = ? and key_area_stay and symptoms = 2 and temperature_tenths = 378 and answers ->> 'contact_case' = 'UNKNOWN'",
                member.value())).isEqualTo(1);

        String form = "/screening/returnees/" + member + "/new";
        assertThat(visitor.post(form, form, Map.of("arrival.origin", "")).body()).contains("PER-002");
        assertThat(visitor.post(form, form, Map.of("arrival.origin", "420100", "arrival.arrivedAt", "2020-02-09T10:00", "arrival.transport", "CAR")).body()).contains("欧阳**");
        assertThat(visitor.api("/api/v1/quarantine/proposals", office, Staff.PASSWORD).body()).contains(member.toString(), "\"origin_class\":\"KEY_AREA\"");
        assertThat(visitor.api("/api/v1/quarantine/proposals", worker, Staff.PASSWORD).statusCode()).isEqualTo(403);

        assertThat(visitor.api("/api/v1/screening/coverage?round=" + id.group(1) + "&code=" + GRID, worker, Staff.PASSWORD).body()).contains("\"household_visits\":", "\"person_checks\":", "\"code\":\"0001\",\"state\":\"MET\",\"tries\":1,\"checks\":1");
        assertThat(visitor.api("/api/v1/screening/coverage?code=500153", worker, Staff.PASSWORD).statusCode()).as("beyond his grid").isEqualTo(404);
        assertThat(visitor.post("/screening/zero-reports", "/screening/zero-reports", Map.of("region", GRID.toString(), "day", "2020-02-10", "confirmed", "true")).body()).contains("SCR-011");
        assertThat(visitor.post("/screening/zero-reports", "/screening/zero-reports", Map.of("region", GRID.toString(), "day", "2020-02-10", "confirmed", "true", "findings", "一人从武汉返回")).body())
                .contains("一人从武汉返回");
        assertThat(visitor.get("/screening/zero-reports?code=500153").statusCode()).isEqualTo(404);
    }
}
