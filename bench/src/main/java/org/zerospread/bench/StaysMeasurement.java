package org.zerospread.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `stays-engine`: how many stays a second the engine runs from their events, on one core.
@Command(name = "stays-engine", mixinStandardHelpOptions = true, description = "隔离计算 Runs a million stays from their events in the engine (JMH).")
final class StaysMeasurement implements Callable<Integer> {

    @Option(names = "--forks", paramLabel = "N", defaultValue = "3", description = "virtual machines started one after the other (default: ${DEFAULT-VALUE})")
    int forks = 3;

    @Override
    public Integer call() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(StaysBenchmark.class.getName() + ".*").forks(forks).threads(1)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC").build()).run();
        List<String> lines = new ArrayList<>();
        double run = 0;
        double bare = 0;
        for (RunResult result : results) {
            List<Double> perSecond = new ArrayList<>();
            result.getBenchmarkResults().forEach(fork -> fork.getIterationResults().forEach(one -> perSecond.add(one.getPrimaryResult().getScore())));
            Spread spread = Spread.of(perSecond);
            boolean plain = result.getPrimaryResult().getLabel().startsWith("plain");
            bare = plain ? spread.median() : bare;
            run = plain ? run : spread.median();
            lines.add((plain ? "bare loop: " : "stays: ") + spread.text("stays/s", 0));
        }
        lines.forEach(System.out::println);
        System.out.printf("share of the bare loop: %.3f%n", run / bare);
        return 0;
    }
}
