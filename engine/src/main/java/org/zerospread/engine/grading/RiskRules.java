package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// How the risk level of a place follows from its confirmed cases: the first of `levels` that holds.
///
/// @param unit of what places: a county, a town, or an area drawn around cases
/// @param effectiveFrom first day on which levels are given by these rules
/// @param effectiveTo last such day; null while they are in force
/// @param clusterCases how many cases of one cluster id within a window make a cluster
/// @param levels in the order in which they are looked at; the last one holds whenever none before it does
public record RiskRules(String code, int version, String titleZh, String titleEn, Unit unit, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo,
        String source, int clusterCases, List<LevelRule> levels) {

    private static final int LONGEST_DAYS = 365;
    private static final int MOST_CASES = 1_000_000;

    /// Of what places the levels are.
    public enum Unit {
        COUNTY, TOWN, AREA
    }

    public RiskRules {
        levels = List.copyOf(levels);
        if (clusterCases < 1 || levels.isEmpty() || !levels.getLast().alternatives().isEmpty()) {
            throw new IllegalArgumentException("risk rules " + code + " with " + clusterCases + " cases in a cluster and the levels " + levels);
        }
        if (effectiveTo != null && effectiveTo.isBefore(effectiveFrom)) {
            throw new IllegalArgumentException("risk rules " + code + " end on " + effectiveTo + " before " + effectiveFrom);
        }
    }

    /// Reads rules from YAML; `policies/risk-2020-02.yaml` is the example. RISK-001: `effective_to` before `effective_from`. RISK-002: the levels do not say one
    /// level for every place.
    public static DocumentReading<RiskRules> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        Unit unit = root.word("unit", Unit.class);
        Validity validity = Validity.read(root, "RISK-001");
        int clusterCases = root.integer("cluster_cases", 1, 1_000);
        List<LevelRule> levels = levels(root);
        root.finish();
        return DocumentReading.of(document, () -> new RiskRules(head.code(), head.version(), head.titleZh(), head.titleEn(), unit, validity.from(), validity.to(), head.source(), clusterCases, levels));
    }

    private static List<LevelRule> levels(YamlMapping root) {
        List<LevelRule> levels = new ArrayList<>();
        Set<RiskLevel> seen = EnumSet.noneOf(RiskLevel.class);
        List<YamlMapping> entries = root.mappings("levels");
        for (int i = 0; i < entries.size(); i++) {
            YamlMapping entry = entries.get(i);
            RiskLevel level = entry.word("level", RiskLevel.class);
            List<LevelRule.Alternative> alternatives = entry.optionalMappings("when").stream().map(RiskRules::alternative).toList();
            if (!seen.add(level)) {
                entry.fault("level", "RISK-002", "等级“" + level.zh() + "”写了两次", "the level " + level + " is there twice");
            }
            if (alternatives.isEmpty() != (i == entries.size() - 1)) {
                entry.fault("level", "RISK-002", i == entries.size() - 1 ? "最后一个等级不写 when: 前面都不符合时即为此级" : "只有最后一个等级可以不写 when",
                        i == entries.size() - 1 ? "the last level has no \"when\": it holds whenever none before it does" : "only the last level may be without \"when\"");
            }
            levels.add(new LevelRule(level, alternatives));
        }
        return levels;
    }

    private static LevelRule.Alternative alternative(YamlMapping entry) {
        Integer quiet = entry.optionalInteger("quiet_days", 1, LONGEST_DAYS).orElse(null);
        Integer atMost = entry.optionalInteger("total_at_most", 0, MOST_CASES).orElse(null);
        Integer above = entry.optionalInteger("total_above", 0, MOST_CASES).orElse(null);
        Integer newAbove = entry.optionalInteger("new_above", 0, MOST_CASES).orElse(null);
        Integer clusters = entry.optionalInteger("clusters", 1, MOST_CASES).orElse(null);
        Optional<Integer> days = entry.optionalInteger("days", 1, LONGEST_DAYS);
        if ((newAbove != null || clusters != null) != days.isPresent()) {
            entry.fault("RISK-002", "new_above 和 clusters 要与 days (几天之内) 一起写", "new_above and clusters are written together with days, the window");
        }
        if (quiet == null && atMost == null && above == null && newAbove == null && clusters == null) {
            entry.fault("RISK-002", "这一条没有条件: 写 quiet_days、total_at_most、total_above、new_above 或 clusters", "no condition here: write quiet_days, total_at_most, total_above, new_above or clusters");
        }
        return new LevelRule.Alternative(quiet, atMost, above, newAbove, clusters, days.orElse(1));
    }

    /// After so many days without a new case nothing changes any more.
    int longestMemoryDays() {
        return 1 + alternatives().mapToInt(one -> Math.max(one.days(), one.quietDays() == null ? 0 : one.quietDays())).max().orElse(0);
    }

    Stream<LevelRule.Alternative> alternatives() {
        return levels.stream().flatMap(rule -> rule.alternatives().stream());
    }

    /// Whether levels of the day are given by these rules.
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }
}
