package org.zerospread.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.zerospread.app.store.EmbeddedStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `start`: from the start of the process to the first whole page, and the memory then.
@Command(name = "start", mixinStandardHelpOptions = true, description = "启动 Measures the time to the first page on a replayed store, and the memory then.")
final class StartMeasurement implements Callable<Integer> {

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--path", paramLabel = "PATH", defaultValue = "/sign-in", description = "the first page (default: ${DEFAULT-VALUE})")
    String path = "/sign-in";

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "how many starts (default: ${DEFAULT-VALUE}); one more goes before them and is not counted")
    int runs = 5;

    /// One start.
    private record Start(double seconds, Memory memory) {
    }

    @Override
    public Integer call() throws InterruptedException {
        Path data = store.replayed();
        start(data);
        List<Double> databaseAlone = new ArrayList<>();
        List<Start> starts = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            databaseAlone.add(openDatabase(data));
            starts.add(start(data));
            System.err.printf("%d/%d: %.2f s%n", run, runs, starts.getLast().seconds());
        }
        System.out.println("start to the first page " + path + ": " + Spread.of(starts.stream().map(Start::seconds).toList()).text("s", 2));
        System.out.println("  of it the database alone: " + Spread.of(databaseAlone).text("s", 2));
        System.out.println("  JVM heap used:            " + megabytes(starts, Memory::heapUsed));
        System.out.println("  JVM heap live:            " + megabytes(starts, Memory::heapLive));
        System.out.println("  JVM resident:             " + megabytes(starts, Memory::jvmRss));
        System.out.println("  PostgreSQL proportional:  " + megabytes(starts, Memory::serverPss));
        System.out.println("  PostgreSQL resident:      " + megabytes(starts, Memory::serverRss));
        return 0;
    }

    private static String megabytes(List<Start> starts, ToLongFunction<Memory> what) {
        return Spread.of(starts.stream().map(start -> what.applyAsLong(start.memory()) / 1048576.0).toList()).text("MB", 0);
    }

    /// Starting the database and nothing else: what the first page cannot be faster than.
    private static double openDatabase(Path data) {
        long begun = System.nanoTime();
        EmbeddedStore opened = EmbeddedStore.open(data);
        double seconds = (System.nanoTime() - begun) / 1e9;
        opened.close();
        return seconds;
    }

    private Start start(Path data) throws InterruptedException {
        try (Program program = Program.serve(data); HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest first = HttpRequest.newBuilder(URI.create(program.url() + path)).build();
            while (program.mayStillAnswer()) {
                try {
                    int status = client.send(first, BodyHandlers.ofByteArray()).statusCode();
                    double seconds = program.age();
                    if (status != 200) {
                        throw new NotMeasuredException(path + " answered " + status);
                    }
                    return new Start(seconds, Memory.of(program.pid(), data));
                } catch (ConnectException e) {
                    Thread.sleep(5);
                } catch (IOException e) {
                    throw new NotMeasuredException(path + ": " + e.getMessage());
                }
            }
        }
        throw new NotMeasuredException("no page at " + path);
    }
}
