package org.zerospread.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pages`: starts the site on a replayed store, has readers read it warm and cold, and ends it.
@Command(name = "pages", mixinStandardHelpOptions = true, description = "并发读(自启站点) Starts the site on a replayed store and lets readers read it, warm and cold.")
final class PagesMeasurement implements Callable<Integer> {

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin", description = "account (default: ${DEFAULT-VALUE})")
    String user = "admin";

    @Option(names = "--password", paramLabel = "WORD", description = "its password (default: the one-time password of a store that was never served)")
    @Nullable
    String password;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "3", description = "how often, warm and cold in turn (default: ${DEFAULT-VALUE})")
    int runs = 3;

    @Mixin
    LoadOption load = new LoadOption();

    @Override
    public Integer call() {
        Path data = store.replayed();
        try (Program program = Program.serve(data)) {
            Optional<String> oneTime = program.awaitReady();
            String word = password == null ? oneTime.orElseThrow(() -> new NotMeasuredException("the store has an account already: give its --password")) : password;
            Reading reading = new Reading(URI.create(program.url()), load, user, word);
            reading.signIn();
            Map<String, List<Latencies>> met = new LinkedHashMap<>();
            try (TinyWrites writes = new TinyWrites(data)) {
                for (int run = 1; run <= runs; run++) {
                    System.err.printf("%d/%d%n", run, runs);
                    collect(met, "warm", reading.readAll(() -> { }));
                    collect(met, "cold", reading.readAll(writes::commit));
                }
            }
            met.keySet().stream().sorted((left, right) -> right.substring(0, 4).compareTo(left.substring(0, 4))).forEach(what -> print(what, met.getOrDefault(what, List.of())));
            System.out.println("after it: " + Memory.of(program.pid(), data).text());
        }
        return 0;
    }

    private static void collect(Map<String, List<Latencies>> met, String how, Map<String, Latencies> once) {
        Reading.print(how, once);
        once.forEach((path, latencies) -> met.computeIfAbsent(how + " " + path, key -> new ArrayList<>()).add(latencies));
    }

    private static void print(String what, List<Latencies> runs) {
        System.out.printf("%-42s p50 %s  p99 %s  max %s  %s  errors %d%n", what, spread(runs, met -> met.millis(0.5), "ms", 1), spread(runs, met -> met.millis(0.99), "ms", 1),
                spread(runs, met -> met.millis(1), "ms", 0), spread(runs, Latencies::requestsPerSecond, "requests/s", 0), runs.stream().mapToLong(Latencies::errors).sum());
    }

    private static String spread(List<Latencies> runs, ToDoubleFunction<Latencies> figure, String unit, int decimals) {
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList()).text(unit, decimals);
    }
}
