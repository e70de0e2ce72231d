package org.zerospread.app.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.estimate.CensoredDelay;
import org.zerospread.engine.estimate.DelayFamily;
import org.zerospread.engine.estimate.ExposureFile;
import org.zerospread.engine.estimate.FileReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `estimate incubation`.
@Command(name = "incubation", mixinStandardHelpOptions = true, description = "潜伏期 Incubation from exposures and onsets known as intervals: lognormal, gamma and Weibull by maximum likelihood.")
final class EstimateIncubation implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "exposure_left,exposure_right,onset_left,onset_right and presentation_right; see docs/formats.md")
    Path file = Path.of("");

    @Option(names = "--origin", defaultValue = "2019-12-01", paramLabel = "DATE", description = "before this day nobody was exposed (default: ${DEFAULT-VALUE})")
    LocalDate origin = LocalDate.of(2019, 12, 1);

    @Mixin
    ResampleOption resample = new ResampleOption();

    @Option(names = "--format", defaultValue = "CSV", description = "csv or json (default: csv)")
    EstimateCommand.Format format = EstimateCommand.Format.CSV;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        resample.check(spec);
        FileReading<List<CensoredDelay>> reading = ExposureFile.read(file, origin);
        EstimateCommand.tellNotes(file.toString(), reading);
        if (reading.value().isEmpty()) {
            return EstimateCommand.refuse(format, reading.faults());
        }
        FitTable table = new FitTable(file.toString(), resample);
        List<List<Object>> rows = new ArrayList<>();
        for (DelayFamily family : DelayFamily.POSITIVE) {
            table.fitted(family, reading.value().orElseThrow()).ifPresent(rows::add);
        }
        if (rows.isEmpty()) {
            return EstimateCommand.refuse(format, List.of(table.unclear()));
        }
        new EstimateCommand.Table(FitTable.COLUMNS, rows).print(format);
        return 0;
    }
}
