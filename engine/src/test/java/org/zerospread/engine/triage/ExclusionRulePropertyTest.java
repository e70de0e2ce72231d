package org.zerospread.engine.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.zerospread.engine.plan.TestMethod;
import org.zerospread.engine.plan.TestResult;

import static org.assertj.core.api.Assertions.assertThat;

/// The rule against what it means, written down plainly.
class ExclusionRulePropertyTest {

    private static final ExclusionRule RULE = new ExclusionRule(2, Duration.ofHours(24));
    private static final Instant BEGIN = Instant.parse("2020-01-24T00:00:00Z");

    @Provide
    Arbitrary<List<Sample>> samples() {
        return Combinators.combine(Arbitraries.integers().between(0, 60), Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, Arbitraries.just(TestMethod.PCR)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(TestMethod.ANTIBODY, TestMethod.ANTIGEN))),
                Arbitraries.frequency(net.jqwik.api.Tuple.of(5, TestResult.NEGATIVE), net.jqwik.api.Tuple.of(1, TestResult.POSITIVE), net.jqwik.api.Tuple.of(1, TestResult.INCONCLUSIVE)))
                .as((hour, method, result) -> new Sample(BEGIN.plus(Duration.ofHours(hour)), method, result)).list().ofMaxSize(7);
    }

    /// Two negatives at least a day apart, no positive from the first of them on, and no unreadable result at or after the last negative.
    private static boolean plainly(List<Sample> samples) {
        List<Sample> pcr = samples.stream().filter(sample -> sample.method() == TestMethod.PCR).toList();
        for (Sample one : pcr) {
            for (Sample two : pcr) {
                boolean pair = one.result() == TestResult.NEGATIVE && two.result() == TestResult.NEGATIVE && Duration.between(one.sampledAt(), two.sampledAt()).toHours() >= 24;
                boolean noPositive = pcr.stream().noneMatch(sample -> sample.result() == TestResult.POSITIVE && !sample.sampledAt().isBefore(one.sampledAt()));
                boolean readable = pcr.stream().filter(sample -> sample.result() == TestResult.INCONCLUSIVE).allMatch(unread -> pcr.stream()
                        .anyMatch(sample -> sample.result() == TestResult.NEGATIVE && sample.sampledAt().isAfter(unread.sampledAt())));
                if (pair && noPositive && readable) {
                    return true;
                }
            }
        }
        return false;
    }

    @Property
    void isTheRuleWrittenDownPlainly(@ForAll("samples") List<Sample> samples) {
        assertThat(RULE.judge(samples) instanceof Exclusion.Holds).isEqualTo(plainly(samples));
    }

    @Property
    void doesNotDependOnTheOrderOfTheSamples(@ForAll("samples") List<Sample> samples, @ForAll long seed) {
        List<Sample> shuffled = new ArrayList<>(samples);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(RULE.judge(shuffled)).isEqualTo(RULE.judge(samples));
    }

    @Property
    void aPositiveAtTheEndAlwaysForbidsIt(@ForAll("samples") List<Sample> samples) {
        List<Sample> more = new ArrayList<>(samples);
        more.add(new Sample(BEGIN.plus(Duration.ofHours(61)), TestMethod.PCR, TestResult.POSITIVE));
        assertThat(RULE.judge(more)).isInstanceOfSatisfying(Exclusion.Missing.class, missing -> assertThat(missing.lack()).isEqualTo(Exclusion.Lack.POSITIVE));
    }

    @Property
    void antibodiesChangeNothing(@ForAll("samples") List<Sample> samples) {
        assertThat(RULE.judge(samples.stream().filter(sample -> sample.method() == TestMethod.PCR).toList())).isEqualTo(RULE.judge(samples));
    }
}
