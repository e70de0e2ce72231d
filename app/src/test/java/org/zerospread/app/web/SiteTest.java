package org.zerospread.app.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zerospread.app.ReplayedDistrict;
import org.zerospread.app.TestStore;
import org.zerospread.app.access.AccountDesk;
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.access.OpenToSignedIn;
import org.zerospread.app.access.Requires;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// The site as staff and the public see it.
class SiteTest extends ReplayedDistrict {

    private static final Pattern INLINE = Pattern.compile("<script(?![^>]*\\bsrc=)|\\son[a-z]+=\"|\\sstyle=\"|<style");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AccountDesk desk;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Visitor visitor;

    @BeforeEach
    void openABrowser() {
        visitor = new Visitor(port);
    }

    private Visitor staff(String role, String region) throws IOException, InterruptedException {
        Visitor member = new Visitor(port);
        assertThat(member.signIn(Staff.add(sql, encoder, role, RegionCode.parse(region).range()), Staff.PASSWORD).statusCode()).isEqualTo(200);
        return member;
    }

    @Test
    void everyAddressNamesWhoMayUseIt() {
        List<String> silent = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((address, method) -> {
            if (method.getBeanType().getName().startsWith("org.zerospread") && !method.hasMethodAnnotation(Requires.class)
                    && !method.hasMethodAnnotation(OpenToAll.class) && !method.hasMethodAnnotation(OpenToSignedIn.class)) {
                silent.add(method.toString());
            }
        });
        assertThat(silent).isEmpty();
        assertThat(requestMappingHandlerMapping.getHandlerMethods()).hasSizeGreaterThan(15);
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var zh = ResourceBundle.getBundle("messages", java.util.Locale.of("zh"), exact).keySet();
        var en = ResourceBundle.getBundle("messages", java.util.Locale.of("en"), exact).keySet();
        assertThat(zh).containsExactlyInAnyOrderElementsOf(en);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/bulletin", "/bulletin?date=2020-01-29&as_known_at=2020-01-29T17:00", "/cases", "/cases?state=DISCHARGED&sort=name", "/cases?state=DEAD", "/cases/estimates", "/cases/estimates?method=WALLINGA_TEUNIS&mean=x&window=5", "/cases?sort=severity&down=true&by=confirmed&from=2020-01-20&q=x", "/contacts", "/contacts?state=RELEASED&place=500153101", "/contacts/sheet", "/contacts/sheet?day=2020-01-30&town=500153101", "/cases/tasks", "/cases/tasks?kind=RETEST", "/diseases/covid-19", "/diseases/covid-19?edition=trial-5&place=420106&fact.fever=yes&fact.temperature=x", "/diseases/measles?fact.rash=yes&fact.temperature=38.4", "/clinic", "/clinic?desk=FEVER", "/clinic/reports", "/resumption", "/resumption?state=WORKING&actor=TOWN&overdue=true&q=x&page=2", "/care", "/care?view=CLOSED", "/officers", "/officers?kind=SUPERVISOR", "/officers/firms", "/officers/firms?words=x&missing=true", "/officers/visits", "/officers/visits?view=ALL", "/officers/problems", "/officers/problems?view=CONFIRMED", "/stands", "/stands?q=zzz", "/jobs", "/jobs?where=zzz&sector=C&town=500153101&wage=3000", "/jobs/application", "/projects", "/support", "/support/applications", "/support/applications?state=PAID", "/recruiting", "/recruiting/jobs", "/recruiting/applications", "/recruiting/applications?state=HIRED", "/quarantine",
            "/quarantine?due=ended", "/quarantine?place=REHAB", "/quarantine/proposals", "/quarantine/today", "/quarantine/today?role=CHIEF&kind=TEMPERATURE", "/quarantine/temperatures", "/quarantine/chains", "/quarantine/check", "/quarantine/certificates?number=x", "/quarantine/forecast", "/quarantine/forecast?purpose=CONTACTS&rooms=10&factor=2&people=x", "/screening/today", "/screening/coverage", "/screening/coverage?code=500153101&sort=met", "/screening/rounds", "/screening/rounds/1", "/screening/zero-reports?code=500153101", "/regions", "/regions?code=500153101201", "/regions?q=rongchang", "/regions?q=zzz", "/search", "/persons/new",
            "/enterprises", "/enterprises?q=zzz&zone=BORDER&industry=C27&state=ALL&sort=staff&down=true", "/enterprises/new", "/resumption-board", "/resumption-board?on=2020-02-10&place=500153101&kept=NOT_SCREENED",
            "/grading", "/grading?date=2020-02-16", "/grading/matrix", "/grading/measures", "/grading/measures?q=500153101&date=2020-02-16", "/grading/measures?kind=passages&q=500153101&from=420100", "/grading/measures/persons", "/grading/measures/firms?q=zzz", "/grading/plans", "/audit", "/audit?q=case.confirmed", "/access/exports", "/account/password", "/account/second-factor", "/access/roles", "/access/accounts", "/access/accounts?q=zzz",
            "/field", "/field/devices", "/field/review", "/field/take-in", "/referrals", "/referrals?way=away", "/persons/doubts", "/persons/doubts?state=SAME", "/checkpoints", "/checkpoints?held=true", "/checkpoints/lookup", "/tracing", "/tracing?case=500153-2020-0001&degree=2", "/imports", "/chains", "/chains?view=NETWORK&cluster=-1&colour=TOWN", "/chains?cluster=1&colour=PLACE",
            "/certificates", "/certificates?state=REVOKED&q=w", "/certificates?q=7K3M9P-QRSTVW-XYZ012", "/my-certificate"})
    void everyPageRendersInBothLanguagesWithoutInlineScript(String path) throws IOException, InterruptedException {
        Visitor admin = staff("ADMINISTRATOR", "500153");
        for (String language : List.of("zh", "en")) {
            admin.get("/language/" + language);
            HttpResponse<String> page = admin.get(path);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("<main", language.equals("zh") ? "lang=\"zh-CN\"" : "lang=\"en\"");
            assertThat(INLINE.matcher(page.body()).find()).as("inline script or style on %s", path).isFalse();
            assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString().contains("default-src 'none'").doesNotContain("unsafe-inline");
        }
    }

    @Test
    void thePublicSeesThePublishedFiguresAndNoPerson() throws IOException, InterruptedException {
        HttpResponse<String> home = visitor.get("/");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("荣昌区", "7,000").doesNotContain("/persons/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases", "/quarantine", "/search", "/regions", "/audit", "/bulletin", "/persons/00000000-0000-0000-0000-000000000000", "/cases.csv"})
    void strangersAreAskedToSignIn(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = visitor.get(path);
        assertThat(answer.statusCode() == 401 || answer.uri().getPath().equals("/sign-in")).as("%s: %s %s", path, answer.statusCode(), answer.uri()).isTrue();
        assertThat(answer.body()).doesNotContain("/persons/");
    }

    @ParameterizedTest
    @CsvSource({"GRID_WORKER,/cases,403", "GRID_WORKER,/search,200", "AUDITOR,/audit,200", "AUDITOR,/search,403", "COMMAND_OFFICE,/audit,403", "COMMAND_OFFICE,/cases,200"})
    void aRoleOpensItsOwnPagesOnly(String role, String path, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = staff(role, "500153").get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body()).contains("ACC-011");
        }
    }

    @Test
    void aTownOfficerFindsOnlyPeopleOfHisTown() throws IOException, InterruptedException {
        String name = Staff.add(sql, encoder, "TOWN_OFFICER", RegionCode.parse("500153106").range());
        String stranger = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("select id::text from person.person where region < 500153106000000 limit 1").query(String.class).single()));
        String neighbour = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("select id::text from person.person where region between 500153106000000 and 500153106999999 limit 1").query(String.class).single()));
        assertThat(visitor.api("/api/v1/persons/" + stranger, name, Staff.PASSWORD).statusCode()).isEqualTo(404);
        HttpResponse<String> own = visitor.api("/api/v1/persons/" + neighbour, name, Staff.PASSWORD);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("****");
    }

    @Test
    void anExportIsOnRecordAndBearsItsMarks() throws IOException, InterruptedException {
        String name = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        visitor.signIn(name, Staff.PASSWORD);
        assertThat(visitor.get("/cases.csv").body()).contains("ACC-021");
        visitor.setUpSecondFactor();
        HttpResponse<String> file = visitor.get("/cases.csv");
        assertThat(file.statusCode()).isEqualTo(200);
        String export = org.zerospread.app.access.Watermark.find(file.body()).getFirst();
        assertThat(file.body()).contains("exported_by", "," + name + ",2020-03-04T20:00," + export);
        String detail = WHOLE_DISTRICT.call(() -> transaction.execute(status -> sql.sql("select detail from audit.record where action = 'exported' and actor = :name and subject = :export")
                .param("name", name).param("export", export).query(String.class).single()));
        assertThat(detail).startsWith("cases.csv, 18 rows");
    }

    @Test
    void theApiAnswersWithProblemsAndTheBulletinWithItsKeys() throws IOException, InterruptedException {
        assertThat(visitor.get("/api/v1/bulletin").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/api/v1/bulletin").headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        String name = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        assertThat(visitor.api("/api/v1/bulletin?date=2020-03-04", name, Staff.PASSWORD).body()).contains("\"confirmed_total\":9", "\"days_since_last_confirmed\":19", "\"risk_level\":\"low\"");
        assertThat(visitor.api("/api/v1/bulletin?date=2030-01-01", name, Staff.PASSWORD).statusCode()).isEqualTo(400);
        assertThat(visitor.api("/api/v1/bulletin?date=yesterday", name, Staff.PASSWORD).statusCode()).isEqualTo(400);
        assertThat(visitor.api("/api/v1/bulletin?region=510000", name, Staff.PASSWORD).statusCode()).isEqualTo(404);
        assertThat(visitor.api("/api/v1/openapi.json", name, Staff.PASSWORD).body()).contains("/api/v1/bulletin", "/api/v1/cases");
        assertThat(visitor.api("/api/v1/bulletin", name, "wrong").body()).contains("ACC-001");
    }

    /// As before the first start; only the owner of the tables can do that.
    private static void withoutAccounts() throws SQLException {
        StoreAddress owner = TestStore.database("replayed");
        try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password()); var statement = connection.createStatement()) {
            statement.execute("truncate access.account cascade");
        }
    }

    @Test
    void aOneTimePasswordOnlySetsAnOwnOne() throws IOException, InterruptedException, SQLException {
        withoutAccounts();
        Optional<String> first = desk.firstAdministrator(Jurisdiction.EVERYWHERE);
        assertThat(visitor.api("/api/v1/bulletin", "admin", first.get()).body()).contains("ACC-004");
        HttpResponse<String> led = visitor.signIn("admin", first.get());
        assertThat(led.uri().getPath()).isEqualTo("/account/password");
        assertThat(visitor.get("/cases").uri().getPath()).isEqualTo("/account/password");
        assertThat(visitor.post("/account/password", "/account/password", Map.of("old", first.get(), "fresh", "short", "again", "short")).body()).contains("ACC-006");
        visitor.post("/account/password", "/account/password", Map.of("old", first.get(), "fresh", Staff.PASSWORD, "again", Staff.PASSWORD));
        assertThat(visitor.get("/cases").uri().getPath()).isEqualTo("/cases");
        assertThat(desk.firstAdministrator(Jurisdiction.EVERYWHERE)).isEmpty();
    }

    @Test
    void manyFailuresMustWait() throws IOException, InterruptedException {
        String name = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.signIn(name, "wrong-" + i).body()).contains("ACC-001");
        }
        assertThat(visitor.signIn(name, Staff.PASSWORD).body()).contains("ACC-002");
    }

    @Test
    void aRightTakenAwayActsOnTheNextRequest() throws IOException, InterruptedException {
        String name = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        visitor.signIn(name, Staff.PASSWORD);
        assertThat(visitor.get("/cases").statusCode()).isEqualTo(200);
        sql.sql("delete from access.assignment where account_id = (select id from access.account where username = :name)").param("name", name).update();
        assertThat(visitor.get("/cases").statusCode()).isEqualTo(403);
    }
}
