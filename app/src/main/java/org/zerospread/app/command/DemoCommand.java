package org.zerospread.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zerospread.app.scenario.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `demo`: serves the site and replays the Rongchang outbreak of 2020 into it.
@Command(name = "demo", mixinStandardHelpOptions = true, description = "演示 Serves the site and replays the Rongchang outbreak of 2020, which its home page follows day by day.")
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "port on loopback (default: ${DEFAULT-VALUE})")
    int port = 8080;

    @Option(names = "--scale", paramLabel = "SHARE", defaultValue = "1", description = "share of population, visits and arrivals (default: ${DEFAULT-VALUE})")
    double scale = 1;

    @Option(names = "--scenario", paramLabel = "FILE", defaultValue = "scenarios/rongchang-2020.yaml", description = "scenario file (default: ${DEFAULT-VALUE})")
    Path scenario = Path.of("scenarios/rongchang-2020.yaml");

    @Mixin
    StoreOption store = new StoreOption();

    @Override
    public Integer call() throws InterruptedException {
        Replay.Order order = ReplayCommand.order(scenario, null, scale, null);
        if (order == null) {
            return 1;
        }
        return ServeCommand.serve(store, ServeCommand.Listening.onLoopback(port), replay -> ReplayCommand.play(replay, order));
    }
}
