package org.zerospread.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zerospread.app.store.EmbeddedStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `replay`: the whole replay as a process, and beside it the raw COPY of the rows it left.
@Command(name = "replay", mixinStandardHelpOptions = true, description = "重放与裸 COPY 之比 Replays Rongchang 2020 and compares with a raw COPY of the same rows. The store is kept for pages and start.")
final class ReplayMeasurement implements Callable<Integer> {

    /// The four tables that hold nearly all rows.
    private static final List<String> TABLES = List.of("person.household", "person.person", "screening.visit", "screening.person_check");
    private static final Pattern PRINTED = Pattern.compile("([\\d,]+) records in ([\\d.]+) s");

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--copies", paramLabel = "N", defaultValue = "3", description = "how often the raw COPY is done (default: ${DEFAULT-VALUE})")
    int copies = 3;

    @Override
    public Integer call() {
        Path data = store.fresh();
        Program.Ended replay = Program.run(List.of("replay", "scenarios/rongchang-2020.yaml", "--scale", Double.toString(store.scale), "--data", data.toString()));
        Matcher printed = PRINTED.matcher(replay.printed());
        if (!printed.find()) {
            throw new NotMeasuredException("the replay did not say how many records it took");
        }
        long records = Long.parseLong(printed.group(1).replace(",", ""));
        System.out.printf(Locale.ROOT, "replay --scale %s: %.1f s as a process, %s s by its own word, %,d records, %,.0f records/s%n", store.scale, replay.seconds(), printed.group(2),
                records, records / replay.seconds());
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            RawCopy.Outcome raw = RawCopy.measure(opened.address(), TABLES.stream().map(RawCopy.Rows::all).toList(), copies);
            raw.rows().forEach((table, rows) -> System.out.printf(Locale.ROOT, "  %-24s %,12d rows%n", table, rows));
            System.out.printf(Locale.ROOT, "raw COPY: %s, %,d rows, %,d MB, %,.0f rows/s; counts and checksums are equal%n", raw.seconds().text("s", 2), raw.allRows(), raw.bytes() >> 20,
                    raw.allRows() / raw.seconds().median());
            System.out.printf(Locale.ROOT, "raw / replay: %.1f %%%n", 100 * raw.seconds().median() / replay.seconds());
        }
        return 0;
    }
}
