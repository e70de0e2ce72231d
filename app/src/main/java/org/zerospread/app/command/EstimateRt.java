package org.zerospread.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.estimate.FileReading;
import org.zerospread.engine.estimate.Incidence;
import org.zerospread.engine.estimate.IncidenceFile;
import org.zerospread.engine.estimate.Note;
import org.zerospread.engine.estimate.ReproductionNumber;
import org.zerospread.engine.estimate.RtPrior;
import org.zerospread.engine.estimate.RtSeries;
import org.zerospread.engine.estimate.RtWindow;
import org.zerospread.engine.estimate.SerialInterval;
import org.zerospread.engine.estimate.SerialIntervalFile;
import org.zerospread.engine.estimate.WallingaTeunis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `estimate rt`.
@Command(name = "rt", mixinStandardHelpOptions = true, description = "再生数 R(t) of sliding windows from daily cases (Cori et al. 2013, or Wallinga and Teunis 2004).")
final class EstimateRt implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("t_start", "t_end", "mean", "std", "q025", "median", "q975");
    private static final double LONGEST_DAYS = 1000;
    private static final double SHORTEST_STD_DAYS = 0.01;

    @Parameters(index = "0", paramLabel = "FILE", description = "daily cases: dates,I or dates,local,imported")
    Path file = Path.of("");

    @Option(names = "--serial-interval", paramLabel = "FILE", description = "the serial interval: k,w")
    @Nullable
    Path serialInterval;

    @Option(names = "--mean", paramLabel = "DAYS", description = "mean of the serial interval, above 1; instead of a file")
    @Nullable
    Double mean;

    @Option(names = "--std", paramLabel = "DAYS", description = "its standard deviation, at least 0.01")
    @Nullable
    Double std;

    @Option(names = "--window", defaultValue = "7", paramLabel = "DAYS", description = "days of a window (default: ${DEFAULT-VALUE})")
    int window = 7;

    @Option(names = "--prior-mean", defaultValue = "5", paramLabel = "R", description = "mean of what is held of R before any case (default: ${DEFAULT-VALUE})")
    double priorMean = 5;

    @Option(names = "--prior-std", defaultValue = "5", paramLabel = "R", description = "its standard deviation (default: ${DEFAULT-VALUE})")
    double priorStd = 5;

    @Option(names = "--method", defaultValue = "cori", paramLabel = "METHOD", description = "cori or wallinga-teunis (default: ${DEFAULT-VALUE})")
    String method = "cori";

    @Option(names = "--format", defaultValue = "CSV", description = "csv or json (default: csv)")
    EstimateCommand.Format format = EstimateCommand.Format.CSV;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        boolean cori = checkedOptions();
        FileReading<Incidence> cases = IncidenceFile.read(file, window);
        EstimateCommand.tellNotes(file.toString(), cases);
        List<DocumentFault> faults = new ArrayList<>(cases.faults());
        SerialInterval interval = null;
        if (serialInterval != null) {
            FileReading<SerialInterval> given = SerialIntervalFile.read(serialInterval);
            EstimateCommand.tellNotes(serialInterval.toString(), given);
            faults.addAll(given.faults());
            interval = given.value().orElse(null);
        }
        if (!faults.isEmpty()) {
            return EstimateCommand.refuse(format, faults);
        }
        Incidence incidence = cases.value().orElseThrow();
        if (interval == null) {
            interval = SerialInterval.discretised(Objects.requireNonNull(mean, "checked"), Objects.requireNonNull(std, "checked"), incidence.days());
        }
        RtSeries series = cori ? cori(incidence, interval) : wallingaTeunis(incidence, interval);
        List<List<Object>> rows = series.windows().stream().<List<Object>>map(window -> List.of(window.tStart(), window.tEnd(), window.mean(), window.std(), window.q025(), window.median(), window.q975())).toList();
        new EstimateCommand.Table(COLUMNS, rows).print(format);
        return 0;
    }

    private RtSeries cori(Incidence incidence, SerialInterval interval) {
        ReproductionNumber number = new ReproductionNumber(interval, window, new RtPrior(priorMean, priorStd));
        RtSeries series = number.estimate(incidence);
        tellUnknown(series, "窗口结束于平均代间隔 " + days(interval.mean()) + " 天之内: 没有答案, 与 EpiEstim 相同",
                "the window ends within the mean serial interval of " + days(interval.mean()) + " days: no answer, as in EpiEstim");
        List<RtWindow> bare = series.windows().stream().filter(RtWindow::isKnown).filter(window -> number.isPriorOnly(incidence, window)).toList();
        tellOf(bare, "之前没有人有传染性: 答案只是先验 (加上窗口内的病例)", "nobody before is infectious: the answer is only the prior (with the cases of the window)");
        return series;
    }

    private RtSeries wallingaTeunis(Incidence incidence, SerialInterval interval) {
        RtSeries series = new WallingaTeunis(interval, window).estimate(incidence);
        tellUnknown(series, "窗口内没有病例: 没有答案", "the window has no case: no answer");
        return series;
    }

    private void tellUnknown(RtSeries series, String zh, String en) {
        tellOf(series.windows().stream().filter(window -> !window.isKnown()).toList(), zh, en);
    }

    /// One note for all windows that it is true of.
    private void tellOf(List<RtWindow> windows, String zh, String en) {
        if (!windows.isEmpty()) {
            String which = "t_start " + windows.getFirst().tStart() + (windows.size() == 1 ? "" : " … " + windows.getLast().tStart() + " (" + windows.size() + ")");
            EstimateCommand.tell(new Note(0, which + ": " + zh, which + ": " + en), file.toString());
        }
    }

    private static String days(double days) {
        return String.format(Locale.ROOT, "%.2f", days);
    }

    /// Whether the method is that of Cori et al.
    private boolean checkedOptions() {
        if (serialInterval == null && (mean == null || std == null) || serialInterval != null && (mean != null || std != null)) {
            throw usage("要么给 --serial-interval FILE,要么给 --mean 和 --std。 Give either --serial-interval FILE, or --mean and --std.");
        }
        if (mean != null && !(mean > 1 && mean <= LONGEST_DAYS)) {
            throw usage("--mean 须大于 1、至多 1000 天:" + mean + "。 --mean must be above 1 day, at most 1000.");
        }
        if (std != null && !(std >= SHORTEST_STD_DAYS && std <= LONGEST_DAYS)) {
            throw usage("--std 须至少 0.01、至多 1000 天:" + std + "。 --std must be at least 0.01 of a day, at most 1000.");
        }
        if (window < 1) {
            throw usage("--window 至少 1 天:" + window + "。 --window must be at least 1 day.");
        }
        if (!(priorMean > 0 && Double.isFinite(priorMean)) || !(priorStd > 0 && Double.isFinite(priorStd))) {
            throw usage("--prior-mean 和 --prior-std 须大于 0。 --prior-mean and --prior-std must be above 0.");
        }
        return switch (method.toLowerCase(Locale.ROOT)) {
            case "cori" -> true;
            case "wallinga-teunis" -> false;
            default -> throw usage("不认识的方法:" + method + ";可用 cori、wallinga-teunis。 Unknown method; one of cori, wallinga-teunis.");
        };
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec, "set by picocli").commandLine(), message);
    }
}
