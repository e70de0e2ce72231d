package org.zerospread.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.StoreAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `growth`: files of ten times as many visits each into the same district, and after each how long the coverage page takes.
///
/// The page is asked by one reader, each time after a commit, so that nothing remembered may answer (`cold`), and without (`warm`).
@Command(name = "growth", mixinStandardHelpOptions = true, description = "增长 Imports 10^5, 10^6 and 10^7 checks one after the other and asks the coverage page after each. The visits stay in the store.")
final class GrowthMeasurement implements Callable<Integer> {

    private static final String PAGE = "/screening/coverage";
    private static final int WARM_UP = 400;

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--checks", paramLabel = "N", split = ",", defaultValue = "100000,1000000,10000000", description = "checks of each file (default: ${DEFAULT-VALUE})")
    List<Integer> checks = List.of();

    @Option(names = "--requests", paramLabel = "N", defaultValue = "300", description = "how often each page is asked (default: ${DEFAULT-VALUE})")
    int requests = 300;

    @Option(names = "--password", paramLabel = "WORD", description = "of the account admin (default: the one-time password of a store that was never served)")
    @Nullable
    String password;

    @Override
    public Integer call() throws IOException {
        Path data = store.replayed();
        double first = Double.NaN;
        for (int size : checks) {
            Path file = Program.workplace().resolve("visits.csv");
            try (EmbeddedStore opened = EmbeddedStore.open(data)) {
                ImportMeasurement.write(opened.address(), file, "#" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX), size);
            }
            ImportMeasurement.Taken taken = ImportMeasurement.take(data, file);
            Files.delete(file);
            first = Double.isNaN(first) ? taken.rowsPerSecond() : first;
            System.out.printf(Locale.ROOT, "%,12d checks: %.1f s as a process, %,.0f rows/s; by its own word %,.0f rows/s, %.2f of the first%n", taken.rows(), taken.seconds(), taken.rows() / taken.seconds(),
                    taken.rowsPerSecond(), taken.rowsPerSecond() / first);
            ask(data);
        }
        return 0;
    }

    private void ask(Path data) {
        List<String> codes;
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            codes = places(opened.address());
        }
        try (Program program = Program.serve(data)) {
            Optional<String> oneTime = program.awaitReady();
            try (Visitor visitor = new Visitor(URI.create(program.url())); TinyWrites writes = new TinyWrites(data)) {
                signIn(visitor, oneTime);
                latencies(visitor, PAGE, WARM_UP, writes::commit);
                System.out.println("    district, cold  " + latencies(visitor, PAGE, requests, writes::commit).text());
                System.out.println("    district, warm  " + latencies(visitor, PAGE, requests, () -> { }).text());
                for (String code : codes) {
                    System.out.println("    " + code + ", cold  " + latencies(visitor, PAGE + "?code=" + code, requests, writes::commit).text());
                }
            }
        }
    }

    private void signIn(Visitor visitor, Optional<String> oneTime) {
        String word = password == null ? oneTime.orElseThrow(() -> new NotMeasuredException("the store has an account already: give its --password")) : password;
        if (visitor.signIn("admin", word)) {
            password = UUID.randomUUID().toString();
            visitor.changePassword(word, password);
            System.err.println("新口令 New password of admin: " + password);
        } else {
            password = word;
        }
    }

    private static Latencies latencies(Visitor visitor, String path, int times, Runnable before) {
        long[] nanos = new long[times];
        long begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            before.run();
            long asked = System.nanoTime();
            HttpResponse<String> page = visitor.get(path);
            nanos[i] = System.nanoTime() - asked;
            if (page.statusCode() != 200 || !page.body().contains("class=\"figure-value\"")) {
                throw new NotMeasuredException(path + " answered " + page.statusCode() + " without figures");
            }
        }
        return Latencies.of(List.of(nanos), 0, (System.nanoTime() - begun) / 1e9);
    }

    /// A town, a village and a grid.
    private static List<String> places(StoreAddress address) {
        List<String> codes = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select n.code from (select region from screening.grid_households order by households desc, region limit 1) g
                        cross join lateral (values (g.region - g.region % 1000000), (g.region - g.region % 1000), (g.region)) n (code)
                        """)) {
            while (row.next()) {
                codes.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new NotMeasuredException("places: " + e.getMessage());
        }
        return codes;
    }
}
