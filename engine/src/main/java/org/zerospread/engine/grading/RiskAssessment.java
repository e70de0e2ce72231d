package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The risk level that rules give a place on a day, and why. What an office announces may come days later.
///
/// @param on the day assessed; cases confirmed later are not looked at
/// @param total confirmed cases in all
/// @param daysWithoutNew full days after the last confirmed case, `on` included; empty without a case
/// @param reasonZh the rule that applied with its figures
/// @param reasonEn the same in English
/// @param since first day from which the level has held without break; empty when there was never a case
/// @param fallsOn the day on which the level falls if nothing happens; empty when it is LOW
public record RiskAssessment(RiskLevel level, LocalDate on, int total, OptionalInt daysWithoutNew, String reasonZh, String reasonEn,
        Optional<LocalDate> since, Optional<LocalDate> fallsOn) {

    /// Assesses the cases of one place. The rules are applied whether in force on the day or not; see [RiskRules#isInForceOn].
    public static RiskAssessment assess(List<ConfirmedCase> cases, LocalDate on, RiskRules rules) {
        List<ConfirmedCase> known = cases.stream().filter(confirmed -> !confirmed.confirmedOn().isAfter(on)).toList();
        CaseTimeline timeline = new CaseTimeline(known, rules);
        long day = on.toEpochDay();
        RiskLevel level = timeline.level(day);
        return new RiskAssessment(level, on, timeline.total(day), timeline.daysWithoutNew(day), reasonZh(timeline, day, rules) + " → " + level.zh(),
                reasonEn(timeline, day, rules) + ": " + level, timeline.since(day), timeline.fallsOn(day));
    }

    private static String reasonZh(CaseTimeline timeline, long day, RiskRules rules) {
        Optional<LocalDate> last = timeline.lastConfirmed(day);
        if (last.isEmpty()) {
            return "无确诊病例";
        }
        int quiet = timeline.daysWithoutNew(day).orElseThrow();
        String limits = quietLimits(rules).map(limit -> (quiet >= limit ? "满 " : "不满 ") + limit + " 天").collect(Collectors.joining(", "));
        String facts = "累计确诊 " + timeline.total(day) + " 例, 最后一例 " + last.get() + ", 已连续 " + quiet + " 天无新增" + (limits.isEmpty() ? "" : " (" + limits + ")");
        String others = timeline.level(day) == RiskLevel.LOW ? "" : othersZh(timeline, day, rules);
        return others.isEmpty() ? facts : facts + "; " + others;
    }

    private static String othersZh(CaseTimeline timeline, long day, RiskRules rules) {
        Set<String> told = new LinkedHashSet<>();
        rules.alternatives().forEach(one -> {
            if (one.clusters() != null) {
                int there = timeline.clusters(day, one.days());
                told.add(one.days() + " 天内" + (one.clusters() == 1 ? (there > 0 ? "有" : "无") + "聚集性疫情" : "有 " + there + " 起聚集性疫情 (" + (there >= one.clusters() ? "达到 " : "不到 ") + one.clusters() + " 起)"));
            }
            if (one.newAbove() != null) {
                int there = timeline.newWithin(day, one.days());
                told.add(one.days() + " 天内新增 " + there + " 例 (" + (there > one.newAbove() ? "超过 " : "不超过 ") + one.newAbove() + " 例)");
            }
            if (one.totalAbove() != null) {
                told.add("累计" + (timeline.total(day) > one.totalAbove() ? "超过 " : "不超过 ") + one.totalAbove() + " 例");
            }
        });
        return String.join(", ", told);
    }

    private static String reasonEn(CaseTimeline timeline, long day, RiskRules rules) {
        Optional<LocalDate> last = timeline.lastConfirmed(day);
        if (last.isEmpty()) {
            return "no confirmed case";
        }
        int quiet = timeline.daysWithoutNew(day).orElseThrow();
        String limits = quietLimits(rules).map(String::valueOf).collect(Collectors.joining(" and "));
        String facts = timeline.total(day) + " confirmed in all, the last on " + last.get() + ", " + quiet + " full days without a new one" + (limits.isEmpty() ? "" : " (" + limits + " needed)");
        String others = timeline.level(day) == RiskLevel.LOW ? "" : othersEn(timeline, day, rules);
        return others.isEmpty() ? facts : facts + "; " + others;
    }

    private static String othersEn(CaseTimeline timeline, long day, RiskRules rules) {
        Set<String> told = new LinkedHashSet<>();
        rules.alternatives().forEach(one -> {
            if (one.clusters() != null) {
                int there = timeline.clusters(day, one.days());
                told.add(one.clusters() == 1 ? (there > 0 ? "a" : "no") + " cluster within " + one.days() + " days" : there + " clusters within " + one.days() + " days (" + one.clusters() + " needed)");
            }
            if (one.newAbove() != null) {
                told.add(timeline.newWithin(day, one.days()) + " new within " + one.days() + " days (more than " + one.newAbove() + " needed)");
            }
            if (one.totalAbove() != null) {
                told.add((timeline.total(day) > one.totalAbove() ? "more than " : "not more than ") + one.totalAbove() + " in all");
            }
        });
        return String.join(", ", told);
    }

    private static Stream<Integer> quietLimits(RiskRules rules) {
        return rules.alternatives().map(LevelRule.Alternative::quietDays).filter(Objects::nonNull).distinct().sorted();
    }
}
