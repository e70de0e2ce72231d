package org.zerospread.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.estimate.CensoredDelay;
import org.zerospread.engine.estimate.DelayFamily;
import org.zerospread.engine.estimate.FileReading;
import org.zerospread.engine.estimate.Note;
import org.zerospread.engine.estimate.PairFile;
import org.zerospread.engine.estimate.SampleEstimate;
import org.zerospread.engine.estimate.TransmissionPair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `estimate serial-interval`.
@Command(name = "serial-interval", mixinStandardHelpOptions = true,
        description = "代间隔 Serial (or generation) interval from pairs of infector and infectee: mean and spread, and normal, lognormal, gamma and Weibull fits.")
final class EstimateSerialInterval implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "infector_onset,infectee_onset, or case_id,infector_id,onset, or intervals; see docs/formats.md")
    Path file = Path.of("");

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
        FileReading<List<TransmissionPair>> reading = PairFile.read(file);
        EstimateCommand.tellNotes(file.toString(), reading);
        if (reading.value().isEmpty()) {
            return EstimateCommand.refuse(format, reading.faults());
        }
        List<CensoredDelay> delays = reading.value().orElseThrow().stream().map(TransmissionPair::delay).toList();
        List<CensoredDelay> positive = delays.stream().filter(delay -> delay.longest() > 0).toList();
        if (positive.size() < delays.size()) {
            List<Integer> lines = reading.value().orElseThrow().stream().filter(pair -> pair.delay().longest() <= 0).map(TransmissionPair::line).toList();
            EstimateCommand.tell(new Note(0, "第 " + lines + " 行被感染者先发病: lognormal、gamma、weibull 不含它们, normal 含", "in lines " + lines + " the infectee fell ill first: lognormal, gamma and weibull are without them, normal has them"), file.toString());
        }
        FitTable table = new FitTable(file.toString(), resample);
        List<List<Object>> rows = new ArrayList<>();
        rows.add(table.sampled(SampleEstimate.of(delays.stream().map(CensoredDelay::middle).toList(), resample.resamples, resample.seed)));
        table.fitted(DelayFamily.NORMAL, delays).ifPresent(rows::add);
        for (DelayFamily family : DelayFamily.POSITIVE) {
            table.fitted(family, positive).ifPresent(rows::add);
        }
        new EstimateCommand.Table(FitTable.COLUMNS, rows).print(format);
        return 0;
    }
}
