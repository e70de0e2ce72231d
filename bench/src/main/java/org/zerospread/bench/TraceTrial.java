package org.zerospread.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.zerospread.engine.tracing.Contact;
import org.zerospread.engine.tracing.IndexCase;
import org.zerospread.engine.tracing.TraceQuestion;
import org.zerospread.engine.tracing.TrackIndex;
import org.zerospread.engine.tracing.TrackIndexBuilder;

/// The measurement of `trace` in a virtual machine of its own, whose heap is bounded.
final class TraceTrial {

    private static final int WINDOW_DAYS = 14;

    private final StayWorld world;
    private final int cases;
    private final int runs;
    private final String duckMemory;

    private TraceTrial(StayWorld world, int cases, int runs, String duckMemory) {
        this.world = world;
        this.cases = cases;
        this.runs = runs;
        this.duckMemory = duckMemory;
    }

    /// Words: stays, persons, places, cases, runs, memory of DuckDB (empty to leave it out).
    public static void main(String[] words) throws IOException, SQLException {
        try {
            new TraceTrial(new StayWorld(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2])), Integer.parseInt(words[3]), Integer.parseInt(words[4]), words[5]).run();
        } catch (NotMeasuredException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, SQLException {
        bare();
        TrackIndex index = build();
        List<int[]> windows = windows(cases, 1);
        single(index, "places", TraceQuestion.PLACES);
        single(index, "places, 15 minutes, lingering 30", TraceQuestion.PLACES.withAtLeast(Duration.ofMinutes(15)).withLinger(Duration.ofMinutes(30)));
        single(index, "places and 50 m", TraceQuestion.PLACES.withRadiusMetres(50.0));
        List<IndexCase> asked = windows.stream().map(TraceTrial::indexCase).toList();
        List<Double> seconds = new ArrayList<>();
        List<Contact> answer = List.of();
        for (int run = 1; run <= runs; run++) {
            answer = List.of();
            long begun = System.nanoTime();
            answer = index.contacts(asked, TraceQuestion.PLACES);
            seconds.add((System.nanoTime() - begun) / 1e9);
        }
        Spread ours = Spread.of(seconds);
        say("%,d cases at once: %s, %,d contacts, %,d encounters", cases, ours.text("s", 2), answer.size(), answer.stream().mapToLong(Contact::encounters).sum());
        if (!duckMemory.isEmpty()) {
            duck(windows, answer, ours);
        }
    }

    /// What no build can do without: numbers made, and as many sorted.
    private void bare() {
        long begun = System.nanoTime();
        long[] sum = new long[1];
        world.tell((person, place, start, end) -> sum[0] += place ^ start ^ end);
        double told = (System.nanoTime() - begun) / 1e9;
        long[] keys = new SplittableRandom(3).longs(world.stays()).toArray();
        begun = System.nanoTime();
        Arrays.parallelSort(keys);
        say("bare limits: %,d stays made in %.1f s (check %d), as many long numbers sorted in %.1f s (%d)", world.stays(), told, sum[0], (System.nanoTime() - begun) / 1e9, keys[0]);
    }

    private TrackIndex build() {
        long worked = processorNanos();
        long begun = System.nanoTime();
        TrackIndexBuilder builder = TrackIndex.builder();
        for (int person = 0; person < world.persons(); person++) {
            builder.person(person(person));
        }
        for (int place = 0; place < world.places(); place++) {
            builder.place(place(place));
        }
        world.tell((person, place, start, end) -> builder.add(person, place, StayWorld.latitude(place), StayWorld.longitude(place), StayWorld.BEGIN + start, StayWorld.BEGIN + end));
        long added = System.nanoTime();
        TrackIndex index = builder.build();
        long done = System.nanoTime();
        say("index of %,d stays: added in %.1f s (making them included), sorted in %.1f s, %.1f s in all; %.1f s of processor time, collecting garbage included", index.size(), (added - begun) / 1e9,
                (done - added) / 1e9, (done - begun) / 1e9, (processorNanos() - worked) / 1e9);
        long used = used();
        say("%.2f bytes a stay in its arrays, %.2f in the heap with all ids; heap at most %,d MB", (double) index.bytes() / index.size(), (double) used / index.size(), Runtime.getRuntime().maxMemory() >> 20);
        return index;
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void single(TrackIndex index, String name, TraceQuestion question) {
        windows(500, 2).forEach(window -> index.contacts(indexCase(window), question));
        long[] nanos = new long[2_000];
        long[] worked = new long[nanos.length];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long contacts = 0;
        List<int[]> windows = windows(nanos.length, 3);
        long all = System.nanoTime();
        for (int i = 0; i < nanos.length; i++) {
            IndexCase one = indexCase(windows.get(i));
            long before = threads.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            contacts += index.contacts(one, question).size();
            nanos[i] = System.nanoTime() - begun;
            worked[i] = threads.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(nanos);
        Arrays.sort(worked);
        Latencies latencies = new Latencies(nanos, 0, (System.nanoTime() - all) / 1e9);
        say("one case (%s): p50 %.2f  p95 %.2f  p99 %.2f  max %.2f ms; of processor time p99 %.2f ms; %,d contacts on the average", name, latencies.millis(0.5), latencies.millis(0.95),
                latencies.millis(0.99), latencies.millis(1), new Latencies(worked, 0, 1).millis(0.99), contacts / nanos.length);
    }

    private void duck(List<int[]> windows, List<Contact> answer, Spread ours) throws IOException, SQLException {
        int processors = Runtime.getRuntime().availableProcessors();
        try (DuckTraces duck = DuckTraces.open(Files.createTempDirectory(Program.workplace(), "duck"), duckMemory, processors)) {
            say("DuckDB %s, %d threads, %s: loaded and sorted in %.1f s", duck.version(), processors, duckMemory, duck.load(world));
            duck.cases(windows);
            List<Double> seconds = new ArrayList<>();
            for (int run = 1; run <= runs; run++) {
                seconds.add(duck.answer());
            }
            Spread theirs = Spread.of(seconds);
            long rows = duck.compare(answer.iterator());
            say("DuckDB, %,d cases at once: %s, %,d identical rows; the index is %.1f times as fast", cases, theirs.text("s", 2), rows, theirs.median() / ours.median());
            duck.cases(windows.subList(0, 1));
            duck.answer();
            say("DuckDB, one case: %.0f ms", 1_000 * duck.answer());
        }
    }

    /// Persons, each once, with windows that begin within the days of the stays.
    private List<int[]> windows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(0, world.persons()).distinct().limit(count).mapToObj(person -> {
            int from = random.nextInt(Math.max(1, world.days() - WINDOW_DAYS)) * StayWorld.DAY;
            return new int[] {person, from, from + WINDOW_DAYS * StayWorld.DAY};
        }).toList();
    }

    private static IndexCase indexCase(int[] window) {
        return IndexCase.of(person(window[0]), Instant.ofEpochSecond(StayWorld.BEGIN + window[1]), Instant.ofEpochSecond(StayWorld.BEGIN + window[2]));
    }

    static String person(int number) {
        return "P" + String.valueOf(10_000_000 + number).substring(1);
    }

    private static String place(int number) {
        return "L" + String.valueOf(10_000_000 + number).substring(1);
    }

    static int placeNumber(String place) {
        return Integer.parseInt(place.substring(1));
    }

    private static void say(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }
}
