package org.zerospread.engine.triage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.grading.OriginClass;

/// The rules of a fever clinic: desks with their routes, who goes to which, how soon a suspicion is reported and when it is taken back.
///
/// @param desks every desk once
/// @param reportWithin from the suspicion to the report
/// @param rules from the strictest to the one that always holds: the first that holds decides
public record TriagePolicy(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, Map<Desk, DeskRoute> desks, Duration reportWithin,
        ExclusionRule exclusion, List<TriageRule> rules) {

    private static final int WEEK_HOURS = 168;
    private static final int DAY_MINUTES = 1_440;

    public TriagePolicy {
        desks = Map.copyOf(desks);
        rules = List.copyOf(rules);
    }

    /// The desk of somebody with these answers.
    public TriageDecision decide(TriageFacts facts) {
        List<TriageDecision.PassedOver> passedOver = new ArrayList<>();
        for (TriageRule rule : rules) {
            var missing = rule.missing(facts);
            if (missing.isEmpty()) {
                return new TriageDecision(route(rule.desk()), rule.measure(), rule.id(), rule.zh(), rule.en(), passedOver);
            }
            passedOver.add(new TriageDecision.PassedOver(rule.id(), rule.zh(), rule.en(), missing.get()));
        }
        throw new IllegalStateException("the last rule of " + code + " always holds");
    }

    /// The way to a desk.
    public DeskRoute route(Desk desk) {
        return Objects.requireNonNull(desks.get(desk), () -> "no route to " + desk);
    }

    /// Reads a policy from YAML; `policies/triage-2020.yaml` is the example.
    ///
    /// Codes beside those of [YamlDocument]: TRIAGE-001 id used twice · TRIAGE-002 the last rule has conditions, or one before it has none · TRIAGE-003 a desk twice or missing.
    public static DocumentReading<TriagePolicy> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        LocalDate from = root.date("effective_from");
        Duration within = Duration.ofMinutes(root.integer("report_within_minutes", 1, DAY_MINUTES));
        YamlMapping exclusion = root.mapping("exclusion");
        int negatives = exclusion.integer("negatives", 1, 10);
        int apart = exclusion.integer("hours_apart", 0, WEEK_HOURS);
        Map<Desk, DeskRoute> desks = desks(root);
        List<TriageRule> rules = rules(root);
        root.finish();
        return DocumentReading.of(document, () -> new TriagePolicy(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), from, desks, within, new ExclusionRule(negatives, Duration.ofHours(apart)), rules));
    }

    private static Map<Desk, DeskRoute> desks(YamlMapping root) {
        Map<Desk, DeskRoute> desks = new EnumMap<>(Desk.class);
        for (YamlMapping entry : root.mappings("desks")) {
            YamlMapping name = entry.mapping("name");
            YamlMapping route = entry.mapping("route");
            YamlMapping window = entry.mapping("window");
            Desk desk = entry.word("desk", Desk.class);
            DeskRoute read = new DeskRoute(desk, name.text("zh"), name.text("en"), route.text("zh"), route.text("en"), window.text("zh"), window.text("en"));
            if (desks.put(desk, read) != null) {
                entry.fault("desk", "TRIAGE-003", "这个诊台写了两次", "this desk is written twice");
            }
        }
        if (desks.size() < Desk.values().length) {
            root.fault("desks", "TRIAGE-003", "每个诊台都要写一次", "every desk is written once");
        }
        return desks;
    }

    private static List<TriageRule> rules(YamlMapping root) {
        List<TriageRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<YamlMapping> entries = root.mappings("rules");
        for (YamlMapping entry : entries) {
            TriageRule rule = rule(entry);
            if (!ids.add(rule.id())) {
                entry.fault("id", "TRIAGE-001", "编号“" + rule.id() + "”已用过", "the id \"" + rule.id() + "\" is used already");
            }
            if (rule.isUnconditional() != (rules.size() == entries.size() - 1)) {
                entry.fault("TRIAGE-002", "最后一条规则不带条件, 其余都要带条件", "the last rule has no condition, each one before it has some");
            }
            rules.add(rule);
        }
        if (entries.isEmpty()) {
            root.fault("rules", "TRIAGE-002", "至少要有一条规则", "there must be a rule");
        }
        return rules;
    }

    private static TriageRule rule(YamlMapping entry) {
        BigDecimal fever = entry.optionalDecimal("fever_from_celsius", 35, 42).map(BigDecimal::valueOf).orElse(null);
        YamlMapping why = entry.mapping("reason");
        return new TriageRule(entry.text("id"), entry.words("origins", OriginClass.class), entry.words("exposures", Exposure.class), entry.words("symptoms", Symptom.class), fever,
                entry.word("desk", Desk.class), entry.word("measure", TriageMeasure.class), why.text("zh"), why.text("en"));
    }
}
