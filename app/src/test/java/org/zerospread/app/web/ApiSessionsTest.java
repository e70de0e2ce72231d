package org.zerospread.app.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zerospread.app.ReplayedDistrict;

import static org.assertj.core.api.Assertions.assertThat;

/// Tokens of API clients: given for password and code, worth nothing when forged, late, ended, or of an earlier epoch.
class ApiSessionsTest extends ReplayedDistrict {

    private static final String SESSIONS = "/api/v1/sessions";
    private static final String DATA = "/api/v1/bulletin";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    PasswordEncoder encoder;

    private HttpResponse<String> send(String method, String path, String authorization, String code) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization", authorization)
                .method(method, HttpRequest.BodyPublishers.noBody());
        return client.send((code.isEmpty() ? request : request.header("Zerospread-Code", code)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String name) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + Staff.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private String somebody() {
        return Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
    }

    private String bearer(String name) throws Exception {
        HttpResponse<String> opened = send("POST", SESSIONS, basic(name), "");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(opened.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
        return "Bearer " + found("\"token\":\"([A-Za-z0-9_-]{43})\"", opened.body());
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private void assertRefused(String authorization) throws Exception {
        HttpResponse<String> answer = send("GET", DATA, authorization, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("ACC-027");
    }

    private void age(String name, String column, int minutes) {
        sql.sql("update access.api_session set " + column + " = now() - make_interval(mins => :minutes) where account_id = (select id from access.account where username = :name)")
                .param("minutes", minutes).param("name", name).update();
    }

    @Test
    void aTokenStandsForPasswordAndCode() throws Exception {
        String name = somebody();
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, Staff.PASSWORD);
        String secret = found("class=\"once\">([A-Z2-7]{32})<", visitor.get("/account/second-factor").body());
        String page = visitor.post("/account/second-factor", "/account/second-factor", Map.of("code", Visitor.codeNow(secret))).body();
        String recovery = found("class=\"once\">([a-z0-9-]{19})<", page);

        assertThat(send("POST", SESSIONS, basic(name), "").body()).contains("ACC-020");
        assertThat(send("POST", SESSIONS, basic(name), "000000").body()).contains("ACC-024");
        HttpResponse<String> opened = send("POST", SESSIONS, basic(name), recovery);
        String token = "Bearer " + found("\"token\":\"([^\"]+)\"", opened.body());
        assertThat(send("GET", SESSIONS, token, "").body()).contains(name, "\"second_factor\":true");
        assertThat(send("GET", DATA, token, "").statusCode()).isEqualTo(200);
        assertThat(sql.sql("select count(*) from access.api_session where encode(digest, 'base64') like :part").param("part", "%" + token.substring(7, 20) + "%")
                .query(Long.class).single()).isZero();
    }

    @Test
    void refusesForgedTokens() throws Exception {
        String token = bearer(somebody());
        assertThat(send("GET", DATA, token, "").statusCode()).isEqualTo(200);
        char last = token.charAt(token.length() - 2);
        assertRefused(token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.substring(token.length() - 1));
        assertRefused(token + "A");
        assertRefused("Bearer ");
        assertRefused("bearer ' or true --");
        assertRefused("Bearer " + "A".repeat(43));
        byte[] digest = sql.sql("select digest from access.api_session limit 1").query(byte[].class).single();
        assertRefused("Bearer " + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    @Test
    void endsWithoutUseAndAfterItsLongestLife() throws Exception {
        String name = somebody();
        String token = bearer(name);
        age(name, "used_at", 29);
        assertThat(send("GET", DATA, token, "").statusCode()).isEqualTo(200);
        age(name, "used_at", 31);
        assertRefused(token);
        String second = bearer(name);
        age(name, "made_at", 12 * 60 + 1);
        assertRefused(second);
    }

    @Test
    void endsByItsOwnWordAndWithTheAccountsSessions() throws Exception {
        String name = somebody();
        String token = bearer(name);
        String other = bearer(name);
        assertThat(send("DELETE", SESSIONS, token, "").statusCode()).isEqualTo(204);
        assertRefused(token);
        assertThat(send("GET", DATA, other, "").statusCode()).isEqualTo(200);
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, Staff.PASSWORD);
        visitor.post("/account/password", "/account/sign-out-everywhere", Map.of("all", "1"));
        assertRefused(other);
    }

    @Test
    void refusesTokensOfClosedAccountsAndATokenForAToken() throws Exception {
        String name = somebody();
        String token = bearer(name);
        assertThat(send("POST", SESSIONS, token, "").body()).contains("ACC-028");
        assertThat(send("DELETE", SESSIONS, basic(name), "").body()).contains("ACC-028");
        sql.sql("update access.account set disabled = true where username = :name").param("name", name).update();
        assertRefused(token);
    }
}
