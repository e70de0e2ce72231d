package org.zerospread.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zerospread.app.store.EmbeddedStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `regions`: the import of a division table into fresh stores.
@Command(name = "regions", mixinStandardHelpOptions = true, description = "区划导入 Imports a division table into fresh stores.")
final class RegionsMeasurement implements Callable<Integer> {

    private static final Pattern PRINTED = Pattern.compile("([\\d,]+) rows read, ([\\d,]+) new or changed, ([\\d.]+) s");

    @Option(names = "--file", paramLabel = "FILE", required = true, description = "division table, CSV in UTF-8")
    Path file = Path.of("");

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "how many fresh stores (default: ${DEFAULT-VALUE})")
    int runs = 5;

    @Override
    public Integer call() {
        List<Double> seconds = new ArrayList<>();
        List<Double> processSeconds = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            Path data = freshStore();
            try {
                Program.Ended ended = Program.run(List.of("import", "regions", file.toAbsolutePath().toString(), "--data", data.toString()));
                Matcher printed = PRINTED.matcher(ended.printed());
                if (!printed.find()) {
                    throw new NotMeasuredException("the import did not say what it did: " + ended.printed());
                }
                seconds.add(Double.parseDouble(printed.group(3)));
                processSeconds.add(ended.seconds());
                System.err.printf("%d/%d: %s%n", run, runs, printed.group());
                if (run == runs) {
                    compare(data, Spread.of(seconds), Spread.of(processSeconds), printed.group(1));
                }
            } finally {
                Folders.delete(data);
            }
        }
        return 0;
    }

    private void compare(Path data, Spread seconds, Spread processSeconds, String rows) {
        System.out.printf("import regions: %s rows: %s; the whole process, with making its database: %s%n", rows, seconds.text("s", 2), processSeconds.text("s", 1));
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            RawCopy.Outcome raw = RawCopy.measure(opened.address(), List.of(RawCopy.Rows.all("region.region")), runs);
            System.out.printf(Locale.ROOT, "raw COPY of its %,d rows (with the national ones): %s; raw / import: %.0f %%%n", raw.allRows(), raw.seconds().text("s", 2),
                    100 * raw.seconds().median() / seconds.median());
        }
    }

    private static Path freshStore() {
        try {
            return Files.createTempDirectory(Program.workplace(), "regions");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
