package org.zerospread.app.web;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.Source;
import org.zerospread.app.tracing.PlaceKind;
import org.zerospread.app.tracing.TrackDraft;
import org.zerospread.app.tracing.TrackIntake;
import org.zerospread.engine.track.Position;

import static org.assertj.core.api.Assertions.assertThat;

/// Tracing at the desk of an epidemiologist: from the case to contacts in quarantine.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TracingPageTest extends SmallDistrict {

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    TrackIntake intake;

    @Autowired
    CaseDesk cases;

    private Visitor epidemiologist;
    private String name;

    @BeforeEach
    void signIn() throws Exception {
        epidemiologist = new Visitor(port);
        name = Staff.add(sql, encoder, "EPIDEMIOLOGIST", DISTRICT.range());
        epidemiologist.signIn(name, Staff.PASSWORD);
    }

    private static TrackDraft stay(PersonId person, String place, String from, String to) {
        return new TrackDraft(UUID.randomUUID(), person, new TrackDraft.Place(DISTRICT, PlaceKind.MARKET, place, new Position(29.4043, 105.5945)), Instant.parse("2020-02-" + from + ":00Z"),
                Instant.parse("2020-02-" + to + ":00Z"), TrackDraft.Certainty.CERTAIN, TrackDraft.Source.INTERVIEW, null, null, null);
    }

    private UUID caseOf(PersonId person) {
        return ((CaseAnswer.Done) OFFICE.call(() -> cases.confirm(person, Source.LOCAL, LocalDate.parse("2020-02-07"), Instant.parse("2020-02-09T04:00:00Z"), null))).caseId().value();
    }

    @Test
    void fromACaseToContactsInQuarantine() throws Exception {
        String market = "市场" + UUID.randomUUID().toString().substring(0, 6);
        PersonId ill = somebody();
        PersonId met = somebody();
        PersonId other = somebody();
        OFFICE.run(() -> intake.receive(List.of(stay(ill, market, "08T01:00", "08T03:00"), stay(met, market, "08T01:30", "08T04:00"), stay(other, market, "08T02:50", "08T04:00"))));
        UUID id = caseOf(ill);
        assertThat(epidemiologist.get("/cases").body()).contains("/tracing");
        assertThat(epidemiologist.get("/tracing").body()).contains(id.toString(), "选择病例");
        assertThat(epidemiologist.get("/persons/" + ill + "/tracks").body()).contains("/tracing?case=" + id, "传染期");
        HttpResponse<String> page = epidemiologist.get("/cases/" + id + "/trace");
        assertThat(page.uri().getPath()).isEqualTo("/tracing");
        assertThat(page.body()).contains("共 2 人,其中 2 人尚未登记", market, "1 小时 30 分", "value=\"2020-02-07T00:00\"", "value=\"2020-02-09T12:00\"", "class=\"strip-infectious\"", "<circle", "欧阳**")
                .doesNotContain("欧阳建国");
        assertThat(epidemiologist.get("/tracing?case=" + id + "&from=&to=&min_minutes=30&degree=1").body()).contains("共 1 人");
        assertThat(epidemiologist.get("/tracing?case=" + id + "&from=2020-02-09T10:00&to=2020-02-08T10:00").body()).contains("TRC-002");
        assertThat(epidemiologist.get("/tracing?case=nobody").body()).contains("TRC-001");

        String question = "?case=" + id;
        HttpResponse<String> ticked = epidemiologist.post("/tracing" + question, "/tracing/register" + question, Map.of("pick", id + "_" + met));
        assertThat(ticked.uri().getPath()).isEqualTo("/tracing");
        assertThat(ticked.body()).contains("已登记 1 名接触者", "已登记,末次接触 2月8日", "其中 1 人尚未登记");
        assertThat(epidemiologist.post("/tracing" + question, "/tracing/register" + question, Map.of("all", "true")).body()).contains("已登记 1 名接触者", "其中 0 人尚未登记");
        assertThat(epidemiologist.send("/tracing/register" + question, epidemiologist.token(), Map.of("pick", "x")).statusCode()).isEqualTo(400);
        assertThat(count("select count(*) from quarantine.stay where person_id = any(array[?, ?]) and state = 'RUNNING'", met.value(), other.value())).isEqualTo(2);
        epidemiologist.get("/language/en");
        assertThat(epidemiologist.get("/tracing" + question).body()).contains("2 people, 0 of them not registered yet", "close contact");
        epidemiologist.setUpSecondFactor();
        assertThat(epidemiologist.get("/tracing.csv" + question).body()).contains("case_number,name", market, ",90,1,");
    }

    @Test
    void theApiAnswersTheSame() throws Exception {
        String market = "市场" + UUID.randomUUID().toString().substring(0, 6);
        PersonId ill = somebody();
        PersonId met = somebody();
        OFFICE.run(() -> intake.receive(List.of(stay(ill, market, "08T01:00", "08T03:00"), stay(met, market, "08T01:30", "08T04:00"))));
        UUID id = caseOf(ill);
        HttpResponse<String> answer = epidemiologist.api("/api/v1/tracing?case=" + id, name, Staff.PASSWORD);
        assertThat(answer.body()).doesNotContain("欧阳建国");
        assertThat(epidemiologist.api("/api/v1/persons/" + ill + "/tracks", name, Staff.PASSWORD).body()).contains("\"case_id\":\"" + id).doesNotContain("欧阳建国");
        assertThat(answer.body()).contains("\"person\":\"" + met + "\"", "\"minutes\":90", "\"first_start\":\"2020-02-08T01:30:00Z\"", "\"last_end\":\"2020-02-08T03:00:00Z\"", "\"elsewhere\":[]");
        assertThat(epidemiologist.api("/api/v1/tracing?case=" + id + "&min_minutes=100", name, Staff.PASSWORD).body()).contains("\"contacts\":[]");
        assertThat(epidemiologist.api("/api/v1/tracing?case=" + UUID.randomUUID(), name, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(epidemiologist.api("/api/v1/tracing?case=" + id + "&radius_metres=x", name, Staff.PASSWORD).body()).contains("\"code\":\"TRC-003\"");
        String doctor = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        assertThat(epidemiologist.sendApi("/api/v1/tracing/contacts", doctor, Staff.PASSWORD, "{\"cases\":[\"" + id + "\"]}").statusCode()).as("reads only").isEqualTo(403);
        HttpResponse<String> done = epidemiologist.sendApi("/api/v1/tracing/contacts", name, Staff.PASSWORD,
                "{\"cases\":[\"" + id + "\"],\"contacts\":[{\"case_id\":\"" + id + "\",\"person\":\"" + met + "\"}]}");
        assertThat(done.statusCode()).isEqualTo(201);
        assertThat(done.body()).isEqualTo("{\"registered\":1,\"left\":0}");
        assertThat(epidemiologist.sendApi("/api/v1/tracing/contacts", name, Staff.PASSWORD, "{\"cases\":[\"" + id + "\"]}").body()).isEqualTo("{\"registered\":0,\"left\":0}");
        assertThat(epidemiologist.sendApi("/api/v1/tracing/contacts", name, Staff.PASSWORD, "{\"cases\":[\"x\"]}").body()).contains("TRC-001");
        assertThat(epidemiologist.api("/api/v1/openapi.json", name, Staff.PASSWORD).body()).contains("/api/v1/tracing", "/api/v1/persons/{id}/tracks");
    }
}
