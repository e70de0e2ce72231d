package org.zerospread.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.StoreAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kill`: the program and its database are killed in turn (`kill -9`) while phones send and a file comes in; then everything is recounted.
///
/// Every id that an answer named must be on record once, the file must have come in whole and once, every total must equal a recount, and the audit
/// trail must verify.
@Command(name = "kill", mixinStandardHelpOptions = true, description = "反复强行中断后清点 Kills program and database again and again under load, then recounts.")
final class KillMeasurement implements Callable<Integer> {

    private static final int SENDERS = 6;
    private static final int BATCH = 5;
    private static final long SHORTEST_MILLIS = 150;
    private static final long LONGEST_MILLIS = 4_000;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "50", description = "of the program, and as many of the database (default: ${DEFAULT-VALUE})")
    int kills = 50;

    @Option(names = "--scale", paramLabel = "SHARE", defaultValue = "0.02", description = "of the replayed district (default: ${DEFAULT-VALUE})")
    double scale = 0.02;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of the moments (default: ${DEFAULT-VALUE})")
    long seed = 1;

    private record Filed(String workers, int checks) {
    }

    private final List<Filed> files = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(Program.workplace(), "kill");
        try {
            Program.run(List.of("replay", "scenarios/rongchang-2020.yaml", "--scale", Double.toString(scale), "--until", "2020-02-01", "--data", data.toString()));
            SplittableRandom random = new SplittableRandom(seed);
            try (Phones fleet = fleet(data)) {
                for (int kill = 0; kill < 2 * kills; kill++) {
                    cycle(data, fleet, random, kill % 2 == 0);
                    System.err.printf(Locale.ROOT, "\r%d / %d  %,d acknowledged, %d files", kill + 1, 2 * kills, fleet.acknowledged().size(), files.size());
                }
                System.err.println();
                finish(data, fleet);
            }
            Program.run(List.of("audit", "verify", "--data", data.toString()));
        } finally {
            Folders.delete(data);
        }
        return 0;
    }

    private static Phones fleet(Path data) {
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            return Phones.prepare(opened.address(), 5, "ADMINISTRATOR");
        }
    }

    /// One start, load for a random while, and the end by force.
    private void cycle(Path data, Phones fleet, SplittableRandom random, boolean program) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        try (Program served = Program.serve(data); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            served.awaitReady();
            fleet.reach(served.url());
            sendFile(data, fleet, random.nextInt(2_000, 30_000));
            for (int i = 0; i < SENDERS; i++) {
                SplittableRandom own = random.split();
                int phone = i;
                threads.submit(() -> sendUntil(over, fleet, own, phone));
            }
            TimeUnit.MILLISECONDS.sleep(random.nextLong(SHORTEST_MILLIS, LONGEST_MILLIS));
            ProcessHandle.of(program ? served.pid() : postmaster(data)).ifPresent(ProcessHandle::destroyForcibly);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(300));
            over.set(true);
            ProcessHandle.of(served.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /// Sends batches, each until it is acknowledged or the end comes; every second one twice.
    private static Void sendUntil(AtomicBoolean over, Phones fleet, SplittableRandom random, int phone) throws InterruptedException {
        while (!over.get()) {
            List<Phones.Visit> visits = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                visits.add(fleet.visit(random));
            }
            for (int times = random.nextInt(1, 3); times > 0 && !over.get(); times--) {
                try {
                    fleet.send(phone, visits);
                } catch (IOException e) {
                    Thread.sleep(20);
                }
            }
        }
        return null;
    }

    /// Sends the next file when the one before has come to its end.
    private void sendFile(Path data, Phones fleet, int checks) throws InterruptedException {
        StoreAddress address = address(data);
        if (count(address, "select count(*) from intake.upload") > 0) {
            return;
        }
        Filed filed = new Filed("#" + files.size(), checks);
        Path file = Program.workplace().resolve("kill.csv");
        try {
            ImportMeasurement.write(address, file, filed.workers(), checks);
            String boundary = "zerospread-" + files.size();
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"visits.csv\"\r\nContent-Type: text/csv\r\n\r\n";
            HttpRequest request = HttpRequest.newBuilder(fleet.site().resolve("/api/v1/imports/visits?wait=false")).header("Authorization", Phones.authorization(fleet.account(0)))
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofString(head + Files.readString(file) + "\r\n--" + boundary + "--\r\n")).build();
            HttpResponse<String> answer = fleet.client().send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 202) {
                throw new NotMeasuredException("the file was answered " + answer.statusCode() + ": " + answer.body());
            }
            files.add(filed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The last start: what is left of the file comes in; then everything is compared.
    private void finish(Path data, Phones fleet) throws InterruptedException {
        try (Program served = Program.serve(data)) {
            served.awaitReady();
            StoreAddress address = address(data);
            for (int second = 0; count(address, "select count(*) from intake.upload") > 0; second++) {
                if (second > 120) {
                    throw new NotMeasuredException("the last file did not come to its end");
                }
                TimeUnit.SECONDS.sleep(1);
            }
            Recount.compare(address, fleet.acknowledged());
            long rows = 0;
            for (Filed filed : files) {
                long there = count(address, "select count(*) from screening.person_check c join screening.visit v on v.id = c.visit_id where v.worker like '网格员%" + filed.workers() + "'");
                if (there != filed.checks()) {
                    throw new NotMeasuredException("of a file of " + filed.checks() + " rows " + there + " are on record");
                }
                rows += there;
            }
            System.out.printf(Locale.ROOT, "%d kills of the program and %d of PostgreSQL: %,d ids acknowledged, each on record once; %d files with %,d rows, each row once; totals equal a recount%n",
                    kills, kills, fleet.acknowledged().size(), files.size(), rows);
        }
    }

    private static long postmaster(Path data) {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoreAddress address(Path data) {
        try (EmbeddedStore joined = EmbeddedStore.openOrJoin(data)) {
            return joined.address();
        }
    }

    private static long count(StoreAddress address, String sql) {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password()); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new NotMeasuredException(sql + ": " + e.getMessage());
        }
    }
}
