package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The cases of one place arranged so that the level of any day is a few binary searches: a level is asked for day by day, back to its
/// beginning and forward to its fall. Days are epoch days.
final class CaseTimeline {

    private final RiskRules rules;
    /// Days of confirmation, ascending.
    private final long[] days;
    /// The same of each cluster that has cases enough to be one.
    private final List<long[]> clusters;

    CaseTimeline(List<ConfirmedCase> cases, RiskRules rules) {
        this.rules = rules;
        this.days = sorted(cases);
        Map<String, List<ConfirmedCase>> byCluster = cases.stream().filter(one -> one.clusterId() != null).collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.clusterId())));
        this.clusters = byCluster.values().stream().filter(cluster -> cluster.size() >= rules.clusterCases()).map(CaseTimeline::sorted).toList();
    }

    private static long[] sorted(List<ConfirmedCase> cases) {
        return cases.stream().mapToLong(one -> one.confirmedOn().toEpochDay()).sorted().toArray();
    }

    /// How many of the days lie up to and including one.
    private static int upTo(long[] ascending, long day) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    RiskLevel level(long day) {
        return rules.levels().stream().filter(rule -> rule.holds(this, day)).findFirst().map(LevelRule::level).orElseThrow();
    }

    int total(long day) {
        return upTo(days, day);
    }

    int newWithin(long day, int window) {
        return upTo(days, day) - upTo(days, day - window);
    }

    /// Clusters of which cases enough fall into the window.
    int clusters(long day, int window) {
        return (int) clusters.stream().filter(cluster -> upTo(cluster, day) - upTo(cluster, day - window) >= rules.clusterCases()).count();
    }

    Optional<LocalDate> lastConfirmed(long day) {
        int total = total(day);
        return total == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(days[total - 1]));
    }

    OptionalInt daysWithoutNew(long day) {
        int total = total(day);
        return total == 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(day - days[total - 1]));
    }

    /// The first day from which the level of the day has held without break; empty when it held before the first case.
    Optional<LocalDate> since(long day) {
        if (total(day) == 0) {
            return Optional.empty();
        }
        RiskLevel level = level(day);
        long first = day;
        while (first >= days[0] && level(first - 1) == level) {
            first--;
        }
        return first < days[0] ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(first));
    }

    /// The first later day with a lower level when no case is added; empty when the level is LOW, or never falls by itself.
    Optional<LocalDate> fallsOn(long day) {
        RiskLevel level = level(day);
        long last = day + rules.longestMemoryDays();
        for (long later = day + 1; level != RiskLevel.LOW && later <= last; later++) {
            if (level(later).compareTo(level) < 0) {
                return Optional.of(LocalDate.ofEpochDay(later));
            }
        }
        return Optional.empty();
    }
}
