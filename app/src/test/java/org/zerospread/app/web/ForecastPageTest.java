package org.zerospread.app.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.ReplayedDistrict;
import org.zerospread.app.quarantine.ForecastCheck;
import org.zerospread.app.quarantine.RoomForecasts;
import org.zerospread.engine.allocation.SitePurpose;
import org.zerospread.engine.forecast.ForecastScore;
import org.zerospread.engine.forecast.RoomDay;
import org.zerospread.engine.forecast.RoomForecast;
import org.zerospread.engine.region.RegionCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// The forecast of rooms in the replayed district: against what came, on its page and by the API.
class ForecastPageTest extends ReplayedDistrict {

    private static final LocalDate LAST = LocalDate.parse("2020-03-04");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    RoomForecasts forecasts;

    @Autowired
    ForecastCheck check;

    @Autowired
    JsonMapper json;

    /// 70 to 90 of a hundred for an interval of 80; at one hundredth the counts are so small that the interval, which is of whole people, often covers more.
    @Test
    void fourOfFiveFiguresLieInTheInterval() {
        ForecastCheck.Check all = WHOLE_DISTRICT.call(() -> check.check(DISTRICT.range(), LocalDate.parse("2020-01-22"), LAST));
        ForecastScore score = all.score(one -> one.purpose() != SitePurpose.ARRIVALS);
        assertThat(score.forecasts()).isGreaterThan(1_000);
        assertThat(score.coverage()).isBetween(0.70, 0.92);
        ForecastScore settled = all.score(one -> one.purpose() == SitePurpose.CONTACTS && one.madeOn().isAfter(LocalDate.parse("2020-02-02")));
        assertThat(settled.meanError()).as("better than to say that all stays as it is").isLessThan(settled.meanErrorOfSame());
    }

    @Test
    void theForecastOfAnEveningIsTheSameWhenItIsMadeAgain() {
        RoomForecast now = WHOLE_DISTRICT.call(() -> forecasts.compare(DISTRICT.range(), null)).base();
        RoomForecast again = WHOLE_DISTRICT.call(() -> forecasts.asKnownOn(DISTRICT.range(), LAST));
        assertThat(again.purposes()).isEqualTo(now.purposes());
        assertThat(now.find(SitePurpose.REHAB).orElseThrow().days()).extracting(RoomDay::certain).startsWith(4).endsWith(0);
    }

    @Test
    void whatIsCertainComesAsItIsForecast() {
        LocalDate evening = LocalDate.parse("2020-02-16");
        RoomDay day = WHOLE_DISTRICT.call(() -> forecasts.asKnownOn(DISTRICT.range(), evening)).find(SitePurpose.CONTACTS).orElseThrow().days().get(5);
        int needed = WHOLE_DISTRICT.call(() -> forecasts.needed(DISTRICT.range(), day.date(), day.date())).getOrDefault(day.date(), Map.of()).getOrDefault(SitePurpose.CONTACTS, 0);
        assertThat(day.certain()).as("no contact came after the 14th").isEqualTo(needed).isPositive();
    }

    @Test
    void thePageShowsTheChartAndWhatIsTriedOutUnderAnAddressThatCanBeShared() throws IOException, InterruptedException {
        Visitor visitor = new Visitor(port);
        String office = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        visitor.signIn(office, Staff.PASSWORD);
        assertThat(visitor.get("/quarantine").body()).contains("/quarantine/forecast");
        String page = visitor.get("/quarantine/forecast?purpose=CONTACTS").body();
        assertThat(page).contains("密切接触者集中隔离点", "class=\"band\"", "3月25日").doesNotContain("class=\"band-tried\"");
        String tried = visitor.get("/quarantine/forecast?purpose=CONTACTS&people=30&surgeFrom=2020-03-06&surgeDays=10&rooms=5&roomsFrom=2020-03-08").body();
        assertThat(tried).contains("class=\"band-tried\"", "试算结果", "预计 3月", "value=\"30\"", "增开");
        assertThat(visitor.get("/quarantine/forecast?purpose=CONTACTS&people=-3&plan=nonsense&surgeFrom=2021-01-01").body()).contains("FCT-002", "FCT-003", "FCT-004");

        JsonNode answer = json.readTree(visitor.api("/api/v1/quarantine/forecast?purpose=CONTACTS&people=30&surgeDays=21", office, Staff.PASSWORD).body());
        assertThat(answer.path("date").asString()).isEqualTo("2020-03-04");
        assertThat(answer.path("purposes")).hasSize(4);
        JsonNode warning = answer.path("what_if").path("warnings").path(0);
        assertThat(warning.path("purpose").asString()).isEqualTo("CONTACTS");
        assertThat(warning.path("cures").path(0).path("kind").asString()).isEqualTo("more_rooms");
        assertThat(warning.path("cures").path(0).path("rooms").asInt()).isPositive();
        HttpResponse<String> wrong = visitor.api("/api/v1/quarantine/forecast?purpose=NOWHERE&factor=lots", office, Staff.PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("FCT-001", "purpose", "factor");
        String town = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153106").range());
        assertThat(visitor.api("/api/v1/quarantine/forecast", town, Staff.PASSWORD).statusCode()).as("the rooms are the district's").isEqualTo(404);
        Visitor officer = new Visitor(port);
        officer.signIn(town, Staff.PASSWORD);
        assertThat(officer.get("/quarantine/forecast").body()).contains("按全区计算").doesNotContain("<svg viewBox=\"0 0 720");
    }
}
