package org.zerospread.app.web;

import java.lang.reflect.Parameter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zerospread.app.ReplayedDistrict;
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.store.Jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

/// What an attacker sends to every address that the code offers; a new address is attacked without a word here.
class AttackTest extends ReplayedDistrict {

    private static final List<String> STATEMENTS = List.of("'; drop table person.person; --", "x' or '1'='1", "name; select pg_sleep(3)", "1) union select card_sealed from person.person --", "\u0000", "%",
            "${7*7}", "../../etc/passwd", "９９９９９９９９９９９９９９９９９９９９");
    private static final String ENTITY = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
    /// A serialised `java.net.URL`, cut short: whoever reads it would begin to make objects.
    private static final byte[] SERIALISED = Base64.getDecoder().decode("rO0ABXNyAAxqYXZhLm5ldC5VUkyWJTc2GvzkcgMAB0k=");
    private static final byte[] ZIP = Base64.getDecoder().decode("UEsDBBQAAAAIAAAAIQAAAAAAAAAAAAAAAAARAAAALi4vLi4vLi4vZXRjL3Bhc3N3ZA==");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Visitor visitor;
    private String administrator;
    /// Without a second factor, as the API takes name and password alone.
    private String client;

    private record Address(RequestMethod method, String path, List<String> words) {
    }

    @BeforeEach
    void signIn() throws Exception {
        visitor = new Visitor(port);
        administrator = Staff.add(sql, encoder, "ADMINISTRATOR", Jurisdiction.EVERYWHERE);
        visitor.signIn(administrator, Staff.PASSWORD);
        visitor.setUpSecondFactor();
        client = Staff.add(sql, encoder, "ADMINISTRATOR", Jurisdiction.EVERYWHERE);
    }

