package org.zerospread.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `forecast`: the forecast of rooms of every evening of a replay, made again from what was recorded by then, against what came.
@Command(name = "forecast", mixinStandardHelpOptions = true, description = "房间预测 Compares the forecasts of every evening of a replayed store with what came.")
final class ForecastMeasurement implements Callable<Integer> {

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--settled", paramLabel = "DATE", defaultValue = "2020-02-03", description = "first evening of the second table, when the change of plan and its jump lie behind (default: ${DEFAULT-VALUE})")
    String settled = "2020-02-03";

    @Override
    public Integer call() {
        String data = store.replayed().toString();
        Program.Ended all = Program.run(List.of("forecast", "check", "--data", data));
        Program.Ended later = Program.run(List.of("forecast", "check", "--data", data, "--from", settled));
        System.out.println(all.printed().strip());
        System.out.println();
        System.out.println(later.printed().strip());
        System.out.printf(java.util.Locale.ROOT, "%ntime: %.1f s and %.1f s, start of program and database in it%n", all.seconds(), later.seconds());
        return 0;
    }
}
