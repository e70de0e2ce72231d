package org.zerospread.app.web;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.zerospread.app.TestStore;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.store.Jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

/// Sign-in by an identity provider, with a real one of a few lines that can also lie.
@SpringBootTest(classes = ZerospreadApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestStore.Empty.class, IdentityProviderTest.Configured.class})
class IdentityProviderTest {

    private static final SmallProvider PROVIDER = new SmallProvider();
    private static final String BEGIN = "/oauth2/authorization/oidc";

    static final class Configured implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("zerospread.oidc.issuer=" + PROVIDER.issuer(), "zerospread.oidc.client-id=" + SmallProvider.CLIENT, "zerospread.oidc.client-secret=secret",
                    "zerospread.oidc.trusted-second-factor=mfa").applyTo(context);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    PasswordEncoder encoder;

    private String linkedTo(String subject) throws Exception {
        String name = Staff.add(sql, encoder, "COMMAND_OFFICE", Jurisdiction.EVERYWHERE);
        Visitor administrator = new Visitor(port);
        administrator.signIn(Staff.add(sql, encoder, "ADMINISTRATOR", Jurisdiction.EVERYWHERE), Staff.PASSWORD);
        UUID id = sql.sql("select id from access.account where username = :name").param("name", name).query(UUID.class).single();
        String page = "/access/accounts/" + id;
        assertThat(administrator.post(page, page + "/identity", Map.of("subject", subject)).uri().getQuery()).isEqualTo("changed");
        return name;
    }

    private Visitor arriving(String subject, boolean foreignKey, Consumer<JWTClaimsSet.Builder> lie) throws Exception {
        PROVIDER.next(foreignKey, claims -> {
            claims.subject(subject);
            lie.accept(claims);
        });
        return new Visitor(port);
    }

    private void assertRefused(String subject, boolean foreignKey, String code, Consumer<JWTClaimsSet.Builder> lie) throws Exception {
        Visitor visitor = arriving(subject, foreignKey, lie);
        assertThat(visitor.get(BEGIN).body()).contains(code);
        assertThat(visitor.get("/cases").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void whoIsLinkedSignsInToHisAccount() throws Exception {
        String name = linkedTo("subject-one");
        Visitor visitor = arriving("subject-one", false, claims -> { });
        assertThat(visitor.get("/sign-in").body()).contains(BEGIN);
        assertThat(visitor.get(BEGIN).body()).contains(name);
        assertThat(visitor.get("/cases.csv").body()).as("no second factor was shown").contains("ACC-021");
    }

    @Test
    void aTrustedWordRaisesTheSessionAndNoOtherDoes() throws Exception {
        linkedTo("subject-mfa");
        Visitor raised = arriving("subject-mfa", false, claims -> claims.claim("amr", List.of("pwd", "mfa")));
        raised.get(BEGIN);
        assertThat(raised.get("/cases.csv").body()).doesNotContain("ACC-021");
        Visitor plain = arriving("subject-mfa", false, claims -> claims.claim("amr", List.of("pwd")).claim("acr", "mfa2"));
        plain.get(BEGIN);
        assertThat(plain.get("/cases.csv").body()).contains("ACC-021");
    }

    @Test
    void refusesWhatDoesNotHold() throws Exception {
        linkedTo("subject-two");
        assertRefused("subject-two", false, "ACC-030", claims -> claims.claim("nonce", "another"));
        assertRefused("subject-two", true, "ACC-030", claims -> { });
        assertRefused("subject-two", false, "ACC-030", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
        assertRefused("subject-two", false, "ACC-030", claims -> claims.audience(List.of("somebody-else")));
        assertRefused("subject-two", false, "ACC-030", claims -> claims.issuer("https://elsewhere.example"));
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/login/oauth2/code/oidc?code=code-0&state=forged").body()).contains("ACC-030");
    }

    @Test
    void refusesWhoIsNotLinkedOrClosedAndMakesNoAccount() throws Exception {
        long before = sql.sql("select count(*) from access.account").query(Long.class).single();
        assertRefused("nobody", false, "ACC-029", claims -> claims.claim("preferred_username", "admin"));
        assertThat(sql.sql("select count(*) from access.account").query(Long.class).single()).isEqualTo(before);
        String name = linkedTo("subject-closed");
        sql.sql("update access.account set disabled = true where username = :name").param("name", name).update();
        assertRefused("subject-closed", false, "ACC-029", claims -> { });
    }

    @Test
    void refusesToLinkAnIdentityTwice() throws Exception {
        linkedTo("subject-three");
        String other = Staff.add(sql, encoder, "COMMAND_OFFICE", Jurisdiction.EVERYWHERE);
        Visitor administrator = new Visitor(port);
        administrator.signIn(Staff.add(sql, encoder, "ADMINISTRATOR", Jurisdiction.EVERYWHERE), Staff.PASSWORD);
        String page = "/access/accounts/" + sql.sql("select id from access.account where username = :name").param("name", other).query(UUID.class).single();
        assertThat(administrator.post(page, page + "/identity", Map.of("subject", "subject-three")).body()).contains("ACC-031");
    }
}
