package org.zerospread.app.surveillance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.disease.Branch;
import org.zerospread.engine.disease.CaseClass;
import org.zerospread.engine.disease.Criterion;
import org.zerospread.engine.disease.Fact;
import org.zerospread.engine.disease.Judgement;

/// A judgement in words: the same for the command line, the API and the pages.
public final class JudgementText {

    private JudgementText() {
    }

    /// What he is, in Chinese or English.
    public static String classOf(Judgement judgement, boolean chinese) {
        return judgement.caseClass() == null ? chinese ? "不符合任何定义" : "no definition holds" : nameOf(judgement.caseClass(), chinese);
    }

    /// The name of a class.
    public static String nameOf(CaseClass caseClass, boolean chinese) {
        return switch (caseClass) {
            case CONFIRMED -> chinese ? "确诊病例" : "confirmed case";
            case CLINICAL -> chinese ? "临床诊断病例" : "clinically diagnosed case";
            case ASYMPTOMATIC -> chinese ? "无症状感染者" : "infection without symptoms";
            case SUSPECTED -> chinese ? "疑似病例" : "suspected case";
        };
    }

    /// What a criterion says.
    public static String say(Criterion criterion, boolean chinese) {
        return switch (criterion) {
            case Criterion.All(Criterion.Name name, var of) -> name == null ? chinese ? "全部符合" : "all of" : named(name, chinese);
            case Criterion.Any(Criterion.Name name, var of) -> name == null ? chinese ? "任一符合" : "any of" : named(name, chinese);
            case Criterion.AtLeast(Criterion.Name name, int count, List<Criterion> of) -> (name == null ? "" : named(name, chinese) + (chinese ? ":" : ": "))
                    + (chinese ? "至少 " + count + " 项(共 " + of.size() + " 项)" : "at least " + count + " of " + of.size());
            case Criterion.Not(Criterion.Name name, var of) -> name == null ? chinese ? "以下不成立" : "does not hold" : named(name, chinese);
            case Criterion.Holds(Fact fact) -> chinese ? fact.zh() : fact.en();
            case Criterion.Between(Fact fact, BigDecimal from, BigDecimal below) -> (chinese ? fact.zh() : fact.en()) + range(from, below) + unit(fact);
            case Criterion.OfClass(CaseClass other) -> chinese ? "符合" + nameOf(other, true) + "定义" : "is a " + nameOf(other, false);
        };
    }

    private static String named(Criterion.Name name, boolean chinese) {
        return chinese ? name.zh() : name.en();
    }

    private static String range(@Nullable BigDecimal from, @Nullable BigDecimal below) {
        return (from == null ? "" : " ≥ " + from.stripTrailingZeros().toPlainString()) + (below == null ? "" : " < " + below.stripTrailingZeros().toPlainString());
    }

    private static String unit(Fact fact) {
        Fact.Limits limits = fact.limits();
        return limits == null ? "" : " " + limits.unit();
    }

    /// The explanation, a line for each criterion, `✓` holds, `✗` fails, `?` not asked.
    public static List<String> lines(Branch branch) {
        List<String> lines = new ArrayList<>();
        add(lines, branch, "");
        return lines;
    }

    private static void add(List<String> lines, Branch branch, String indent) {
        String mark = switch (branch.truth()) {
            case HOLDS -> "✓ ";
            case FAILS -> "✗ ";
            case OPEN -> "? ";
        };
        lines.add(indent + mark + say(branch.criterion(), true) + " / " + say(branch.criterion(), false) + (branch.value() == null ? "" : " = " + branch.value().written()));
        branch.below().forEach(below -> add(lines, below, indent + "  "));
    }

    /// The judgement under stable keys.
    public static Map<String, @Nullable Object> asJson(Judgement judgement) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("class", judgement.caseClass() == null ? null : judgement.caseClass().name());
        json.put("edition", judgement.edition().id());
        json.put("missing", judgement.missing().stream().map(Fact::id).toList());
        Map<String, Object> classes = new LinkedHashMap<>();
        judgement.judged().forEach(one -> classes.put(one.caseClass().name().toLowerCase(Locale.ROOT), asJson(one.branch())));
        json.put("explanation", classes);
        return json;
    }

    private static Map<String, @Nullable Object> asJson(Branch branch) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("truth", branch.truth().name());
        json.put("zh", say(branch.criterion(), true));
        json.put("en", say(branch.criterion(), false));
        if (branch.value() != null) {
            json.put("answer", branch.value().written());
        }
        if (!branch.below().isEmpty()) {
            json.put("of", branch.below().stream().map(JudgementText::asJson).toList());
        }
        return json;
    }
}
