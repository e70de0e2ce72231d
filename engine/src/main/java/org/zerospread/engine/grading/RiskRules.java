package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// How the risk level follows from the confirmed cases.
///
/// LOW without a confirmed case, or after `quietDays` full days without a new one; HIGH with more than `highAbove` cases in all
/// and a cluster within the last `clusterDays` days; MEDIUM otherwise. LOW is looked at first.
///
/// @param effectiveFrom first day on which levels are given by these rules
/// @param effectiveTo last such day; null while they are in force
/// @param quietDays full days without a new case that make the level LOW, the day itself included
/// @param highAbove HIGH needs more cases in all than this
/// @param clusterDays window of a cluster, the day itself included
/// @param clusterCases how many cases of one cluster id within the window make a cluster
public record RiskRules(String code, int version, String titleZh, String titleEn, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo,
        String source, int quietDays, int highAbove, int clusterDays, int clusterCases) {

    public RiskRules {
        if (quietDays < 1 || highAbove < 0 || clusterDays < 1 || clusterCases < 1) {
            throw new IllegalArgumentException("risk rules " + code + " with " + quietDays + " quiet days, high above " + highAbove
                    + ", " + clusterDays + " cluster days, " + clusterCases + " cluster cases");
        }
        if (effectiveTo != null && effectiveTo.isBefore(effectiveFrom)) {
            throw new IllegalArgumentException("risk rules " + code + " end on " + effectiveTo + " before " + effectiveFrom);
        }
    }

    /// Reads rules from YAML; `policies/risk-2020-02.yaml` is the example. RISK-001: `effective_to` before `effective_from`.
    public static DocumentReading<RiskRules> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        String code = root.text("code");
        int version = root.integer("version", 1, 10_000);
        YamlMapping title = root.mapping("title");
        String zh = title.text("zh");
        String en = title.text("en");
        LocalDate from = root.date("effective_from");
        Optional<LocalDate> to = root.optionalDate("effective_to");
        if (to.isPresent() && to.get().isBefore(from)) {
            root.fault("effective_to", "RISK-001", "止期 " + to.get() + " 早于起期 " + from,
                    "effective_to " + to.get() + " lies before effective_from " + from);
        }
        String source = root.text("source");
        int quietDays = root.integer("quiet_days", 1, 365);
        int highAbove = root.integer("high_above_total", 0, 1_000_000);
        int clusterDays = root.integer("cluster_days", 1, 365);
        int clusterCases = root.integer("cluster_cases", 1, 1_000);
        root.finish();
        return DocumentReading.of(document, () -> new RiskRules(code, version, zh, en, from, to.orElse(null), source,
                quietDays, highAbove, clusterDays, clusterCases));
    }

    /// Whether levels of the day are given by these rules.
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }
}
