package org.zerospread.engine.checkpoint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.grading.OriginClass;

/// The rules of the checkpoints, from the strictest to the one that always holds: the first that holds decides.
///
/// @param rules the last one has no condition, so that every passage has its answer
public record PassageRules(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, List<PassageRule> rules) {

    public PassageRules {
        rules = List.copyOf(rules);
    }

    /// What is due.
    public PassageDecision judge(PassageFacts facts) {
        PassageRule rule = rules.stream().filter(one -> one.holds(facts)).findFirst().orElseThrow(() -> new IllegalStateException("the last rule always holds"));
        return new PassageDecision(rule.measure(), rule.id(), rule.zh(), rule.en());
    }

    /// What graded control asks of whoever comes from a class of origin.
    ///
    /// @param id names the row it comes from, such as `matrix:C3`
    public record Graded(OriginClass origin, PassageMeasure measure, String id, String zh, String en) {
    }

    /// The same rules with those of graded control that are stricter than what the rules say of the origin alone: each stands before the first rule that is milder, so that the strictest still decides.
    public PassageRules with(List<Graded> graded) {
        List<PassageRule> all = new ArrayList<>(rules);
        for (Graded one : graded) {
            if (one.measure().ordinal() > judge(new PassageFacts(null, one.origin(), null, false)).measure().ordinal()) {
                int at = 0;
                while (at < all.size() - 1 && all.get(at).measure().ordinal() >= one.measure().ordinal()) {
                    at++;
                }
                all.add(at, new PassageRule(one.id(), List.of(), List.of(one.origin()), null, false, one.measure(), one.zh(), one.en()));
            }
        }
        return new PassageRules(code, version, titleZh, titleEn, source, effectiveFrom, all);
    }

    /// Reads rules from YAML; `policies/passages-2020.yaml` is the example.
    ///
    /// Codes beside those of [YamlDocument]: PASSAGE-001 id used twice · PASSAGE-002 the last rule has conditions, or one before it has none.
    public static DocumentReading<PassageRules> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        LocalDate from = root.date("effective_from");
        List<PassageRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<YamlMapping> entries = root.mappings("rules");
        for (YamlMapping entry : entries) {
            PassageRule rule = rule(entry);
            if (!ids.add(rule.id())) {
                entry.fault("id", "PASSAGE-001", "编号“" + rule.id() + "”已用过", "the id \"" + rule.id() + "\" is used already");
            }
            if (rule.isUnconditional() != (rules.size() == entries.size() - 1)) {
                entry.fault("PASSAGE-002", "最后一条规则不带条件, 其余都要带条件", "the last rule has no condition, each one before it has some");
            }
            rules.add(rule);
        }
        root.finish();
        return DocumentReading.of(document, () -> new PassageRules(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), from, rules));
    }

    private static PassageRule rule(YamlMapping entry) {
        List<String> plates = entry.has("plates") ? entry.texts("plates") : List.of();
        List<OriginClass> origins = entry.has("origins") ? entry.words("origins", OriginClass.class) : List.of();
        BigDecimal fever = entry.optionalDecimal("fever_from_celsius", 35, 42).map(BigDecimal::valueOf).orElse(null);
        YamlMapping why = entry.mapping("reason");
        return new PassageRule(entry.text("id"), plates, origins, fever, entry.flag("quarantined", false), entry.word("measure", PassageMeasure.class), why.text("zh"), why.text("en"));
    }
}
