package org.zerospread.app.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.scenario.Replay;
import org.zerospread.app.scenario.Scenario;
import org.zerospread.app.scenario.ScenarioReader;
import org.zerospread.app.situation.ReplayProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `replay SCENARIO`: turns a scenario into records.
@Command(name = "replay", mixinStandardHelpOptions = true, description = "重放剧本 Replays a scenario into the store; goes on where it was stopped.")
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SCENARIO", description = "scenario file, e.g. scenarios/rongchang-2020.yaml")
    Path scenario = Path.of("scenarios/rongchang-2020.yaml");

    @Mixin
    StoreOption store = new StoreOption();

    @Option(names = "--until", paramLabel = "DATE", description = "last day to replay (default: the scenario's last)")
    @Nullable
    LocalDate until;

    @Option(names = "--scale", paramLabel = "SHARE", defaultValue = "1", description = "share of population, visits and arrivals; the story itself is never scaled (default: ${DEFAULT-VALUE})")
    double scale = 1;

    @Option(names = "--seed", paramLabel = "N", description = "another seed than the scenario's")
    @Nullable
    Long seed;

    @Override
    public Integer call() {
        Replay.Order order = order(scenario, until, scale, seed);
        if (order == null) {
            return 1;
        }
        StoreOption.Opened opened = store.open();
        try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
            Replay replay = application.getBean(Replay.class);
            opened.whenAskedToEnd(replay::stop);
            return play(replay, order);
        } finally {
            opened.close();
        }
    }

    /// Reads the scenario and checks the options; prints the faults and returns `null` when there are any.
    static Replay.@Nullable Order order(Path file, @Nullable LocalDate until, double scale, @Nullable Long seed) {
        if (!(scale > 0 && scale <= 3)) {
            System.err.println("REP-004 --scale " + scale + ":应大于 0 且不超过 3。 --scale must be above 0 and at most 3.");
            return null;
        }
        return switch (ScenarioReader.read(file)) {
            case ScenarioReader.Reading.Refused refused -> {
                refused.faults().forEach(fault -> System.err.println(fault.file() + ":" + fault.line() + ": " + fault.code() + " " + fault.zh() + " (" + fault.en() + ")"));
                yield null;
            }
            case ScenarioReader.Reading.Accepted accepted -> {
                Scenario scenario = accepted.scenario();
                if (until != null && until.isBefore(scenario.from())) {
                    System.err.println("REP-005 --until " + until + " 早于剧本第一天 " + scenario.from() + "。 --until is before the scenario's first day.");
                    yield null;
                }
                Path folder = file.toAbsolutePath().getParent();
                yield new Replay.Order(scenario, folder == null ? Path.of(".") : folder, until, scale, seed);
            }
        };
    }

    /// Runs the replay with a progress bar on standard error.
    static int play(Replay replay, Replay.Order order) {
        ProgressBar bar = new ProgressBar();
        Consumer<ReplayProgress.State> watch = bar::show;
        Replay.Answer answer = replay.run(order, watch);
        bar.end();
        return switch (answer) {
            case Replay.Answer.Done done -> {
                System.err.printf("已重放至 %s,本次 %,d 条记录,用时 %.1f 秒。 Replayed up to %s: %,d records in %.1f s.%n",
                        done.reached(), done.rows(), done.took().toMillis() / 1000.0, done.reached(), done.rows(), done.took().toMillis() / 1000.0);
                yield 0;
            }
            case Replay.Answer.Stopped stopped -> {
                System.err.println("REP-007 重放已停止" + (stopped.reached() == null ? "" : "在 " + stopped.reached()) + ",再运行一次即接着重放。 The replay was stopped; run it again to go on.");
                yield 1;
            }
            case Replay.Answer.Refused refused -> {
                System.err.println(refused.code() + " " + refused.zh() + "。 " + refused.en() + ".");
                yield 1;
            }
        };
    }
}
