package org.zerospread.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `trace`: the index over stays built, asked for one case and for many, and compared with DuckDB.
@Command(name = "trace", mixinStandardHelpOptions = true, description = "轨迹碰撞 Builds the index over generated stays, asks it, and asks DuckDB the same.")
final class TraceMeasurement implements Callable<Integer> {

    @Option(names = "--stays", paramLabel = "N", defaultValue = "10000000", description = "stays in all, at least 100,000; 100 for each person, 1,000 for each place (default: ${DEFAULT-VALUE})")
    int stays = 10_000_000;

    @Option(names = "--cases", paramLabel = "N", defaultValue = "1000", description = "index cases asked for at once (default: ${DEFAULT-VALUE})")
    int cases = 1_000;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "how often all cases are asked for, of the index and of DuckDB (default: ${DEFAULT-VALUE})")
    int runs = 5;

    @Option(names = "--heap", paramLabel = "SIZE", defaultValue = "8g", description = "heap of the index (default: ${DEFAULT-VALUE})")
    String heap = "8g";

    @Option(names = "--duckdb-memory", paramLabel = "SIZE", defaultValue = "6GB", description = "memory limit of DuckDB (default: ${DEFAULT-VALUE})")
    String duckMemory = "6GB";

    @Option(names = "--index-only", description = "leave DuckDB out")
    boolean indexOnly;

    @Override
    public Integer call() {
        List<String> words = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-XX:+UseParallelGC", "-Dzerospread.root=" + Program.root(), "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", System.getProperty("java.class.path"), TraceTrial.class.getName(), String.valueOf(stays), String.valueOf(stays / 100),
                String.valueOf(stays / 1_000), String.valueOf(cases), String.valueOf(runs), indexOnly ? "" : duckMemory);
        try {
            Process trial = new ProcessBuilder(words).inheritIO().start();
            try {
                return trial.waitFor() == 0 ? 0 : 1;
            } catch (InterruptedException e) {
                trial.destroy();
                Thread.currentThread().interrupt();
                return 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
