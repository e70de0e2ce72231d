package org.zerospread.app.web;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;
import org.zerospread.app.ReplayedDistrict;

import static org.assertj.core.api.Assertions.assertThat;

/// Passkeys and the removal of second factors, as a browser with a software authenticator meets them.
class PasskeyTest extends ReplayedDistrict {

    private static final String ACCOUNT = "/account/second-factor";
    private static final String CODE = "/account/code";

    @LocalServerPort
    int port;

    private String origin = "";

    @BeforeAll
    void readOrigin(@Value("${zerospread.site.origin}") String configured) {
        origin = configured;
    }

    @Autowired
    JdbcClient sql;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    TransactionTemplate transactions;

    private String somebody() {
        return Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range());
    }

    private Visitor signedIn(String name) throws Exception {
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, Staff.PASSWORD);
        return visitor;
    }

    private SoftAuthenticator authenticator() throws Exception {
        return new SoftAuthenticator(URI.create(origin).getHost());
    }

    private static String challenge(String body) {
        Matcher options = Pattern.compile("data-options=\"([^\"]+)\"").matcher(body);
        assertThat(options.find()).as(body).isTrue();
        return found("\"challenge\":\"([^\"]+)\"", HtmlUtils.htmlUnescape(options.group(1)));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    /// Sends a form with the token of the page last read: reading it again would ask another question.
    private static String send(Visitor visitor, String path, String page, Map<String, String> fields) throws Exception {
        return visitor.send(path, found("name=\"_csrf\" value=\"([^\"]+)\"", page), fields).body();
    }

    private String add(Visitor visitor, SoftAuthenticator authenticator, String site) throws Exception {
        String page = visitor.get(ACCOUNT).body();
        return send(visitor, ACCOUNT + "/passkeys", page, Map.of("label", "测试钥匙", "credential", authenticator.make(challenge(page), site)));
    }

    private String show(Visitor visitor, SoftAuthenticator authenticator, String site) throws Exception {
        String page = visitor.get(CODE).body();
        return send(visitor, CODE, page, Map.of("credential", authenticator.sign(challenge(page), site)));
    }

    private static boolean isRaised(Visitor visitor) throws Exception {
        return visitor.get("/cases").uri().getPath().equals("/cases");
    }

    private long events(String name, String action) {
        return WHOLE_DISTRICT.call(() -> transactions.execute(status -> sql.sql("select count(*) from audit.record where actor = :actor and action = :action")
                .param("actor", name).param("action", action).query(Long.class).single()));
    }

    @Test
    void aPasskeyRaisesTheSessionAfterThePassword() throws Exception {
        String name = somebody();
        SoftAuthenticator key = authenticator();
        Visitor first = signedIn(name);
        assertThat(add(first, key, origin)).contains("测试钥匙", "class=\"once\">");
        assertThat(first.get("/cases.csv").statusCode()).isEqualTo(200);

        Visitor second = signedIn(name);
        assertThat(isRaised(second)).isFalse();
        show(second, key, origin);
        assertThat(isRaised(second)).isTrue();
        assertThat(second.get("/cases.csv").statusCode()).isEqualTo(200);
        assertThat(events(name, "second-factor.set-up")).isEqualTo(1);
        assertThat(events(name, "second-factor.shown")).isEqualTo(1);
    }

    @Test
    void refusesAnswersToAnotherQuestionOnAnotherSiteOrGivenTwice() throws Exception {
        String name = somebody();
        SoftAuthenticator key = authenticator();
        assertThat(add(signedIn(name), key, "https://elsewhere.example")).contains("ACC-025");
        add(signedIn(name), key, origin);

        Visitor visitor = signedIn(name);
        assertThat(show(visitor, key, "https://elsewhere.example")).contains("ACC-025");
        String page = visitor.get(CODE).body();
        assertThat(send(visitor, CODE, page, Map.of("credential", key.sign("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", origin)))).contains("ACC-025");
        page = visitor.get(CODE).body();
        String answer = key.sign(challenge(page), origin);
        Visitor other = signedIn(name);
        assertThat(send(other, CODE, other.get(CODE).body(), Map.of("credential", answer))).contains("ACC-025");
        send(visitor, CODE, page, Map.of("credential", answer));
        assertThat(isRaised(visitor)).isTrue();
        assertThat(send(visitor, CODE, visitor.get(ACCOUNT).body(), Map.of("credential", answer))).contains("ACC-025");
        assertThat(isRaised(other)).isFalse();
        assertThat(events(name, "second-factor.refused")).isEqualTo(5);
    }

    @Test
    void refusesAClonedAuthenticatorAndRubbish() throws Exception {
        String name = somebody();
        SoftAuthenticator key = authenticator();
        add(signedIn(name), key, origin);
        key.counter = 40;
        show(signedIn(name), key, origin);
        key.counter = 3;
        Visitor visitor = signedIn(name);
        assertThat(show(visitor, key, origin)).contains("ACC-025");
        for (String rubbish : new String[]{"{}", "null", "[", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}"}) {
            assertThat(send(visitor, CODE, visitor.get(CODE).body(), Map.of("credential", rubbish))).as(rubbish).contains("ACC-025");
        }
        assertThat(isRaised(visitor)).isFalse();
    }

    @Test
    void refusesThePasskeyOfAnotherAccount() throws Exception {
        String name = somebody();
        String stranger = somebody();
        SoftAuthenticator key = authenticator();
        SoftAuthenticator strangeKey = authenticator();
        add(signedIn(name), key, origin);
        add(signedIn(stranger), strangeKey, origin);
        Visitor visitor = signedIn(name);
        assertThat(show(visitor, strangeKey, origin)).contains("ACC-025");
        assertThat(isRaised(visitor)).isFalse();
        Visitor owner = signedIn(stranger);
        show(owner, strangeKey, origin);
        assertThat(add(owner, key, origin)).contains("ACC-025");
    }

    @Test
    void removingTheLastSecondFactorWithholdsItsRightsAtOnce() throws Exception {
        String name = somebody();
        SoftAuthenticator key = authenticator();
        Visitor visitor = signedIn(name);
        visitor.setUpSecondFactor();
        String page = add(visitor, key, origin);
        String passkey = found("name=\"which\" value=\"((?!app)[^\"]+)\"", page);
        Visitor elsewhere = signedIn(name);
        show(elsewhere, key, origin);
        assertThat(isRaised(elsewhere)).isTrue();

        assertThat(send(visitor, ACCOUNT + "/removals", page, Map.of("which", "app", "password", "not-my-password"))).contains("ACC-026");
        assertThat(visitor.get("/cases.csv").statusCode()).isEqualTo(200);
        visitor.post(ACCOUNT, ACCOUNT + "/removals", Map.of("which", "app", "password", Staff.PASSWORD));
        assertThat(visitor.get("/cases.csv").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/cases").uri().getPath()).isEqualTo("/sign-in");

        visitor.post(ACCOUNT, ACCOUNT + "/removals", Map.of("which", passkey, "password", Staff.PASSWORD));
        assertThat(visitor.get("/cases.csv").body()).contains("ACC-021");
        assertThat(isRaised(signedIn(name))).as("no second factor is asked for").isTrue();
        assertThat(events(name, "second-factor.removed")).isEqualTo(2);
        assertThat(sql.sql("select count(*) from access.recovery_code c join access.account a on a.id = c.account_id where a.username = :name").param("name", name)
                .query(Long.class).single()).isZero();
    }

    @Test
    void nobodyRemovesAFactorBeforeShowingOneNorThatOfAnother() throws Exception {
        String name = somebody();
        SoftAuthenticator key = authenticator();
        Visitor owner = signedIn(name);
        String passkey = found("name=\"which\" value=\"([^\"]+)\"", add(owner, key, origin));
        Visitor unraised = signedIn(name);
        String page = unraised.get(CODE).body();
        send(unraised, ACCOUNT + "/removals", page, Map.of("which", passkey, "password", Staff.PASSWORD));
        Visitor stranger = signedIn(somebody());
        stranger.setUpSecondFactor();
        assertThat(stranger.post(ACCOUNT, ACCOUNT + "/removals", Map.of("which", passkey, "password", Staff.PASSWORD)).body()).contains("ACC-018");
        assertThat(isRaised(signedIn(name))).isFalse();
    }
}
