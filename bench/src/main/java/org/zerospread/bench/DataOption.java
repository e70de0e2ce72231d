package org.zerospread.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which replayed store is meant: `--data DIR`, or the one that `replay --scale S` left in `bench/target`.
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR", description = "data directory (default: the one of --scale in bench/target/measured)")
    @Nullable
    Path data;

    @Option(names = "--scale", paramLabel = "SHARE", defaultValue = "0.1", description = "share of population, visits and arrivals (default: ${DEFAULT-VALUE})")
    double scale = 0.1;

    /// The directory, existing or not.
    Path directory() {
        return (data == null ? Program.workplace().resolve(String.format(Locale.ROOT, "data-%s", scale)) : data).toAbsolutePath();
    }

    /// @throws NotMeasuredException when nothing has been replayed into the directory
    Path replayed() {
        Path directory = directory();
        if (!Files.exists(directory.resolve("pg"))) {
            throw new NotMeasuredException("没有数据:先运行 bench/run replay。 There is no store at " + directory + ": run bench/run replay --scale " + scale + " first.");
        }
        return directory;
    }

    /// @throws NotMeasuredException when the directory is there already: what lies in it is not deleted
    Path fresh() {
        Path directory = directory();
        if (Files.exists(directory)) {
            throw new NotMeasuredException("目录已存在:请删除或另选。 " + directory + " is there already: remove it or choose another with --data.");
        }
        return directory;
    }
}
