package org.zerospread.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.zerospread.app.store.EmbeddedStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `storm`: phones that come back to a network and send what they kept, some of it twice and out of order; then a backlog of many more.
///
/// The storm is an open loop: each batch has its moment, and its time runs from that moment whether or not the server is busy. Load generator,
/// program and database share the machine. At the end every id sent must be on record once and all totals must equal a recount.
@Command(name = "storm", mixinStandardHelpOptions = true, description = "手机集中上传 Lets phones send at once, then drains a backlog. The visits stay in the store.")
final class StormMeasurement implements Callable<Integer> {

    private static final int MOST_TRIES = 20;
    private static final int ACCOUNTS = 50;
    private static final int WARM_UP_BATCHES = 2_500;

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--phones", paramLabel = "N", defaultValue = "3000", description = "phones of the storm (default: ${DEFAULT-VALUE})")
    int phones = 3_000;

    @Option(names = "--each", paramLabel = "N", defaultValue = "20", description = "submissions of each phone (default: ${DEFAULT-VALUE})")
    int each = 20;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1050", description = "submissions a second, without the repeated ones (default: ${DEFAULT-VALUE})")
    int rate = 1_050;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "20", description = "submissions a batch (default: ${DEFAULT-VALUE})")
    int batch = 20;

    @Option(names = "--repeated", paramLabel = "SHARE", defaultValue = "0.3", description = "share of batches that are sent a second time (default: ${DEFAULT-VALUE})")
    double repeated = 0.3;

    @Option(names = "--backlog", paramLabel = "N", defaultValue = "10000", description = "phones of the backlog, one batch of all their submissions each; 0: none (default: ${DEFAULT-VALUE})")
    int backlog = 10_000;

    private final AtomicLong failed = new AtomicLong();

    private record Batch(int phone, List<Phones.Visit> visits, long atNanos) {
    }

    @Override
    public Integer call() {
        Path data = store.replayed();
        Phones fleet;
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            fleet = Phones.prepare(opened.address(), ACCOUNTS, "GRID_WORKER");
        }
        try (fleet; Program program = Program.serve(data)) {
            program.awaitReady();
            fleet.reach(program.url());
            warmUp(fleet);
            storm(fleet);
            if (backlog > 0) {
                drain(fleet);
            }
        }
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            Recount.compare(opened.address(), fleet.acknowledged());
        }
        System.out.printf(Locale.ROOT, "%,d ids acknowledged, each on record once; totals equal a recount%n", fleet.acknowledged().size());
        return 0;
    }

    private void warmUp(Phones fleet) {
        SplittableRandom random = new SplittableRandom(7);
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < WARM_UP_BATCHES; i++) {
            batches.add(new Batch(i, List.of(fleet.visit(random), fleet.visit(random)), 0));
        }
        run(fleet, batches, 8);
    }

    private void storm(Phones fleet) {
        SplittableRandom random = new SplittableRandom(42);
        List<Batch> batches = new ArrayList<>();
        long span = (long) (1e9 * phones * each / rate);
        for (int phone = 0; phone < phones; phone++) {
            List<Phones.Visit> visits = visits(fleet, random, each);
            for (int from = 0; from < visits.size(); from += batch) {
                List<Phones.Visit> part = visits.subList(from, Math.min(visits.size(), from + batch));
                long at = random.nextLong(span);
                batches.add(new Batch(phone, part, at));
                if (random.nextDouble() < repeated) {
                    List<Phones.Visit> again = new ArrayList<>(part);
                    Collections.shuffle(again, new Random(random.nextLong()));
                    batches.add(new Batch(phone, again, Math.min(span, at + random.nextLong(2_000_000_000L))));
                }
            }
        }
        int before = fleet.acknowledged().size();
        Latencies latencies = run(fleet, batches, Integer.MAX_VALUE);
        int accepted = fleet.acknowledged().size() - before;
        System.out.printf(Locale.ROOT, "storm: %,d phones, %,d submissions in %,d batches (%.0f %% repeated): %,d accepted in %.1f s = %,.0f/s; %s; %d tried again%n", phones, phones * each,
                batches.size(), 100 * repeated, accepted, latencies.seconds(), accepted / latencies.seconds(), latencies.text(), failed.get());
        if (accepted != phones * each) {
            throw new NotMeasuredException("of " + phones * each + " submissions " + accepted + " were acknowledged");
        }
    }

    private void drain(Phones fleet) {
        SplittableRandom random = new SplittableRandom(43);
        List<Batch> batches = new ArrayList<>();
        for (int phone = 0; phone < backlog; phone++) {
            batches.add(new Batch(phone, visits(fleet, random, each), 0));
        }
        int before = fleet.acknowledged().size();
        Latencies latencies = run(fleet, batches, 32);
        int accepted = fleet.acknowledged().size() - before;
        System.out.printf(Locale.ROOT, "backlog: %,d phones with %,d submissions, 32 at a time: drained in %.1f s = %,.0f/s; %s%n", backlog, accepted, latencies.seconds(),
                accepted / latencies.seconds(), latencies.text());
    }

    private static List<Phones.Visit> visits(Phones fleet, SplittableRandom random, int count) {
        List<Phones.Visit> visits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            visits.add(fleet.visit(random));
        }
        return visits;
    }

    private Latencies run(Phones fleet, List<Batch> batches, int atOnce) {
        long begun = System.nanoTime();
        ConcurrentLinkedQueue<long[]> times = new ConcurrentLinkedQueue<>();
        Semaphore places = new Semaphore(atOnce);
        List<Batch> inOrder = new ArrayList<>(batches);
        inOrder.sort((a, b) -> Long.compare(a.atNanos(), b.atNanos()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Batch one : inOrder) {
                long wait = begun + one.atNanos() - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                places.acquire();
                long from = atOnce == Integer.MAX_VALUE ? begun + one.atNanos() : System.nanoTime();
                threads.submit(() -> {
                    try {
                        deliver(fleet, one);
                        times.add(new long[] {System.nanoTime() - from});
                    } finally {
                        places.release();
                    }
                    return 0;
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotMeasuredException("interrupted");
        }
        return Latencies.of(List.copyOf(times), failed.get(), (System.nanoTime() - begun) / 1e9);
    }

    private void deliver(Phones fleet, Batch one) throws InterruptedException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            try {
                if (fleet.send(one.phone(), one.visits())) {
                    return;
                }
            } catch (IOException e) {
                failed.incrementAndGet();
                if (attempt == 0 && failed.get() < 5) {
                    System.err.println(e.getMessage());
                }
            }
            Thread.sleep(200L * (attempt + 1));
        }
    }
}
