package org.zerospread.engine.disease;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.YamlMapping;

/// Reads the tree of a definition: each node is written in exactly one of the forms `all`, `any`, `at_least` with `of`, `not`, `fact`, `class`.
final class CriterionText {

    private static final List<String> FORMS = List.of("all", "any", "at_least", "not", "fact", "class");
    /// What stands for a node that could not be read; with a fault on record it reaches nobody.
    private static final Criterion UNREAD = new Criterion.All(null, List.of());

    private final Map<String, Fact> facts;
    private final Set<String> used = new HashSet<>();

    CriterionText(Map<String, Fact> facts) {
        this.facts = facts;
    }

    /// Ids of the facts that were asked for so far.
    Set<String> used() {
        return used;
    }

    Criterion read(YamlMapping node) {
        List<String> forms = FORMS.stream().filter(node::has).toList();
        if (forms.size() != 1) {
            node.fault("DIS-002", "每个条件恰好写一种: " + String.join("、", FORMS), "a criterion is written in exactly one form: " + String.join(", ", FORMS));
            node.keys();
            return UNREAD;
        }
        Criterion.Name name = node.optionalMapping("name").map(said -> new Criterion.Name(said.text("zh"), said.text("en"))).orElse(null);
        return switch (forms.getFirst()) {
            case "all" -> new Criterion.All(name, members(node, "all"));
            case "any" -> new Criterion.Any(name, members(node, "any"));
            case "at_least" -> atLeast(node, name);
            case "not" -> new Criterion.Not(name, read(node.mapping("not")));
            case "fact" -> fact(node);
            default -> new Criterion.OfClass(node.word("class", CaseClass.class));
        };
    }

    private List<Criterion> members(YamlMapping node, String key) {
        List<Criterion> members = new ArrayList<>();
        node.mappings(key).forEach(member -> members.add(read(member)));
        if (members.isEmpty()) {
            node.fault(key, "DIS-002", "“" + key + "”下至少写一个条件", "\"" + key + "\" needs at least one criterion below it");
        }
        return members;
    }

    private Criterion atLeast(YamlMapping node, Criterion.@Nullable Name name) {
        int count = node.integer("at_least", 1, 50);
        List<Criterion> members = members(node, "of");
        if (members.isEmpty()) {
            return UNREAD;
        }
        if (count > members.size()) {
            node.fault("at_least", "DIS-005", "至少 " + count + " 项, 但只列了 " + members.size() + " 项", "at least " + count + " of only " + members.size());
            return UNREAD;
        }
        return new Criterion.AtLeast(name, count, members);
    }

    private Criterion fact(YamlMapping node) {
        String id = node.text("fact");
        Optional<BigDecimal> from = node.optionalDecimal("from", -1e6, 1e6).map(BigDecimal::valueOf);
        Optional<BigDecimal> below = node.optionalDecimal("below", -1e6, 1e6).map(BigDecimal::valueOf);
        Fact fact = facts.get(id);
        if (fact == null) {
            if (!id.isEmpty()) {
                node.fault("fact", "DIS-003", "facts 里没有“" + id + "”", "there is no \"" + id + "\" among the facts");
            }
            return UNREAD;
        }
        used.add(id);
        boolean ranged = from.isPresent() || below.isPresent();
        if (fact.isNumber() != ranged) {
            node.fault("fact", "DIS-004", fact.isNumber() ? "“" + id + "”是数值, 要写 from 或 below" : "“" + id + "”是是非题, 不写 from、below",
                    fact.isNumber() ? "\"" + id + "\" is a number: write from or below" : "\"" + id + "\" is yes or no: write neither from nor below");
            return UNREAD;
        }
        if (from.isPresent() && below.isPresent() && from.get().compareTo(below.get()) >= 0) {
            node.fault("from", "DIS-004", "from 应小于 below", "from must be less than below");
            return UNREAD;
        }
        return ranged ? new Criterion.Between(fact, from.orElse(null), below.orElse(null)) : new Criterion.Holds(fact);
    }
}
