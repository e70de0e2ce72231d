package org.zerospread.engine.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.zerospread.engine.plan.TestMethod;
import org.zerospread.engine.plan.TestResult;

/// When a suspicion may be taken back: so many negative nucleic-acid tests in a row, each sampled at least so long after the one before that counts.
///
/// Only nucleic-acid tests count. A positive one begins the count anew. One that is inconclusive is no result: it neither counts nor breaks the row, but while it is the last one,
/// its repetition is awaited. Of samples taken at the same moment the graver result is taken for the later.
///
/// @param negatives at least 1
/// @param apart between the samples that count
public record ExclusionRule(int negatives, Duration apart) {

    public ExclusionRule {
        if (negatives < 1 || apart.isNegative()) {
            throw new IllegalArgumentException("exclusion by " + negatives + " negatives " + apart + " apart");
        }
    }

    /// Whether these samples take a suspicion back.
    ///
    /// @param samples taken since the suspicion, in any order
    public Exclusion judge(Collection<Sample> samples) {
        List<Sample> row = samples.stream().filter(sample -> sample.method() == TestMethod.PCR)
                .sorted(Comparator.comparing(Sample::sampledAt).thenComparing(sample -> gravity(sample.result()))).toList();
        int begin = 0;
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).result() == TestResult.POSITIVE) {
                begin = i + 1;
            }
        }
        List<Sample> counted = row.subList(begin, row.size());
        int found = 0;
        Optional<Instant> last = Optional.empty();
        boolean tooClose = false;
        for (Sample sample : counted) {
            if (sample.result() == TestResult.NEGATIVE) {
                boolean counts = last.isEmpty() || !sample.sampledAt().isBefore(last.get().plus(apart));
                tooClose = !counts;
                if (counts) {
                    found++;
                    last = Optional.of(sample.sampledAt());
                }
            }
        }
        if (!counted.isEmpty() && counted.getLast().result() == TestResult.INCONCLUSIVE) {
            return new Exclusion.Missing(Exclusion.Lack.REPEAT, found, negatives, counted.getLast().sampledAt());
        }
        if (found >= negatives) {
            return new Exclusion.Holds(last.orElseThrow());
        }
        if (last.isEmpty()) {
            return begin > 0 ? new Exclusion.Missing(Exclusion.Lack.POSITIVE, 0, negatives, row.get(begin - 1).sampledAt()) : new Exclusion.Missing(Exclusion.Lack.NO_NEGATIVE, 0, negatives, null);
        }
        return new Exclusion.Missing(tooClose ? Exclusion.Lack.TOO_CLOSE : Exclusion.Lack.MORE_NEGATIVES, found, negatives, last.get().plus(apart));
    }

    private static int gravity(TestResult result) {
        return switch (result) {
            case NEGATIVE -> 0;
            case INCONCLUSIVE -> 1;
            case POSITIVE -> 2;
        };
    }
}
