package org.zerospread.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.zerospread.engine.plan.EventCode;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.PlannedTest;
import org.zerospread.engine.plan.Stage;
import org.zerospread.engine.plan.StagePlace;
import org.zerospread.engine.plan.StayEvent;
import org.zerospread.engine.plan.StayFold;
import org.zerospread.engine.plan.TestMethod;
import org.zerospread.engine.plan.TestResult;

/// A million stays of 28 days in two stages, run from their events: two temperatures a day, four tests, a move; one in a hundred has a fever, one in
/// two thousand a positive, one in twenty misses a test, one in thirty some temperatures.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class StaysBenchmark {

    static final int STAYS = 1_000_000;
    private static final int FIRST_DAY = (int) LocalDate.of(2020, 1, 31).toEpochDay();
    private static final int SPREAD = 30;

    private final StayFold fold = new StayFold(plan());
    private int[] events = new int[0];
    private final int[] offsets = new int[STAYS + 1];
    private final int[] arrivals = new int[STAYS];

    private static Plan plan() {
        PlannedTest[] tests = {new PlannedTest(7, TestMethod.PCR, 1), new PlannedTest(14, TestMethod.PCR, 1), new PlannedTest(4, TestMethod.PCR, 1)};
        return new Plan("double-14", 1, "双14隔离", "Double 14", LocalDate.of(2020, 1, 31), null, "as plans/double-14.yaml",
                List.of(new Stage(StagePlace.CENTRAL, 14, 2, List.of(tests[0], tests[1])), new Stage(StagePlace.HOME, 14, 2, List.of(tests[2], tests[1]))));
    }

    /// Makes the stays, the same on every run.
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(20_200_131);
        events = new int[STAYS * 62];
        int count = 0;
        int[] testDays = {6, 13, 17, 27};
        for (int stay = 0; stay < STAYS; stay++) {
            int arrival = FIRST_DAY + random.nextInt(SPREAD);
            arrivals[stay] = arrival;
            offsets[stay] = count;
            boolean fever = random.nextInt(100) == 0;
            boolean positive = random.nextInt(2000) == 0;
            boolean missesTest = random.nextInt(20) == 0;
            boolean missesTemperatures = random.nextInt(30) == 0;
            for (int day = 0; day < 28; day++) {
                LocalDate date = LocalDate.ofEpochDay(arrival + day);
                if (day == 14) {
                    events[count++] = EventCode.of(new StayEvent.Moved(date, StagePlace.HOME));
                }
                int low = 362 + random.nextInt(5);
                int high = fever && day == 9 ? 378 : low + random.nextInt(4);
                if (!missesTemperatures || random.nextInt(4) > 0) {
                    events[count++] = EventCode.of(new StayEvent.Temperature(date, low));
                }
                events[count++] = EventCode.of(new StayEvent.Temperature(date, high));
                for (int index = 0; index < testDays.length; index++) {
                    if (testDays[index] == day && !(missesTest && index == 2)) {
                        events[count++] = EventCode.of(new StayEvent.Tested(date, TestMethod.PCR, positive && index == 3 ? TestResult.POSITIVE : TestResult.NEGATIVE));
                    }
                }
                if (fever && day == 9) {
                    events[count++] = EventCode.of(new StayEvent.Tested(date, TestMethod.PCR, TestResult.NEGATIVE));
                }
            }
        }
        offsets[STAYS] = count;
        events = java.util.Arrays.copyOf(events, count);
    }

    /// How many events there are.
    int size() {
        return events.length;
    }

    /// State, release and what was missed of every stay, on a day on which some are over and some run.
    @Benchmark
    @OperationsPerInvocation(STAYS)
    public long runFromEvents() {
        int asOf = FIRST_DAY + SPREAD / 2 + 28;
        long sum = 0;
        for (int stay = 0; stay < STAYS; stay++) {
            fold.begin(arrivals[stay], arrivals[stay], arrivals[stay], List.of());
            fold.applyAll(events, offsets[stay], offsets[stay + 1], asOf);
            sum += fold.status(asOf).ordinal() + fold.release(asOf) + fold.overdueTests(asOf) + fold.missedObservations(asOf);
        }
        return sum;
    }

    /// The bare limit: a plain loop over the same events that takes kind and value apart and adds them up.
    @Benchmark
    @OperationsPerInvocation(STAYS)
    public long plainLoop() {
        int asOf = FIRST_DAY + SPREAD / 2 + 28;
        long sum = 0;
        for (int stay = 0; stay < STAYS; stay++) {
            for (int i = offsets[stay]; i < offsets[stay + 1]; i++) {
                int code = events[i];
                if (code >>> 16 <= asOf) {
                    sum += (code >>> 13 & 7) + (code & 0x1FFF);
                }
            }
        }
        return sum;
    }
}
