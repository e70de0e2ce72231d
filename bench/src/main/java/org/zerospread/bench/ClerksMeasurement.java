package org.zerospread.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zerospread.app.store.EmbeddedStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `clerks`: clerks who give rooms to guests at the same moment, more guests than rooms; over HTTP on this machine.
///
/// A closed loop: each clerk takes the next guest as soon as the last has his answer. At the end no room may have two guests on one night, every room must be
/// taken, and whoever got none must have been told why.
@Command(name = "clerks", mixinStandardHelpOptions = true, description = "并发分房 Lets clerks allocate rooms at the same moment. The guests and their site stay in the store.")
final class ClerksMeasurement implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern CODE = Pattern.compile("\"code\":\"(ROM-\\d+)\"");
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]+)\"");

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--clerks", paramLabel = "N", defaultValue = "50", description = "clerks at once (default: ${DEFAULT-VALUE})")
    int clerks = 50;

    @Option(names = "--rooms", paramLabel = "N", defaultValue = "400", description = "free rooms (default: ${DEFAULT-VALUE})")
    int rooms = 400;

    @Option(names = "--guests", paramLabel = "N", defaultValue = "450", description = "guests who need one (default: ${DEFAULT-VALUE})")
    int guests = 450;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "3", description = "how often, with new rooms and guests (default: ${DEFAULT-VALUE})")
    int runs = 3;

    /// One answer.
    ///
    /// @param status of HTTP
    /// @param code of the refusal; empty when a room was given
    private record Answer(long nanos, int status, String code, String detail) {
    }

    @Override
    public Integer call() {
        Path data = store.replayed();
        Phones staff;
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            staff = Phones.prepare(opened.address(), clerks, "EPIDEMIOLOGIST");
        }
        List<Double> seconds = new ArrayList<>();
        List<Double> p95 = new ArrayList<>();
        try (staff; Program program = Program.serve(data)) {
            program.awaitReady();
            staff.reach(program.url());
            try (FullHouse house = new FullHouse(data)) {
                for (int run = 1; run <= runs; run++) {
                    UUID site = house.open(rooms);
                    Queue<UUID> waiting = new ConcurrentLinkedQueue<>(house.arrive(guests));
                    long begun = System.nanoTime();
                    List<Answer> answers = allocate(staff, waiting);
                    Latencies times = Latencies.of(answers.stream().map(answer -> new long[] {answer.nanos()}).toList(), 0, (System.nanoTime() - begun) / 1e9);
                    judge(answers, house.count(site), times);
                    seconds.add(times.seconds());
                    p95.add(times.millis(0.95));
                }
            }
        }
        System.out.printf(Locale.ROOT, "%d runs: %s; p95 %s%n", runs, Spread.of(seconds).text("s", 2), Spread.of(p95).text("ms", 0));
        return 0;
    }

    private List<Answer> allocate(Phones staff, Queue<UUID> waiting) {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Answer>>> work = new ArrayList<>();
            for (int clerk = 0; clerk < clerks; clerk++) {
                String account = staff.account(clerk);
                work.add(threads.submit(() -> serve(staff, account, waiting)));
            }
            for (Future<List<Answer>> one : work) {
                answers.addAll(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotMeasuredException("interrupted");
        } catch (ExecutionException e) {
            throw new NotMeasuredException("a clerk stopped: " + e.getCause());
        }
        return answers;
    }

    private static List<Answer> serve(Phones staff, String account, Queue<UUID> waiting) throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        for (UUID stay = waiting.poll(); stay != null; stay = waiting.poll()) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = staff.client().send(HttpRequest.newBuilder(staff.site().resolve("/api/v1/quarantine/stays/" + stay + "/room")).timeout(PATIENCE)
                    .header("Content-Type", "application/json").header("Authorization", Phones.authorization(account)).POST(BodyPublishers.ofString("{}")).build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
            answers.add(new Answer(System.nanoTime() - begun, answer.statusCode(), found(CODE, answer.body()), found(DETAIL, answer.body())));
        }
        return answers;
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    private void judge(List<Answer> answers, FullHouse.Count count, Latencies times) {
        long given = answers.stream().filter(answer -> answer.status() == 201).count();
        Map<String, Integer> refused = new TreeMap<>();
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> refused.merge(answer.status() + " " + answer.code(), 1, Integer::sum));
        long silent = answers.stream().filter(answer -> answer.status() != 201 && (answer.code().isEmpty() || answer.detail().isEmpty())).count();
        System.out.printf(Locale.ROOT, "%d clerks, %d guests, %d rooms: %d given, refused with reason %s; %d rooms taken, %d double bookings; %.2f s, %s%n", clerks, guests, rooms, given, refused,
                count.roomsTaken(), count.doubleBookings(), times.seconds(), times.text());
        if (silent > 0 || count.doubleBookings() > 0 || answers.size() != guests || given != Math.min(rooms, guests) || count.roomsTaken() != given) {
            throw new NotMeasuredException("not everybody was served or told why: " + silent + " without a reason, " + answers.size() + " answers");
        }
    }
}
