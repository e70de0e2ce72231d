package org.zerospread.app.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
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
import org.zerospread.app.person.PersonRegister;
import org.zerospread.app.region.RegionDraft;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.Source;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// An outbreak of forty cases in a village of its own, and what is estimated from it, on the page and by the API.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EstimatesPageTest extends SmallDistrict {

    private static final RegionCode VILLAGE_GRID = RegionCode.parse("500153102201001");
    private static final RegionCode QUIET_GRID = RegionCode.parse("500153102202001");
    private static final LocalDate START = LocalDate.parse("2020-01-08");

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    CaseDesk cases;

    @Autowired
    PersonRegister register;

    @Autowired
    JsonMapper json;

    /// @param infector place in the list, -1 for an imported case
    private record Ill(PersonId person, int infector, LocalDate onset, LocalDate found) {
    }

    @BeforeAll
    void anOutbreak(@Autowired Regions regions, @Autowired DistrictClock held) {
        held.hold(NOW);
        new Jurisdiction("office", Jurisdiction.EVERYWHERE).run(() -> regions.take(List.of(
                new RegionDraft(VILLAGE_GRID, "第1网格", RegionLevel.GRID, VILLAGE_GRID.parent().orElseThrow(), null, 3, 9),
                new RegionDraft(QUIET_GRID, "第1网格", RegionLevel.GRID, QUIET_GRID.parent().orElseThrow(), null, 3, 9))));
        List<Ill> ill = chain();
        for (Ill one : ill.stream().sorted(Comparator.comparing(Ill::found)).toList()) {
            held.hold(one.found().atTime(12, 0).toInstant(ZoneOffset.ofHours(8)));
            CaseAnswer.Done done = (CaseAnswer.Done) OFFICE.call(() -> cases.confirm(one.person(), one.infector() < 0 ? Source.IMPORTED : Source.LOCAL, one.onset(), held.instant(), null));
            // No plan for close contacts is in force so early: they are written down, not put into quarantine.
            OFFICE.run(() -> transaction.executeWithoutResult(status -> ill.stream().filter(other -> other.infector() == ill.indexOf(one)).forEach(other -> sql.sql("""
                    insert into surveillance.contact (id, case_id, person_id, region, degree, setting, last_exposure, recorded_at, recorded_by)
                    values (gen_random_uuid(), ?, ?, ?, 1, '同住', ?, now(), 'office')
                    """).params(done.caseId().value(), other.person().value(), VILLAGE_GRID.value(), one.onset()).update())));
        }
        OFFICE.run(() -> transaction.executeWithoutResult(status -> ill.stream().filter(one -> one.infector() >= 0).forEach(one -> sql.sql(
                "update surveillance.case_file set exposed_from = ?, exposed_to = ? where person_id = ?").params(one.onset().minusDays(3 + ill.indexOf(one) * 5 % 7), one.onset().minusDays(2 + ill.indexOf(one) * 5 % 7), one.person().value()).update())));
        held.hold(NOW);
    }

    private List<Ill> chain() {
        SplittableRandom random = new SplittableRandom(20200210);
        List<Ill> ill = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            add(ill, -1, START.plusDays(i), random);
        }
        for (int infector = 0; infector < ill.size() && ill.size() < 40; infector++) {
            for (int n = 0; n < 2; n++) {
                LocalDate onset = ill.get(infector).onset().plusDays(3 + random.nextInt(5));
                if (ill.size() < 40 && onset.isBefore(LocalDate.parse("2020-02-07"))) {
                    add(ill, infector, onset, random);
                }
            }
        }
        return ill;
    }

    private void add(List<Ill> ill, int infector, LocalDate onset, SplittableRandom random) {
        ill.add(new Ill(villager(VILLAGE_GRID), infector, onset, onset.plusDays(1 + random.nextInt(3))));
    }

    private PersonId villager(RegionCode grid) {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        PersonId person = new PersonId(UUID.randomUUID());
        OFFICE.run(() -> {
            register.takeHouseholds(List.of(new HouseholdDraft(household, grid, household.value().toString().substring(0, 8), "1号")));
            register.takePersons(List.of(new PersonDraft(person, grid, household, "欧阳建国", null, null, null, null, null)));
        });
        return person;
    }

    @Test
    void theApiTellsEachEstimateWithItsInterval() throws IOException, InterruptedException {
        String user = Staff.add(sql, encoder, "COMMAND_OFFICE", VILLAGE_GRID.range());
        JsonNode all = json.readTree(new Visitor(port).api("/api/v1/estimates", user, Staff.PASSWORD).body());
        assertThat(all.get("cases").asInt()).isEqualTo(40);
        assertThat(all.at("/curve/0/day").asString()).isEqualTo("2020-01-08");
        assertThat(all.at("/curve/0/onset_imported").asInt()).isEqualTo(1);
        assertThat(all.get("curve").valueStream().mapToInt(day -> day.get("onset_local").asInt() + day.get("onset_imported").asInt()).sum()).isEqualTo(40);
        assertThat(all.get("curve").valueStream().mapToInt(day -> day.get("reported").asInt()).sum()).isEqualTo(40);
        assertThat(all.at("/rt/known").asBoolean()).isTrue();
        JsonNode window = all.at("/rt/value").valueStream().filter(one -> one.get("cases").asInt() >= 11).findFirst().orElseThrow();
        assertThat(window.get("q025").asDouble()).isLessThan(window.get("mean").asDouble());
        assertThat(all.at("/serial_interval/value/sample/count").asInt()).isEqualTo(37);
        assertThat(all.at("/serial_interval/value/sample/mean/estimate").asDouble()).isBetween(3.0, 7.0);
        assertThat(all.at("/serial_interval/value/fits").size()).isEqualTo(4);
        assertThat(all.at("/incubation/value/0/rows").asInt()).isEqualTo(37);
        assertThat(all.at("/incubation/value/0/median/estimate").asDouble()).isBetween(3.0, 6.0);
        assertThat(all.at("/growth/value/doubling_days/estimate").asDouble()).isPositive();
        assertThat(all.at("/delays/0/sample/value/mean/estimate").asDouble()).isBetween(1.0, 3.0);
        assertThat(all.at("/delays/2/kind").asString()).isEqualTo("ONSET_ISOLATION");
        HttpResponse<String> wrong = new Visitor(port).api("/api/v1/estimates?mean=0.5&method=GUESS", user, Staff.PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("EST-020", "mean", "0.5");
    }

    @Test
    void thePageShowsThemAndTakesAnotherSerialInterval() throws IOException, InterruptedException {
        Visitor visitor = new Visitor(port);
        visitor.signIn(Staff.add(sql, encoder, "COMMAND_OFFICE", VILLAGE_GRID.range()), Staff.PASSWORD);
        String page = visitor.get("/cases/estimates").body();
        assertThat(page).contains("确诊病例 40 例", "流行曲线", "line-lognormal", "bar-imported", "翻一番", "class=\"band\"");
        assertThat(visitor.get("/cases/estimates?method=WALLINGA_TEUNIS&mean=5&std=2&window=5").body()).contains("Wallinga 和 Teunis", "value=\"5\"");
        assertThat(visitor.get("/cases/estimates?mean=1").body()).contains("EST-021");
        visitor.get("/language/en");
        assertThat(visitor.get("/cases/estimates").body()).contains("40 confirmed cases", "Serial interval (onset to onset)", "lognormal");
    }

    @Test
    void theyAreTakenOutAsCsvWithASecondFactor() throws IOException, InterruptedException {
        Visitor visitor = new Visitor(port);
        visitor.signIn(Staff.add(sql, encoder, "COMMAND_OFFICE", VILLAGE_GRID.range()), Staff.PASSWORD);
        assertThat(visitor.get("/cases/estimates.csv").body()).contains("ACC-021");
        visitor.setUpSecondFactor();
        String file = visitor.get("/cases/estimates.csv?window=5").body();
        assertThat(file).contains("estimate,of,from,to,count,value,low,high,exported_by", ",imported,2020-01-08,2020-01-08,1,", ",CORI,2020-01-09,2020-01-13,", ",sample mean,,,37,", ",lognormal median,,,37,");
        assertThat(file.lines().filter(line -> line.contains(",CORI,")).count()).isEqualTo(29);
    }

    @Test
    void fewCasesAreSaidPlainly() throws IOException, InterruptedException {
        for (int i = 0; i < 4; i++) {
            OFFICE.run(() -> cases.confirm(villager(QUIET_GRID), Source.IMPORTED, LocalDate.parse("2020-02-05"), NOW, null));
        }
        Visitor visitor = new Visitor(port);
        visitor.signIn(Staff.add(sql, encoder, "COMMAND_OFFICE", QUIET_GRID.range()), Staff.PASSWORD);
        assertThat(visitor.get("/cases/estimates").body()).contains("4 例:太少,估计不了 R(t)。任一 7 天窗口须有 11 例。", "0 对病例能确定谁感染谁", "只有 1 天有病例");
        Visitor elsewhere = new Visitor(port);
        elsewhere.signIn(Staff.add(sql, encoder, "COMMAND_OFFICE", RegionCode.parse("500153103201").range()), Staff.PASSWORD);
        assertThat(elsewhere.get("/cases/estimates").body()).contains("还没有确诊病例");
        Visitor worker = new Visitor(port);
        assertThat(worker.api("/api/v1/estimates", Staff.add(sql, encoder, "GRID_WORKER", VILLAGE_GRID.range()), Staff.PASSWORD).statusCode()).isEqualTo(403);
    }
}