    private List<Address> addresses() {
        List<Address> addresses = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("org.zerospread")) {
                List<String> words = new ArrayList<>();
                for (Parameter parameter : method.getMethod().getParameters()) {
                    RequestParam asked = parameter.getAnnotation(RequestParam.class);
                    if (asked != null) {
                        words.add(!asked.name().isEmpty() ? asked.name() : !asked.value().isEmpty() ? asked.value() : parameter.getName());
                    }
                }
                mapping.getPatternValues().forEach(path -> mapping.getMethodsCondition().getMethods().forEach(verb -> addresses.add(new Address(verb, path, words))));
            }
        });
        return addresses;
    }

    private static boolean endsTheSession(String path) {
        return path.contains("sign-out") || path.contains("/language/");
    }

    private static boolean isHarmed(HttpResponse<String> answer) {
        return answer.statusCode() >= 500 || java.util.stream.Stream.of("org.postgresql", "PSQLException", "SQLSyntax", "at org.zerospread", "at java.base", "root:x:0").anyMatch(answer.body()::contains);
    }

    private List<Long> everything() {
        return WHOLE_DISTRICT.call(() -> sql.sql("select (select count(*) from pg_class where relkind = 'r') union all select (select count(*) from access.account)").query(Long.class).list());
    }

    @Test
    void noStatementInAFilterASortNameOrAPathReachesTheDatabaseAsOne() throws Exception {
        List<Long> before = everything();
        int tried = 0;
        List<String> harmed = new ArrayList<>();
        for (Address address : addresses()) {
            if (address.method() != RequestMethod.GET || endsTheSession(address.path())) {
                continue;
            }
            for (String text : STATEMENTS) {
                String typed = URLEncoder.encode(text, StandardCharsets.UTF_8);
                List<String> targets = new ArrayList<>();
                targets.add(address.path().replaceAll("\\{[^}]+}", typed.replace("+", "%20")) + "?sort=" + typed + "&order=" + typed);
                String path = address.path().replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000001");
                address.words().forEach(word -> targets.add(path + "?" + word + "=" + typed));
                for (String target : targets) {
                    if (isHarmed(target.startsWith("/api/") ? visitor.api(target, client, Staff.PASSWORD) : visitor.get(target))) {
                        harmed.add(target);
                    }
                    tried++;
                }
            }
        }
        assertThat(harmed).isEmpty();
        System.out.println("attacks: " + tried + " statements in values, names and paths");
        assertThat(everything()).isEqualTo(before);
        assertThat(visitor.get("/search").statusCode()).isEqualTo(200);
        assertThat(visitor.api("/api/v1/bulletin", client, Staff.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void entitiesArchivesAndSerialisedObjectsAreRefusedByEveryAddressThatTakesABody() throws Exception {
        String token = visitor.token();
        List<Long> before = everything();
        int tried = 0;
        List<String> harmed = new ArrayList<>();
        for (Address address : addresses()) {
            if (address.method() == RequestMethod.GET || endsTheSession(address.path())) {
                continue;
            }
            String path = address.path().replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000001");
            for (var body : List.of(java.util.Map.entry("application/json", "{}".getBytes(StandardCharsets.UTF_8)), java.util.Map.entry("application/json", "[null]".getBytes(StandardCharsets.UTF_8)), java.util.Map.entry("application/xml", ENTITY.getBytes(StandardCharsets.UTF_8)), java.util.Map.entry("application/x-java-serialized-object", SERIALISED),
                    java.util.Map.entry("application/zip", ZIP), java.util.Map.entry("application/json", ENTITY.getBytes(StandardCharsets.UTF_8)),
                    java.util.Map.entry("application/json", "{\"@type\":\"java.net.URL\",\"@class\":\"javax.naming.InitialContext\",\"val\":\"http://127.0.0.1:1/\"}".getBytes(StandardCharsets.UTF_8)))) {
                HttpResponse<String> answer = visitor.sendBody(address.method().name(), path, token, path.startsWith("/api/") ? client : null, body.getKey(), body.getValue());
                if (isHarmed(answer)) {
                    harmed.add(address + " " + body.getKey() + " " + answer.statusCode());
                }
                tried++;
            }
        }
        assertThat(harmed).isEmpty();
        System.out.println("attacks: " + tried + " bodies");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void onlyTheseAddressesAreOpenToThePublicAndNoneLooksAPersonUpByNameOrNumber() {
        TreeSet<String> open = new TreeSet<>();
        TreeSet<String> asked = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (method.hasMethodAnnotation(OpenToAll.class)) {
                open.addAll(mapping.getPatternValues());
                for (Parameter parameter : method.getMethod().getParameters()) {
                    if (parameter.isAnnotationPresent(RequestParam.class)) {
                        asked.add(parameter.getName());
                    }
                }
            }
        });
        assertThat(open).containsExactly("/", "/.well-known/crl/{kid:[A-Za-z0-9_-]+}.json", "/.well-known/jwks.json", "/api/v1/jobs", "/api/v1/jobs/application", "/api/v1/jobs/{id}", "/api/v1/jobs/{id}/applications", "/api/v1/my-certificate", "/api/v1/projects/signed",
                "/api/v1/replay", "/api/v1/stands", "/error", "/field", "/field/", "/field/orders/{device}", "/field/{name:[a-z0-9-]+\\.[a-z]+}", "/jobs",
                "/jobs/application", "/jobs/{id}", "/language/{language}", "/my-certificate", "/projects", "/sign-in", "/stands");
        assertThat(asked).doesNotContain("name", "card", "phone", "q", "person");
    }

    @Test
    void aFormWithTheTokenOfAnotherSessionOrOneBitChangedIsRefused() throws Exception {
        Visitor other = new Visitor(port);
        other.signIn(Staff.add(sql, encoder, "COMMAND_OFFICE", DISTRICT.range()), Staff.PASSWORD);
        String own = visitor.token();
        for (String token : List.of(other.token(), own.substring(0, own.length() - 3) + (own.endsWith("AAA") ? "BBB" : "AAA"), "")) {
            assertThat(visitor.sendAs("POST", "/account/sign-out-everywhere", null, null, token).statusCode()).as(token).isEqualTo(403);
        }
        assertThat(visitor.get("/cases").uri().getPath()).isEqualTo("/cases");
    }

    @Test
    void theSessionCookieIsForThisSiteAloneAndChangesWithTheSignIn() throws Exception {
        Visitor stranger = new Visitor(port);
        String before = stranger.sendAs("GET", "/sign-in", null, null, null).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(before).contains("HttpOnly", "SameSite=");
        assertThat(before.replaceAll("(?i).*samesite=(\\w+).*", "$1")).isIn("Lax", "Strict");
        String held = stranger.cookies();
        stranger.signIn(administrator, Staff.PASSWORD);
        assertThat(stranger.cookies()).as("a session that somebody planted is not the one signed in").isNotEqualTo(held);
    }
}
