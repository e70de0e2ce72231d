package org.zerospread.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `matrix`: how many decisions a second the engine makes by a table of 200 rows, on one core.
@Command(name = "matrix", mixinStandardHelpOptions = true, description = "三三制矩阵 Decides the measures of a million persons by a table of 200 rows (JMH).")
final class MatrixMeasurement implements Callable<Integer> {

    @Option(names = "--forks", paramLabel = "N", defaultValue = "3", description = "virtual machines started one after the other (default: ${DEFAULT-VALUE})")
    int forks = 3;

    @Override
    public Integer call() throws RunnerException {
        for (RunResult result : new Runner(new OptionsBuilder().include(MatrixBenchmark.class.getName() + ".*").forks(forks).threads(1).jvmArgs("-Xmx1g", "-XX:+UseSerialGC").build()).run()) {
            List<Double> perSecond = new ArrayList<>();
            result.getBenchmarkResults().forEach(fork -> fork.getIterationResults().forEach(one -> perSecond.add(one.getPrimaryResult().getScore())));
            System.out.println(result.getPrimaryResult().getLabel() + " " + result.getParams().getParam("hit") + ": " + Spread.of(perSecond).text("persons/s", 0));
        }
        return 0;
    }
}
