package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.zerospread.engine.calendar.DayCounter;

/// The cases of one place arranged so that the level of any day is two look-ups: a level is asked for day by day, back to its
/// beginning and forward to its fall.
final class CaseTimeline {

    private final RiskRules rules;
    /// Cases in all, up to and including the day.
    private final TreeMap<LocalDate, Integer> totals = new TreeMap<>();
    /// Day on which a cluster appears, to the last day on which that cluster or any that appeared earlier still counts.
    private final TreeMap<LocalDate, LocalDate> clusterEnds = new TreeMap<>();

    CaseTimeline(List<ConfirmedCase> cases, RiskRules rules) {
        this.rules = rules;
        Map<String, List<LocalDate>> clusters = new HashMap<>();
        for (ConfirmedCase confirmed : cases) {
            totals.merge(confirmed.confirmedOn(), 1, Integer::sum);
            String cluster = confirmed.clusterId();
            if (cluster != null) {
                clusters.computeIfAbsent(cluster, _ -> new ArrayList<>()).add(confirmed.confirmedOn());
            }
        }
        int sum = 0;
        for (Map.Entry<LocalDate, Integer> day : totals.entrySet()) {
            sum += day.getValue();
            day.setValue(sum);
        }
        clusters.values().forEach(this::addCluster);
        keepLatestEnds();
    }

    /// `clusterCases` cases are together in a window from the day of the last of them until the first of them leaves the window.
    private void addCluster(List<LocalDate> days) {
        days.sort(null);
        for (int last = rules.clusterCases() - 1; last < days.size(); last++) {
            LocalDate begin = days.get(last);
            LocalDate end = days.get(last - rules.clusterCases() + 1).plusDays(rules.clusterDays() - 1L);
            if (!end.isBefore(begin)) {
                clusterEnds.merge(begin, end, CaseTimeline::later);
            }
        }
    }

    private void keepLatestEnds() {
        LocalDate latest = LocalDate.MIN;
        for (Map.Entry<LocalDate, LocalDate> cluster : clusterEnds.entrySet()) {
            latest = later(latest, cluster.getValue());
            cluster.setValue(latest);
        }
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    RiskLevel level(LocalDate day) {
        OptionalInt quiet = daysWithoutNew(day);
        if (quiet.isEmpty() || quiet.getAsInt() >= rules.quietDays()) {
            return RiskLevel.LOW;
        }
        return total(day) > rules.highAbove() && hasCluster(day) ? RiskLevel.HIGH : RiskLevel.MEDIUM;
    }

    int total(LocalDate day) {
        Map.Entry<LocalDate, Integer> entry = totals.floorEntry(day);
        return entry == null ? 0 : entry.getValue();
    }

    Optional<LocalDate> lastConfirmed(LocalDate day) {
        return Optional.ofNullable(totals.floorKey(day));
    }

    OptionalInt daysWithoutNew(LocalDate day) {
        return DayCounter.since(totals.floorKey(day), day);
    }

    boolean hasCluster(LocalDate day) {
        Map.Entry<LocalDate, LocalDate> entry = clusterEnds.floorEntry(day);
        return entry != null && !entry.getValue().isBefore(day);
    }

    /// The first day from which the level of the day has held without break; empty without a case. The search ends at the first
    /// case at the latest, for the level was LOW before it and cannot be LOW on its day.
    Optional<LocalDate> since(LocalDate day) {
        if (lastConfirmed(day).isEmpty()) {
            return Optional.empty();
        }
        RiskLevel level = level(day);
        LocalDate first = day;
        while (level(first.minusDays(1)) == level) {
            first = first.minusDays(1);
        }
        return Optional.of(first);
    }

    /// The first later day with a lower level when no case is added; empty when the level is LOW.
    Optional<LocalDate> fallsOn(LocalDate day) {
        RiskLevel level = level(day);
        if (level == RiskLevel.LOW) {
            return Optional.empty();
        }
        LocalDate later = day.plusDays(1);
        while (level(later).compareTo(level) >= 0) {
            later = later.plusDays(1);
        }
        return Optional.of(later);
    }
}
