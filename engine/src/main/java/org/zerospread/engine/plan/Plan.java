package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A staged quarantine plan, such as double-14: 14 days in a site, then 14 days at home.
///
/// @param code stable, such as `double-14`
/// @param version counted from 1; a plan that has been used is never changed, it gets a new version
/// @param effectiveFrom first day on which a stay may begin under it
/// @param effectiveTo last such day; null while it is in force
/// @param source where the rule was laid down, and what in it is invented
/// @param stages at least one, one after the other without gap
/// @param rules what else it says: for whom, release, reactions, exceptions, change of version
public record Plan(String code, int version, String titleZh, String titleEn, LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo, String source, List<Stage> stages, PlanRules rules) {

    public Plan {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("plan " + code + " has no stages");
        }
        if (effectiveTo != null && effectiveTo.isBefore(effectiveFrom)) {
            throw new IllegalArgumentException("plan " + code + " ends on " + effectiveTo + " before it begins on " + effectiveFrom);
        }
    }

    /// A plan that has stages only.
    public Plan(String code, int version, String titleZh, String titleEn, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, String source, List<Stage> stages) {
        this(code, version, titleZh, titleEn, effectiveFrom, effectiveTo, source, stages, PlanRules.usual());
    }

    /// Whether it is for a person of whom this is known. A plan without rules on this is for nobody by itself.
    public boolean isFor(Audience.Facts facts) {
        return rules.audience().stream().anyMatch(rule -> rule.fits(facts));
    }

    /// Whether a stay may begin under it on the day.
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }

    /// The length of all stages together, where each is counted from its own first day.
    public int totalDays() {
        return stages.stream().mapToInt(Stage::days).sum();
    }
}
