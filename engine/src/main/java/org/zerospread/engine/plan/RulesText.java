package org.zerospread.engine.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.grading.OriginClass;

/// Reads what a plan says beside its stages: `for`, `release`, `when`, `exceptions`, `on_new_version`.
final class RulesText {

    private static final int MAX_DAYS = 60;

    private RulesText() {}

    /// @param firstFormat whether the stages are those of the first format, which had no section on release
    static PlanRules read(YamlMapping root, boolean firstFormat) {
        List<Audience> audience = root.optionalMappings("for").stream().map(RulesText::audience).toList();
        Map<Trigger, Reaction> reactions = new EnumMap<>(Trigger.class);
        root.optionalMapping("when").ifPresent(when -> {
            for (Trigger trigger : List.of(Trigger.POSITIVE, Trigger.SYMPTOM, Trigger.EXPOSURE, Trigger.REFUSAL, Trigger.ESCAPE)) {
                when.optionalMapping(trigger.name().toLowerCase(Locale.ROOT)).ifPresent(section -> reactions.put(trigger, reaction(trigger, section)));
            }
        });
        List<Allowance> allowances = new ArrayList<>();
        root.optionalMappings("exceptions").forEach(entry -> allowance(entry).ifPresent(allowances::add));
        Optional<PlanRules.NewVersion> newVersion = root.optionalWord("on_new_version", PlanRules.NewVersion.class);
        boolean stagesAlone = firstFormat && !root.has("for") && !root.has("when") && !root.has("exceptions") && newVersion.isEmpty();
        ReleaseRule release = root.optionalMapping("release").map(RulesText::release).orElse(ReleaseRule.USUAL);
        if (!root.has("release") && !stagesAlone) {
            root.fault("release", "PLAN-008", "方案没有写解除条件“release”", "the plan has no section \"release\": it must say when somebody is released");
        }
        return new PlanRules(audience, release, reactions, allowances, newVersion.orElse(PlanRules.NewVersion.FOLLOW));
    }

    private static ReleaseRule release(YamlMapping section) {
        boolean tests = section.word("tests", TestsWanted.class) == TestsWanted.ALL;
        return new ReleaseRule(tests, section.optionalInteger("negatives_in_a_row", 0, 10).orElse(0), section.optionalInteger("fever_free_days", 0, MAX_DAYS).orElse(0));
    }

    private enum TestsWanted {
        ALL, NONE
    }

    private static Reaction reaction(Trigger trigger, YamlMapping section) {
        Reaction usual = Reaction.usual(trigger);
        boolean openCase = section.flag("open_case", false);
        Reaction.Effect effect = section.optionalWord("stay", Reaction.Effect.class).orElse(openCase ? Reaction.Effect.END : Reaction.Effect.CONTINUE);
        if (trigger == Trigger.POSITIVE && !openCase) {
            section.fault("open_case", "PLAN-012", "阳性必须立案: 写 open_case: true", "a positive must open a case: write open_case: true");
        }
        if (openCase && effect != Reaction.Effect.END) {
            section.fault("stay", "PLAN-014", "立案后本次隔离即告结束: stay 只能是 end", "a case ends the stay: stay can only be \"end\"");
        }
        if (effect == Reaction.Effect.EXTEND && trigger != Trigger.EXPOSURE) {
            section.fault("stay", "PLAN-015", "“extend”只用于 exposure; 要延长写 extend_days", "\"extend\" is for exposure only; to prolong the stay write extend_days");
        }
        Set<ContactGroup> replan = enumSet(ContactGroup.class, section.words("replan", ContactGroup.class));
        int replanDays = section.optionalInteger("replan_days", 1, MAX_DAYS).orElse(0);
        if (replan.isEmpty() != (replanDays == 0)) {
            section.fault(replan.isEmpty() ? "replan_days" : "replan", "PLAN-009", "“replan”和“replan_days”要一起写", "replan and replan_days are written together");
            return usual;
        }
        return new Reaction(effect, section.optionalInteger("extend_days", 0, MAX_DAYS).orElse(0), openCase,
                section.optionalWord("move_to", StagePlace.class).orElse(null), section.optionalWord("test", TestMethod.class).orElse(null),
                section.flag("report", false), replan, replanDays);
    }

    private static Optional<Allowance> allowance(YamlMapping entry) {
        Set<Need> needs = enumSet(Need.class, entry.words("who", Need.class));
        StagePlace insteadOf = entry.optionalWord("instead_of", StagePlace.class).orElse(StagePlace.CENTRAL);
        StagePlace place = entry.word("place", StagePlace.class);
        boolean companion = entry.flag("companion", false);
        if (needs.isEmpty() || place == insteadOf && !companion) {
            entry.fault("PLAN-013", "这条例外没有作用: 写明 who, 以及另一个 place 或 companion: true",
                    "this exception changes nothing: name who, and another place or companion: true");
            return Optional.empty();
        }
        return Optional.of(new Allowance(needs, insteadOf, place, companion));
    }

    /// One rule of `for`: whom a plan, or a line of the assignment policy, is for.
    static Audience audience(YamlMapping rule) {
        return new Audience(enumSet(OriginClass.class, rule.words("origin", OriginClass.class)), new HashSet<>(rule.integers("contact_degree", 0, 2)),
                enumSet(Audience.Zone.class, rule.words("zone", Audience.Zone.class)), enumSet(Audience.CaseHistory.class, rule.words("case_history", Audience.CaseHistory.class)));
    }

    private static <E extends Enum<E>> Set<E> enumSet(Class<E> type, List<E> words) {
        Set<E> set = EnumSet.noneOf(type);
        set.addAll(words);
        return set;
    }
}
