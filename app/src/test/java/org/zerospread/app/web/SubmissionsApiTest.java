package org.zerospread.app.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;
import org.zerospread.app.SmallDistrict;
import org.zerospread.app.TestStore;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.field.QueueFile;
import org.zerospread.app.field.TakenIn;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.screening.Assignments;
import org.zerospread.app.screening.Rounds;
import org.zerospread.engine.region.RegionCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What phones ask over HTTP, on good lines and on bad ones.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = org.zerospread.app.ZerospreadApplication.class)
@ContextConfiguration(initializers = TestStore.Field.class, inheritInitializers = false)
class SubmissionsApiTest extends SmallDistrict {

    private static final String PATH = "/api/v1/submissions";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    TakenIn files;

    @Autowired
    Rounds rounds;

    @Autowired
    Assignments assignments;

    @Autowired
    Posts posts;

    @Autowired
    Stays stays;

    private String worker() {
        return Staff.add(sql, encoder, "GRID_WORKER", GRID.range());
    }

    private static String visit(UUID id, HouseholdId household, List<PersonId> family, int tenths) {
        return "{\"id\":\"%s\",\"kind\":\"visit\",\"made_at\":\"%s\",\"content\":{\"household\":\"%s\",\"outcome\":\"MET\",\"checks\":[%s]}}".formatted(id, NOW.minusSeconds(60), household,
                family.stream().map(person -> "{\"person\":\"%s\",\"temperature_tenths\":%d}".formatted(person.value(), tenths)).collect(Collectors.joining(",")));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    @Test
    void aSubmissionByItselfIsAnsweredByItsStatus() throws Exception {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 2);
        String worker = worker();
        Visitor phone = new Visitor(port);
        UUID id = UUID.randomUUID();
        HttpResponse<String> first = phone.sendApi(PATH, worker, Staff.PASSWORD, visit(id, household, family, 366));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first).path("id").stringValue()).isEqualTo(id.toString());
        assertThat(json(first).path("state").stringValue()).isEqualTo("taken");
        assertThat(json(phone.sendApi(PATH, worker, Staff.PASSWORD, visit(id, household, family, 366))).path("first").stringValue()).isEqualTo("taken");
        HttpResponse<String> other = phone.sendApi(PATH, worker, Staff.PASSWORD, visit(id, household, family, 367));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("code").stringValue()).isEqualTo("FLD-003");
        assertThat(phone.sendApi(PATH, worker, Staff.PASSWORD, visit(UUID.randomUUID(), household, family, 3660)).statusCode()).isEqualTo(422);
        assertThat(phone.sendApi(PATH, worker, Staff.PASSWORD, visit(UUID.randomUUID(), household, family, 366).replace("2020-", "1970-")).statusCode()).isEqualTo(202);
    }

    @Test
    void passagesComeWithTheirOwnRightAndKeepTheSameRules() throws Exception {
        UUID post = OFFICE.call(() -> posts.open(GRID, Posts.Kind.VILLAGE, "村口" + UUID.randomUUID(), LocalDate.of(2020, 2, 8))) instanceof Posts.Answer.Done(UUID opened) ? opened : new UUID(0, 0);
        Visitor phone = new Visitor(port);
        String crew = Staff.add(sql, encoder, "CHECKPOINT_CREW", DISTRICT.range());
        UUID id = UUID.randomUUID();
        String passage = passage(id, post, "\"plate\":\"鄂A12345\",\"occupants\":4,\"due\":\"REGISTERED\",\"taken\":\"REGISTERED\"");
        assertThat(json(phone.sendApi(PATH, crew, Staff.PASSWORD, passage)).path("state").stringValue()).isEqualTo("taken");
        assertThat(json(phone.sendApi(PATH, crew, Staff.PASSWORD, passage)).path("first").stringValue()).isEqualTo("taken");
        assertThat(phone.sendApi(PATH, crew, Staff.PASSWORD, passage.replace("\"occupants\":4", "\"occupants\":5")).statusCode()).isEqualTo(409);
        assertThat(count("select occupants from checkpoint.passage where id = ?", id)).isEqualTo(4);
        assertThat(count("select count(*) from field.conflict where submission_id = ?", id)).isEqualTo(1);
        UUID stale = UUID.randomUUID();
        phone.sendApi(PATH, crew, Staff.PASSWORD, passage(stale, post, "\"plate\":\"鄂A12345\",\"due\":\"PASSED\",\"due_rule\":\"passages-2020@0 everybody-else\",\"taken\":\"PASSED\""));
        assertThat(count("select count(*) from checkpoint.passage where id = ? and taken = 'PASSED' and due = 'REGISTERED' and deviation like '%passages-2020@0%'", stale)).as("the rules changed meanwhile").isEqualTo(1);
        assertThat(json(phone.sendApi(PATH, crew, Staff.PASSWORD, passage(UUID.randomUUID(), post, "\"taken\":\"TURNED_BACK\""))).path("code").stringValue()).isEqualTo("CHK-004");
        assertThat(json(phone.sendApi(PATH, crew, Staff.PASSWORD, passage(UUID.randomUUID(), post, "\"plate\":\"没有牌\""))).path("code").stringValue()).isEqualTo("FLD-006");
        UUID waits = UUID.randomUUID();
        HttpResponse<String> worker = phone.sendApi(PATH, worker(), Staff.PASSWORD, passage(waits, post, "\"occupants\":1"));
        assertThat(worker.statusCode()).isEqualTo(202);
        assertThat(json(worker).path("code").stringValue()).isEqualTo("FLD-010");
        Visitor office = new Visitor(port);
        office.signIn(Staff.add(sql, encoder, "TOWN_OFFICER", DISTRICT.range()), Staff.PASSWORD);
        assertThat(office.post("/field/review", "/field/review/" + waits, Map.of("taken", "true")).body()).contains("已记录");
        assertThat(count("select count(*) from checkpoint.passage where id = ?", waits)).isEqualTo(1);
    }

    @Test
    void temperaturesComeFromTheMedicsOfASite() throws Exception {
        PersonId person = family(new HouseholdId(UUID.randomUUID()), 1).getFirst();
        OFFICE.run(() -> stays.open(List.of(new StayDraft(UUID.randomUUID(), person, StayReason.KEY_AREA_ARRIVAL, LocalDate.of(2020, 2, 8)))));
        Visitor phone = new Visitor(port);
        String medic = Staff.add(sql, encoder, "SITE_MEDIC", DISTRICT.range());
        assertThat(phone.api("/api/v1/field/sites", medic, Staff.PASSWORD).body()).contains(person.toString(), "欧阳**").doesNotContain("欧阳建国");
        UUID id = UUID.randomUUID();
        String temperature = temperature(id, person, 371);
        assertThat(json(phone.sendApi(PATH, medic, Staff.PASSWORD, temperature)).path("state").stringValue()).isEqualTo("taken");
        assertThat(json(phone.sendApi(PATH, medic, Staff.PASSWORD, temperature)).path("first").stringValue()).isEqualTo("taken");
        assertThat(phone.sendApi(PATH, medic, Staff.PASSWORD, temperature(id, person, 372)).statusCode()).isEqualTo(409);
        assertThat(count("select temperature_tenths from quarantine.observation where id = ?", id)).isEqualTo(371);
        PersonId free = family(new HouseholdId(UUID.randomUUID()), 1).getFirst();
        assertThat(json(phone.sendApi(PATH, medic, Staff.PASSWORD, temperature(UUID.randomUUID(), free, 366))).path("code").stringValue()).isEqualTo("STY-001");
        assertThat(json(phone.sendApi(PATH, worker(), Staff.PASSWORD, temperature(UUID.randomUUID(), person, 366))).path("code").stringValue()).isEqualTo("FLD-010");
    }

    private static String temperature(UUID id, PersonId person, int tenths) {
        return "{\"id\":\"%s\",\"kind\":\"temperature\",\"made_at\":\"%s\",\"content\":{\"person\":\"%s\",\"temperature_tenths\":%d}}".formatted(id, NOW.minusSeconds(60), person, tenths);
    }

    private static String passage(UUID id, UUID post, String rest) {
        return "{\"id\":\"%s\",\"kind\":\"passage\",\"made_at\":\"%s\",\"content\":{\"post\":\"%s\",\"direction\":\"IN\",%s}}".formatted(id, NOW.minusSeconds(60), post, rest);
    }

    @Test
    void aBatchIsAnsweredOneByOne() throws Exception {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 1);
        String worker = worker();
        Visitor phone = new Visitor(port);
        String good = visit(UUID.randomUUID(), household, family, 366);
        HttpResponse<String> mixed = phone.sendApi(PATH, worker, Staff.PASSWORD, "{\"submissions\":[" + good + "," + visit(UUID.randomUUID(), household, family, 1) + ",{\"id\":\"7\"}]}");
        assertThat(mixed.statusCode()).isEqualTo(207);
        assertThat(json(mixed).path("answers").valueStream().map(answer -> answer.path("state").stringValue())).containsExactly("taken", "refused", "refused");
        assertThat(phone.sendApi(PATH, worker, Staff.PASSWORD, "[" + good + "]").statusCode()).isEqualTo(200);
        HttpResponse<String> cut = phone.sendApi(PATH, worker, Staff.PASSWORD, "[" + good);
        assertThat(cut.statusCode()).isEqualTo(422);
        assertThat(cut.body()).contains("FLD-007");
    }

    @Test
    void onlyThoseWhoScreenMaySendAndOnlyForTheirRegions() throws Exception {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 1);
        Visitor phone = new Visitor(port);
        assertThat(phone.get("/api/v1/field/assignment").statusCode()).isEqualTo(401);
        String auditor = Staff.add(sql, encoder, "AUDITOR", DISTRICT.range());
        assertThat(phone.sendApi(PATH, auditor, Staff.PASSWORD, visit(UUID.randomUUID(), household, family, 366)).statusCode()).isEqualTo(403);
        String elsewhere = Staff.add(sql, encoder, "GRID_WORKER", RegionCode.parse("500153102").range());
        assertThat(json(phone.sendApi(PATH, elsewhere, Staff.PASSWORD, visit(UUID.randomUUID(), household, family, 366))).path("code").stringValue()).isEqualTo("SCR-001");
        assertThat(phone.api("/api/v1/field/assignment", elsewhere, Staff.PASSWORD).body()).doesNotContain(household.toString());
        String worker = worker();
        assertThat(phone.api("/api/v1/field/assignment", worker, Staff.PASSWORD).body()).as("nothing is assigned").contains("\"round\":null").doesNotContain(household.toString());
        OFFICE.run(() -> assignments.assign(rounds.list().stream().findFirst().orElseGet(() -> rounds.ensure(DISTRICT, 1, "第一轮", LocalDate.of(2020, 2, 1), LocalDate.of(2020, 2, 28))).id(),
                new Assignments.AssignmentForm(worker, null, household.toString())));
        assertThat(phone.api("/api/v1/field/assignment", worker, Staff.PASSWORD).body()).contains(household.toString(), "欧阳**", "contact_case", "\"ABSENT\":1").doesNotContain("欧阳建国", "鹿子村1号");
    }

    @Test
    void theSessionOfThePageNeedsItsFormToken() throws Exception {
        Visitor page = new Visitor(port);
        page.signIn(worker(), Staff.PASSWORD);
        assertThat(page.get("/field/session").body()).contains("\"format\":\"zerospread-session-1\"");
        HttpClient bare = HttpClient.newHttpClient();
        HttpRequest forged = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/field/submissions")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[]")).build();
        assertThat(bare.send(forged, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void aPhoneIsWipedByOrderAndSaysSo() throws Exception {
        String worker = worker();
        Visitor phone = new Visitor(port);
        UUID device = UUID.randomUUID();
        String hello = "{\"device\":\"" + device + "\",\"unsent\":3}";
        assertThat(json(phone.sendApi("/api/v1/field/contact", worker, Staff.PASSWORD, hello)).path("wipe").booleanValue()).isFalse();
        String manager = Staff.add(sql, encoder, "ADMINISTRATOR", DISTRICT.range());
        assertThat(phone.sendApi("/api/v1/field/devices/" + device + "/wipe", worker, Staff.PASSWORD, "").statusCode()).isEqualTo(403);
        assertThat(phone.sendApi("/api/v1/field/devices/" + UUID.randomUUID() + "/wipe", manager, Staff.PASSWORD, "").statusCode()).isEqualTo(404);
        Visitor office = new Visitor(port);
        office.signIn(manager, Staff.PASSWORD);
        assertThat(office.get("/field/devices").body()).contains(device.toString(), worker);
        assertThat(office.post("/field/devices", "/field/devices/" + device + "/wipe", Map.of()).body()).contains("已要求清除");
        assertThat(phone.get("/field/orders/" + device).body()).contains("\"wipe\":true");
        assertThat(json(phone.sendApi("/api/v1/field/contact", worker, Staff.PASSWORD, hello)).path("wipe").booleanValue()).isTrue();
        assertThat(json(phone.sendApi("/api/v1/field/contact", worker, Staff.PASSWORD, "{\"device\":\"" + device + "\",\"wiped\":true}")).path("wipe").booleanValue()).isFalse();
        assertThat(office.get("/field/devices").body()).contains("已清除");
    }

    @Test
    void aQueueIsTakenInElsewhereUnderItsMakersName() throws Exception {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 1);
        UUID device = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        String text = QueueFile.write(files.keyFor(device), device, "w9", "{\"submissions\":[" + visit(id, household, family, 366) + "]}", 2);
        Visitor office = new Visitor(port);
        String officer = Staff.add(sql, encoder, "TOWN_OFFICER", DISTRICT.range());
        office.signIn(officer, Staff.PASSWORD);
        assertThat(office.post("/field/take-in", "/field/take-in", Map.of("text", text)).body()).contains("w9 的 1 条:新收 1");
        assertThat(office.post("/field/take-in", "/field/take-in", Map.of("text", text)).body()).contains("此前已收 1");
        assertThat(office.post("/field/take-in", "/field/take-in", Map.of("text", text.replace("w9", "w8"))).body()).contains("FLD-008");
        assertThat(count("select count(*) from field.submission where id = ? and account = 'w9' and received_by = ?", id, officer)).isEqualTo(1);
    }

    @Test
    void whatWaitsIsDecidedOnItsPage() throws Exception {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 1);
        UUID id = UUID.randomUUID();
        Visitor phone = new Visitor(port);
        phone.sendApi(PATH, worker(), Staff.PASSWORD, visit(id, household, family, 366).replace("2020-", "1970-"));
        Visitor office = new Visitor(port);
        office.signIn(Staff.add(sql, encoder, "TOWN_OFFICER", DISTRICT.range()), Staff.PASSWORD);
        assertThat(office.get("/field/review").body()).contains(id.toString(), "FLD-005");
        assertThat(office.post("/field/review", "/field/review/" + id, Map.of("taken", "true")).body()).contains("已记录").doesNotContain(id.toString());
        assertThat(count("select count(*) from screening.visit where id = ?", id)).isEqualTo(1);
    }

    /// Phones send again until each id is named; the line breaks in every way meanwhile.
    @Test
    void nothingIsLostOrDoubledOnABadLine() throws Exception {
        HouseholdId household = new HouseholdId(UUID.randomUUID());
        List<PersonId> family = family(household, 3);
        String worker = worker();
        String token = json(new Visitor(port).sendApi("/api/v1/sessions", worker, Staff.PASSWORD, "")).path("token").stringValue();
        Set<UUID> made = ConcurrentHashMap.newKeySet();
        long before = count("select count(*) from screening.visit");
        long tallied = count("select coalesce(sum(visits), 0) from screening.tally");
        try (FaultyLine line = new FaultyLine(port); var phones = Executors.newVirtualThreadPerTaskExecutor()) {
            line.fail(FaultyLine.Fault.ANY);
            line.delay(3);
            List<java.util.concurrent.Future<Integer>> done = new ArrayList<>();
            for (int phone = 0; phone < 12; phone++) {
                List<String> visits = new ArrayList<>();
                Set<UUID> unsent = new HashSet<>();
                for (int i = 0; i < 10; i++) {
                    UUID id = UUID.randomUUID();
                    unsent.add(id);
                    visits.add(visit(id, household, family, 360 + i));
                }
                made.addAll(unsent);
                done.add(phones.submit(() -> sendUntilNamed(line.port(), token, visits, unsent)));
            }
            int tries = 0;
            for (var one : done) {
                tries += one.get();
            }
            assertThat(line.faults()).as("of %d tries", tries).isGreaterThan(12);
        }
        assertThat(count("select count(*) from screening.visit where id = any(?::uuid[])", (Object) made.stream().map(UUID::toString).toArray(String[]::new))).isEqualTo(120);
        assertThat(count("select count(*) from screening.visit") - before).isEqualTo(120);
        assertThat(count("select sum(visits) from screening.tally") - tallied).isEqualTo(120);
        assertThat(count("select sum(checks) from screening.tally")).isEqualTo(count("select count(*) from screening.person_check"));
    }

    private static int sendUntilNamed(int linePort, String token, List<String> visits, Set<UUID> unsent) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(90);
        int tries = 0;
        while (!unsent.isEmpty()) {
            assertThat(Instant.now()).as("%d unsent after %d tries", unsent.size(), tries).isBefore(end);
            tries++;
            List<String> part = visits.stream().filter(text -> unsent.stream().anyMatch(id -> text.contains(id.toString()))).collect(Collectors.toCollection(ArrayList::new));
            java.util.Collections.shuffle(part, ThreadLocalRandom.current());
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + linePort + PATH)).header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(2)).POST(HttpRequest.BodyPublishers.ofString("{\"submissions\":[" + String.join(",", part) + "]}")).build();
            try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build()) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
                    json(answer).path("answers").forEach(one -> unsent.remove(UUID.fromString(one.path("id").stringValue())));
                }
            } catch (IOException | JacksonException e) {
                // No acknowledgement: everything is sent again.
                Thread.sleep(20);
            }
        }
        return tries;
    }

    @Test
    void theKeyOfADeviceIsItsOwn() {
        assertThat(Base64.getEncoder().encodeToString(files.keyFor(UUID.randomUUID()))).isNotEqualTo(Base64.getEncoder().encodeToString(files.keyFor(UUID.randomUUID())));
    }
}
