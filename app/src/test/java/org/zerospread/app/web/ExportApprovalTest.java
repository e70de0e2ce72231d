package org.zerospread.app.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A long list leaves the house when a second person let it go, once and in time.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
class ExportApprovalTest extends SmallDistrict {

    private static final String LIST = "/audit.csv?q=test.long";

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor asker;
    private Visitor approver;
    private String askersName;

    @BeforeAll
    void fillTheTrail(@Autowired AuditTrail trail) {
        OFFICE.run(() -> transaction.executeWithoutResult(status -> IntStream.range(0, 501).forEach(n -> trail.record("test.long", GRID.value(), "n" + n, null))));
    }

    @BeforeEach
    void signIn() throws IOException, InterruptedException {
        askersName = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        asker = signedIn(askersName);
        approver = signedIn(Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range()));
    }

    private Visitor signedIn(String name) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, Staff.PASSWORD);
        visitor.setUpSecondFactor();
        return visitor;
    }

    private UUID held(String list) throws IOException, InterruptedException {
        HttpResponse<String> refused = asker.get(list);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("EXP-001", "/access/exports");
        return OFFICE.call(() -> transaction.execute(status -> sql.sql("select id from access.export_ask where asker = :name order by prepared_at desc limit 1").param("name", askersName)
                .query(UUID.class).single()));
    }

    private HttpResponse<String> ask(UUID id) throws IOException, InterruptedException {
        return asker.post("/access/exports", "/access/exports/" + id + "/ask", Map.of("reason", "上级督查"));
    }

    private HttpResponse<String> decide(Visitor who, UUID id, boolean approve, String reason) throws IOException, InterruptedException {
        return who.post("/access/exports", "/access/exports/" + id + "/approval", Map.of("approve", Boolean.toString(approve), "reason", reason));
    }

    private long trail(String action, UUID id) {
        return count("select count(*) from audit.record where action = ? and (subject = ? or detail like '%' || ?)", action, id.toString(), id.toString());
    }

    private static void asOwner(String statement) throws SQLException {
        StoreAddress owner = TestStore.database("small");
        try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password()); var order = connection.createStatement()) {
            order.execute("select set_config('zerospread.low', '100000000000000', false), set_config('zerospread.high', '999999999999999', false)");
            order.execute(statement);
        }
    }

    @Test
    void aLongListIsTakenOutOnceAfterSomebodyElseApprovedIt() throws IOException, InterruptedException {
        UUID id = held(LIST);
        assertThat(asker.get(LIST).statusCode()).as("asked again, kept once").isEqualTo(403);
        assertThat(ask(id).body()).contains("待批");
        assertThat(approver.get("/access/exports").body()).contains(askersName, "上级督查", "q=test.long");
        assertThat(decide(approver, id, true, "").body()).contains("没有待批的导出");
        assertThat(asker.get("/access/exports").body()).contains("href=\"" + LIST + "\"");
        assertThat(asker.get("/audit.csv?q=test").body()).as("other filters need their own approval").contains("EXP-001");
        HttpResponse<String> file = asker.get(LIST + "&from=");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body().lines().count()).isEqualTo(502);
        assertThat(asker.get(LIST).statusCode()).as("a second time").isEqualTo(403);
        for (String action : new String[] {"export.held", "export.asked", "export.approved", "exported"}) {
            assertThat(trail(action, id)).as(action).isEqualTo(1);
        }
    }

    @Test
    void nobodyApprovesHisOwnAskNorDoesTheDatabaseLetHim() throws IOException, InterruptedException {
        UUID id = held(LIST);
        ask(id);
        assertThat(decide(asker, id, true, "").body()).contains("EXP-002");
        assertThat(asker.get(LIST).body()).contains("EXP-001");
        assertThatThrownBy(() -> asOwner("update access.export_ask set state = 'APPROVED', decided_by_id = account_id, decided_by = 'x', decided_at = now(), expires_at = now() where id = '" + id + "'"))
                .hasMessageContaining("nobody_decides_on_his_own");
    }

    @Test
    void refusedDecidedAndExpiredAsksOpenNothing() throws IOException, InterruptedException, SQLException {
        UUID id = held(LIST);
        assertThat(asker.post("/access/exports", "/access/exports/" + id + "/ask", Map.of("reason", " ")).body()).contains("EXP-004");
        ask(id);
        assertThat(ask(id).body()).contains("EXP-003");
        assertThat(decide(approver, id, false, "").body()).contains("EXP-004");
        decide(approver, id, false, "用途不明");
        assertThat(decide(approver, id, true, "").body()).contains("EXP-003");
        assertThat(asker.get("/access/exports").body()).contains("用途不明", "未批准");

        UUID late = held(LIST);
        ask(late);
        decide(approver, late, true, "");
        asOwner("update access.export_ask set expires_at = clock_timestamp() - interval '1 second' where id = '" + late + "'");
        assertThat(asker.get(LIST).body()).contains("EXP-001");
        assertThat(asker.get("/access/exports").body()).contains("已过期");
    }

    @Test
    void whoeverHasOnlyPartOfTheRegionsNeitherSeesNorDecides() throws IOException, InterruptedException {
        UUID id = held(LIST);
        ask(id);
        Visitor town = signedIn(Staff.add(sql, encoder, "COMMAND_OFFICE", RegionCode.parse("500153101").range()));
        assertThat(town.get("/access/exports").body()).contains("没有待批的导出").doesNotContain(askersName);
        assertThat(decide(town, id, true, "").body()).contains("EXP-005");
        RegionRange head = new RegionRange(DISTRICT.low(), GRID.value());
        Visitor half = signedIn(Staff.add(sql, encoder, "COMMAND_OFFICE", head));
        assertThat(half.get("/access/exports").body()).doesNotContain(askersName);
        assertThat(decide(half, id, true, "").body()).contains("EXP-005");
    }

    @Test
    void theFiltersAreNotReadableInTheDatabase() throws IOException, InterruptedException {
        UUID id = held(LIST);
        assertThat(count("select count(*) from access.export_ask where id = ? and position('test.long'::bytea in filters_sealed) > 0", id)).isZero();
        assertThat(asker.api("/api/v1/exports", Staff.add(sql, encoder, "TOWN_OFFICER", DISTRICT.range()), Staff.PASSWORD).body()).isEqualTo("{\"own\":[],\"open\":[]}");
    }
}
