package org.zerospread.app.web;

import java.io.IOException;
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
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;

import static org.assertj.core.api.Assertions.assertThat;

/// The day's work as a cadre and a chief do it, on pages and by the API.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DayWorkPageTest extends SmallDistrict {

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Stays stays;

    private UUID open(PersonId person) {
        UUID stay = UUID.randomUUID();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(stay, person, StayReason.CLOSE_CONTACT, LocalDate.parse("2020-02-09")))));
        return stay;
    }

    @Test
    void aCadreTakesTemperaturesOneByOneAndOnTheSheetAndAWrongOneComesBack() throws IOException, InterruptedException {
        PersonId person = somebody();
        UUID stay = open(person);
        String cadre = Staff.add(sql, encoder, "VILLAGE_CADRE", GRID.range());
        Visitor visitor = new Visitor(port);
        visitor.signIn(cadre, Staff.PASSWORD);
        assertThat(visitor.get("/quarantine/today?kind=TEMPERATURE").body()).contains("/quarantine/stays/" + stay + "/observed", "欧阳**");
        assertThat(visitor.get("/quarantine/today?done=nonsense&fault=STY-999").statusCode()).isEqualTo(200);
        String page = "/quarantine/stays/" + stay;
        assertThat(visitor.post(page, page + "/observed", Map.of("draft", UUID.randomUUID().toString(), "temperature", "98.6")).body()).contains("STY-005");
        assertThat(visitor.post(page, page + "/observed", Map.of("draft", UUID.randomUUID().toString(), "temperature", "377", "symptoms", "2")).uri().toString()).contains("done=TEMPERATURE");
        assertThat(count("select count(*) from quarantine.observation where stay_id = ? and temperature_tenths = 377 and symptoms = 2", stay)).isEqualTo(1);
        assertThat(visitor.get(page).body()).contains("37.7", "应检测");
        assertThat(visitor.post(page, page + "/sampled", Map.of("back", "//elsewhere.example/")).uri().getPath()).isEqualTo(page);
        assertThat(visitor.post(page, page + "/resulted", Map.of("result", "POSITIVE")).statusCode()).as("a cadre enters no results").isEqualTo(403);
        assertThat(visitor.get(page + "/certificate").body()).contains("STY-009", "还不能解除");
    }

    @Test
    void aClientSendsObservationsAndIsToldOneByOneWhatWasRefused() throws IOException, InterruptedException {
        PersonId person = somebody();
        open(person);
        String cadre = Staff.add(sql, encoder, "VILLAGE_CADRE", GRID.range());
        Visitor visitor = new Visitor(port);
        String good = UUID.randomUUID().toString();
        String answer = visitor.sendApi("/api/v1/quarantine/observations", cadre, Staff.PASSWORD, """
                [{"id":"%s","person":"%s","taken_at":"2020-02-10T00:30:00Z","temperature_tenths":366,"symptoms":0},
                 {"id":"%s","person":"%s","taken_at":"2020-02-01T00:30:00Z","temperature_tenths":366,"symptoms":0}]""".formatted(good, person.value(), UUID.randomUUID(), person.value())).body();
        assertThat(answer).contains("\"taken\":1", "STY-002");
        assertThat(visitor.sendApi("/api/v1/quarantine/observations", cadre, Staff.PASSWORD, "[{\"symptoms\":0}]").statusCode()).isEqualTo(422);
        assertThat(visitor.api("/api/v1/quarantine/day-work?kind=TEMPERATURE", cadre, Staff.PASSWORD).body()).contains("\"counts\"", person.value().toString(), "\"slot\":2");
        assertThat(visitor.api("/api/v1/quarantine/check", cadre, Staff.PASSWORD).statusCode()).isEqualTo(403);
    }
}
