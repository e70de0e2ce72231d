package org.zerospread.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.zerospread.app.store.StoreAddress;

/// Phones of grid workers who send visits, on this machine only: every submission has its id from the phone, and counts as acknowledged only when
/// an answer names it.
final class Phones implements AutoCloseable {

    private static final String PASSWORD = "storm-measured-2020";
    private static final Pattern ACKNOWLEDGED = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"state\":\"(?i:TAKEN|AGAIN)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final List<String> accounts;
    private final List<House> houses;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile URI site = URI.create("http://127.0.0.1");

    private Phones(List<String> accounts, List<House> houses) {
        this.accounts = accounts;
        this.houses = houses;
    }

    /// A household with those who live there.
    record House(UUID id, List<UUID> members) {
    }

    /// One visit, as a phone keeps it until it is acknowledged.
    record Visit(UUID id, House house, Instant madeAt, int tenths) {

        String json() {
            String checks = house.members().stream().map(person -> "{\"person\":\"" + person + "\",\"temperature_tenths\":" + tenths + ",\"symptoms\":0}").collect(Collectors.joining(","));
            return "{\"id\":\"" + id + "\",\"kind\":\"visit\",\"made_at\":\"" + madeAt + "\",\"content\":{\"household\":\"" + house.id() + "\",\"outcome\":\"MET\",\"checks\":[" + checks + "]}}";
        }
    }

    /// Opens accounts of grid workers over the whole district, and reads the households of the store.
    ///
    /// @param role what the accounts may do
    static Phones prepare(StoreAddress store, int accounts, String role) {
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            return new Phones(accounts(connection, accounts, role), houses(connection));
        } catch (SQLException e) {
            throw new NotMeasuredException("accounts and households: " + e.getMessage());
        }
    }

    private static List<String> accounts(Connection connection, int count, String role) throws SQLException {
        String hash = Objects.requireNonNull(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD), "hash");
        List<String> names = new ArrayList<>();
        try (PreparedStatement account = connection.prepareStatement(
                "insert into access.account (id, username, display_name, password_hash, must_change, created_at) values (?, ?, '测量', ?, false, now())");
                PreparedStatement assignment = connection.prepareStatement("insert into access.assignment (account_id, role, low, high) select ?, ?, district, district + 999999999 from region.served")) {
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                names.add("m" + id.toString().substring(0, 12));
                account.setObject(1, id);
                account.setString(2, names.getLast());
                account.setString(3, hash);
                account.executeUpdate();
                assignment.setObject(1, id);
                assignment.setString(2, role);
                assignment.executeUpdate();
            }
        }
        return names;
    }

    private static List<House> houses(Connection connection) throws SQLException {
        List<House> houses = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select household_id, array_agg(id) from person.person where household_id is not null group by 1 order by 1 limit 60000")) {
            while (row.next()) {
                houses.add(new House(row.getObject(1, UUID.class), List.of((UUID[]) row.getArray(2).getArray())));
            }
        }
        if (houses.isEmpty()) {
            throw new NotMeasuredException("the store holds no households");
        }
        return houses;
    }

    /// Where they send from now on.
    void reach(String url) {
        site = URI.create(url);
    }

    /// A visit that was made within the last hours.
    Visit visit(SplittableRandom random) {
        return new Visit(new UUID(System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L),
                houses.get(random.nextInt(houses.size())), Instant.now().minusSeconds(random.nextInt(1, 7_200)), random.nextInt(360, 372));
    }

    /// Sends a batch once.
    ///
    /// @return whether every one of it was acknowledged
    /// @throws IOException when no whole answer came
    boolean send(int phone, List<Visit> visits) throws IOException, InterruptedException {
        String body = "{\"device\":\"00000000-0000-7000-8000-%012d\",\"sent_at\":\"%s\",\"submissions\":[%s]}".formatted(phone, Instant.now(),
                visits.stream().map(Visit::json).collect(Collectors.joining(",")));
        String account = accounts.get(phone % accounts.size());
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(site.resolve("/api/v1/submissions")).timeout(PATIENCE).header("Content-Type", "application/json")
                .header("Authorization", authorization(account)).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200 && answer.statusCode() != 207) {
            throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
        }
        Matcher named = ACKNOWLEDGED.matcher(answer.body());
        int count = 0;
        while (named.find()) {
            acknowledged.add(UUID.fromString(named.group(1)));
            count++;
        }
        return count == visits.size();
    }

    /// The header by which an account is known.
    static String authorization(String account) {
        return "Basic " + Base64.getEncoder().encodeToString((account + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    String account(int index) {
        return accounts.get(index % accounts.size());
    }

    HttpClient client() {
        return client;
    }

    URI site() {
        return site;
    }

    /// The ids that an answer named as taken.
    Set<UUID> acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() {
        client.close();
    }
}
