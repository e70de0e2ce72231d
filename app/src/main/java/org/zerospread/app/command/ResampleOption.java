package org.zerospread.app.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// How intervals are found: by resampling the rows.
final class ResampleOption {

    private static final int MOST = 100_000;

    @Option(names = "--bootstrap", defaultValue = "1000", paramLabel = "N", description = "how often the rows are resampled for intervals; 0 for none (default: ${DEFAULT-VALUE})")
    int resamples = 1000;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "the same seed gives the same intervals (default: ${DEFAULT-VALUE})")
    long seed = 1;

    void check(@Nullable CommandSpec spec) {
        if (resamples < 0 || resamples > MOST) {
            throw new ParameterException(Objects.requireNonNull(spec, "set by picocli").commandLine(), "--bootstrap 须在 0 与 " + MOST + " 之间:" + resamples + "。 --bootstrap must lie between these.");
        }
    }
}
