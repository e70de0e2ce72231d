package org.zerospread.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.zerospread.engine.matrix.DecisionTable;
import org.zerospread.engine.matrix.Dimension;
import org.zerospread.engine.matrix.HitPolicy;
import org.zerospread.engine.matrix.Rule;
import org.zerospread.engine.matrix.Subject;
import org.zerospread.engine.matrix.Word;

/// The measures of a million persons by a table of 200 rows over six inputs of three to six values and eight measures.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatrixBenchmark {

    static final int PERSONS = 1_000_000;
    private static final int ROWS = 200;
    private static final int MEASURES = 8;
    private static final int[] VALUES = {3, 4, 5, 3, 6, 4};

    /// First row counts, or all rows with the strictest of each measure.
    @Param({"FIRST", "COLLECT"})
    public HitPolicy hit = HitPolicy.FIRST;

    private final int[][] facts = new int[PERSONS][];
    private DecisionTable table = new DecisionTable("none", Subject.PERSON, HitPolicy.FIRST, List.of(), 0, List.of());

    /// Makes rows and persons, the same on every run; the last row covers everybody.
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(20_200_131);
        List<Dimension> inputs = IntStream.of(VALUES).mapToObj(values -> new Dimension(new Word("i" + values, "", ""),
                IntStream.range(0, values).mapToObj(value -> new Word("v" + value, "", "")).toList())).toList();
        List<Rule> rules = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            long[] allowed = new long[VALUES.length];
            for (int input = 0; input < allowed.length; input++) {
                long all = (1L << VALUES[input]) - 1;
                allowed[input] = row == ROWS - 1 || random.nextInt(3) == 0 ? all : 1 + random.nextLong(all);
            }
            rules.add(new Rule("r" + row, row, allowed, IntStream.range(0, MEASURES).map(measure -> random.nextInt(4)).toArray(), "", ""));
        }
        table = new DecisionTable("t", Subject.PERSON, hit, inputs, MEASURES, rules);
        for (int person = 0; person < PERSONS; person++) {
            facts[person] = IntStream.of(VALUES).map(random::nextInt).toArray();
        }
    }

    /// Every person's measures.
    @Benchmark
    @OperationsPerInvocation(PERSONS)
    public long decide() {
        int[] outcome = new int[MEASURES];
        long sum = 0;
        for (int[] person : facts) {
            table.decideInto(person, outcome);
            sum += outcome[0] + outcome[MEASURES - 1];
        }
        return sum;
    }

    /// The bare limit: the same facts read and added up.
    @Benchmark
    @OperationsPerInvocation(PERSONS)
    public long plainLoop() {
        long sum = 0;
        for (int[] person : facts) {
            for (int fact : person) {
                sum += fact;
            }
        }
        return sum;
    }
}
