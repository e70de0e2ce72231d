package org.zerospread.app.web;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.SmallDistrict;
import org.zerospread.engine.region.RegionCode;

import static org.assertj.core.api.Assertions.assertThat;

/// What those who manage access may not do, and whose regions one may choose.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
class AccountRefusalTest extends SmallDistrict {

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    private Visitor visitor;
    private String manager;

    @BeforeEach
    void signIn() throws Exception {
        visitor = new Visitor(port);
        manager = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        visitor.signIn(manager, Staff.PASSWORD);
    }

    private UUID idOf(String name) {
        return sql.sql("select id from access.account where username = :name").param("name", name).query(UUID.class).single();
    }

    private HttpResponse<String> send(String method, String path, String json) throws Exception {
        return visitor.sendJson(method, path, manager, Staff.PASSWORD, json, Map.of());
    }

    private void refuses(String method, String path, String json, String code) throws Exception {
        HttpResponse<String> answer = send(method, path, json);
        assertThat(answer.body()).as(method + " " + path + " " + json).contains("\"" + code + "\"");
        assertThat(answer.statusCode()).isBetween(400, 499);
    }

    @Test
    void accountsAreRefusedWithTheReason() throws Exception {
        String accounts = "/api/v1/accounts";
        String worker = accounts + "/" + idOf(Staff.add(sql, encoder, "GRID_WORKER", GRID.range()));
        String foreign = accounts + "/" + idOf(Staff.add(sql, encoder, "GRID_WORKER", RegionCode.parse("500118").range()));
        refuses("POST", accounts, "{\"username\":\"Ä Ö\",\"display_name\":\"测试\",\"role\":\"GRID_WORKER\",\"region\":\"500153\"}", "ACC-017");
        refuses("POST", accounts, "{\"username\":\"" + manager + "\",\"display_name\":\"测试\",\"role\":\"GRID_WORKER\",\"region\":\"500153\"}", "ACC-017");
        refuses("POST", accounts, "{\"username\":\"fresh-one\",\"display_name\":\"测试\",\"role\":\"NO_SUCH_ROLE\",\"region\":\"500153\"}", "ACC-018");
        refuses("POST", accounts, "{\"username\":\"fresh-one\",\"display_name\":\"测试\",\"role\":\"GRID_WORKER\",\"region\":\"500118\"}", "ACC-015");
        refuses("POST", accounts, "{\"username\":\"fresh-one\",\"display_name\":\"测试\",\"role\":\"ADMINISTRATOR\",\"region\":\"*\"}", "ACC-015");
        refuses("PATCH", foreign, "{\"disabled\":true}", "ACC-018");
        refuses("POST", foreign + "/reset", "{}", "ACC-015");
        refuses("POST", foreign + "/assignments", "{\"role\":\"GRID_WORKER\",\"region\":\"500153\"}", "ACC-015");
        refuses("PATCH", worker, "{\"valid_from\":\"2020-03-01\",\"valid_to\":\"2020-02-01\"}", "ACC-023");
        refuses("PATCH", worker, "{\"valid_to\":\"31.01.2020\"}", "ACC-023");
        refuses("PATCH", accounts + "/" + idOf(manager), "{\"disabled\":true}", "ACC-016");
        refuses("POST", accounts + "/" + idOf(manager) + "/reset", "{}", "ACC-016");
        assertThat(sql.sql("select count(*) from access.account where username = 'fresh-one'").query(Long.class).single()).isZero();
    }

    @Test
    void aRoleActsEverywhereSoOnlyWhoManagesTheWholeDistrictChangesItAndSomebodyAlwaysDoes() throws Exception {
        String town = Staff.add(sql, encoder, "ADMINISTRATOR", RegionCode.parse("500153101").range());
        Visitor clerk = new Visitor(port);
        clerk.signIn(town, Staff.PASSWORD);
        assertThat(clerk.post("/access/accounts", "/access/roles/GRID_WORKER", Map.of("rights", "EXPORT")).body()).contains("ACC-022");
        Map<String, String> nothing = Map.of("rights", "SITUATION_READ");
        assertThat(visitor.post("/access/roles", "/access/roles/ADMINISTRATOR", nothing).body()).contains("ACC-014");
        assertThat(sql.sql("select count(*) from access.role_right where role = 'ADMINISTRATOR' and right_code = 'ACCESS_MANAGE'").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void oneWorksInOneOfHisOwnJurisdictionsAndInNoOther() throws Exception {
        UUID id = idOf(manager);
        sql.sql("insert into access.assignment (account_id, role, low, high) values (:id, 'EPIDEMIOLOGIST', :low, :high)").param("id", id)
                .param("low", RegionCode.parse("500118").range().low()).param("high", RegionCode.parse("500118").range().high()).update();
        String person = "/api/v1/persons/" + somebody();
        assertThat(visitor.sendJson("GET", person, manager, Staff.PASSWORD, null, Map.of("Zerospread-Jurisdiction", "500153")).statusCode()).isEqualTo(200);
        assertThat(visitor.sendJson("GET", person, manager, Staff.PASSWORD, null, Map.of("Zerospread-Jurisdiction", "500118")).statusCode()).as("assigned, but the person lies elsewhere").isEqualTo(404);
        for (String region : new String[] {"500120", "500153101", "*", "100000000000000", "500153' or 1=1", ""}) {
            assertThat(visitor.sendJson("GET", person, manager, Staff.PASSWORD, null, Map.of("Zerospread-Jurisdiction", region)).body()).as(region).contains("ACC-019");
        }
        visitor.post("/account/password", "/account/jurisdiction", Map.of("region", Long.toString(RegionCode.parse("500118").range().low())));
        assertThat(visitor.get(person.replace("/api/v1", "")).statusCode()).isEqualTo(404);
        assertThat(visitor.post("/account/password", "/account/jurisdiction", Map.of("region", Long.toString(RegionCode.parse("500120").range().low()))).body()).contains("ACC-019");
        visitor.post("/account/password", "/account/jurisdiction", Map.of("region", Long.toString(DISTRICT.range().low())));
        assertThat(visitor.get(person.replace("/api/v1", "")).statusCode()).isEqualTo(200);
        sql.sql("update access.account set disabled = true where id = :id").param("id", id).update();
        assertThat(visitor.get(person.replace("/api/v1", "")).body()).as("closed in an open session").doesNotContain("欧阳");
    }
}
