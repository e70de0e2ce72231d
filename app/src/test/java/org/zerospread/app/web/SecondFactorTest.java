package org.zerospread.app.web;

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

/// The second factor and the end of sessions, as a browser meets them.
class SecondFactorTest extends ReplayedDistrict {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    PasswordEncoder encoder;

    private static String found(String pattern, String body) {
        Matcher matcher = Pattern.compile(pattern).matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    @Test
    void aCodeIsAskedForAfterThePasswordAndEachActsOnce() throws Exception {
        String name = Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
        Visitor first = new Visitor(port);
        first.signIn(name, Staff.PASSWORD);
        String code = Visitor.codeNow(found("class=\"once\">([A-Z2-7]{32})<", first.get("/account/second-factor").body()));
        String shown = first.post("/account/second-factor", "/account/second-factor", Map.of("code", code)).body();
        String recovery = found("class=\"once\">([a-z0-9-]{19})<", shown);
        assertThat(first.get("/cases").uri().getPath()).isEqualTo("/cases");

        Visitor second = new Visitor(port);
        second.signIn(name, Staff.PASSWORD);
        assertThat(second.get("/cases").uri().getPath()).isEqualTo("/account/code");
        assertThat(second.post("/account/code", "/account/code", Map.of("code", code)).body()).contains("ACC-024");
        second.post("/account/code", "/account/code", Map.of("code", recovery));
        assertThat(second.get("/cases").uri().getPath()).isEqualTo("/cases");

        Visitor third = new Visitor(port);
        third.signIn(name, Staff.PASSWORD);
        assertThat(third.post("/account/code", "/account/code", Map.of("code", recovery)).body()).contains("ACC-024");
        assertThat(third.api("/api/v1/bulletin", name, Staff.PASSWORD).body()).contains("ACC-020");

        second.post("/account/password", "/account/sign-out-everywhere", Map.of("all", "1"));
        assertThat(first.get("/cases").uri().getPath()).isEqualTo("/sign-in");
    }
}
