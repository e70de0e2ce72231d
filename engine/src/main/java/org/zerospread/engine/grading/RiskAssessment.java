package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
        RiskLevel level = timeline.level(on);
        return new RiskAssessment(level, on, timeline.total(on), timeline.daysWithoutNew(on),
                reasonZh(timeline, on, rules) + " → " + level.zh(), reasonEn(timeline, on, rules) + ": " + level,
                timeline.since(on), timeline.fallsOn(on));
    }

    private static String reasonZh(CaseTimeline timeline, LocalDate on, RiskRules rules) {
        Optional<LocalDate> last = timeline.lastConfirmed(on);
        if (last.isEmpty()) {
            return "无确诊病例";
        }
        int quiet = timeline.daysWithoutNew(on).orElseThrow();
        String facts = "累计确诊 " + timeline.total(on) + " 例, 最后一例 " + last.get() + ", 已连续 " + quiet + " 天无新增";
        if (quiet >= rules.quietDays()) {
            return facts + " (满 " + rules.quietDays() + " 天)";
        }
        String cluster = timeline.hasCluster(on) ? "有" : "无";
        return facts + " (不满 " + rules.quietDays() + " 天); " + rules.clusterDays() + " 天内" + cluster + "聚集性疫情, 累计"
                + (timeline.total(on) > rules.highAbove() ? "超过 " : "不超过 ") + rules.highAbove() + " 例";
    }

    private static String reasonEn(CaseTimeline timeline, LocalDate on, RiskRules rules) {
        Optional<LocalDate> last = timeline.lastConfirmed(on);
        if (last.isEmpty()) {
            return "no confirmed case";
        }
        int quiet = timeline.daysWithoutNew(on).orElseThrow();
        String facts = timeline.total(on) + " confirmed in all, the last on " + last.get() + ", " + quiet + " full days without a new one";
        if (quiet >= rules.quietDays()) {
            return facts + " (" + rules.quietDays() + " needed)";
        }
        String cluster = timeline.hasCluster(on) ? "a" : "no";
        return facts + " (" + rules.quietDays() + " needed); " + cluster + " cluster within " + rules.clusterDays() + " days, "
                + (timeline.total(on) > rules.highAbove() ? "more than " : "not more than ") + rules.highAbove() + " in all";
    }
}
