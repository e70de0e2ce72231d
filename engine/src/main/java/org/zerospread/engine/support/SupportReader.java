package org.zerospread.engine.support;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.money.Yuan;
import org.zerospread.engine.region.RegionCode;

/// Reads an edition of the policies of support.
///
/// Codes beside those of [YamlDocument]: SUP-030 code used twice · SUP-031 it ends before it begins · SUP-032 amount: none or more than one rule · SUP-033 a kind without a policy · SUP-034 no such
/// industry or division · SUP-035 bounds of staff the wrong way round · SUP-036 a sum with parts of a cent or out of range · SUP-037 a paper is missing · SUP-038 a code that is not of small letters,
/// digits and hyphens.
final class SupportReader {

    private static final long MOST_YUAN = Yuan.MOST_CENTS / 100;
    private static final int MOST_STAFF = 1_000_000;

    private final YamlDocument document;

    SupportReader(String file, String text) {
        this.document = YamlDocument.read(file, text);
    }

    DocumentReading<SupportPolicies> read() {
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        Validity validity = Validity.read(root, "SUP-031");
        List<SupportPolicy> policies = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        Set<SupportKind> kinds = EnumSet.noneOf(SupportKind.class);
        for (YamlMapping entry : root.mappings("policies")) {
            SupportPolicy policy = policy(entry);
            if (!codes.add(policy.code())) {
                entry.fault("code", "SUP-030", "编号“" + policy.code() + "”已用过", "the code \"" + policy.code() + "\" is used already");
            }
            kinds.add(policy.kind());
            policies.add(policy);
        }
        if (kinds.size() < SupportKind.values().length) {
            EnumSet<SupportKind> missing = EnumSet.complementOf(EnumSet.copyOf(kinds.isEmpty() ? EnumSet.noneOf(SupportKind.class) : kinds));
            root.fault("policies", "SUP-033", "六类政策每类至少一条,缺 " + missing, "each of the six kinds has a policy; missing: " + missing);
        }
        root.finish();
        return DocumentReading.of(document, () -> new SupportPolicies(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), validity, policies));
    }

    private SupportPolicy policy(YamlMapping entry) {
        YamlMapping title = entry.mapping("title");
        YamlMapping office = entry.mapping("office");
        String code = entry.text("code");
        if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            entry.fault("code", "SUP-038", "编号只用小写字母、数字和连字符", "a code is made of small letters, digits and hyphens");
        }
        List<SupportPolicy.Paper> papers = entry.mappings("papers").stream().map(paper -> new SupportPolicy.Paper(paper.text("zh"), paper.text("en"))).toList();
        if (papers.isEmpty()) {
            entry.fault("papers", "SUP-037", "至少要一份材料", "at least one paper is asked for");
        }
        return new SupportPolicy(code, entry.word("kind", SupportKind.class), title.text("zh"), title.text("en"), entry.text("source"), Validity.read(entry, "SUP-031"),
                entry.optionalMapping("eligibility").map(SupportReader::eligibility).orElseGet(SupportReader::everybody), amount(entry.mapping("amount")), entry.has("budget_yuan") ? sum(entry, "budget_yuan") : null, papers,
                office.text("zh"), office.text("en"));
    }

    private static Eligibility everybody() {
        return new Eligibility(Set.of(), null, Set.of(), null, List.of(), null, null, null, List.of());
    }

    private static Eligibility eligibility(YamlMapping entry) {
        Integer from = entry.optionalInteger("staff_from", 0, MOST_STAFF).orElse(null);
        Integer to = entry.optionalInteger("staff_to", 0, MOST_STAFF).orElse(null);
        if (from != null && to != null && from > to) {
            entry.fault("staff_to", "SUP-035", "人数上限小于下限", "staff_to is below staff_from");
        }
        List<String> industries = entry.texts("industries");
        industries.stream().filter(code -> !code.matches("[A-T][0-9]{0,4}"))
                .forEach(code -> entry.fault("industries", "SUP-034", "没有行业“" + code + "”:写 C 或 C27", "no industry \"" + code + "\": write C or C27"));
        List<RegionCode> towns = new ArrayList<>();
        for (String code : entry.texts("towns")) {
            RegionCode.tryParse(code).ifPresentOrElse(towns::add, () -> entry.fault("towns", "SUP-034", "区划代码“" + code + "”不对", "bad division code \"" + code + "\""));
        }
        return new Eligibility(Set.copyOf(entry.words("sizes", FirmFacts.Size.class)), flag(entry, "large"), Set.copyOf(entry.words("priorities", FirmFacts.Priority.class)), flag(entry, "park"), industries,
                from, to, flag(entry, "resumed"), towns);
    }

    private static @Nullable Boolean flag(YamlMapping entry, String key) {
        return entry.has(key) ? entry.flag(key, false) : null;
    }

    private static AmountRule amount(YamlMapping entry) {
        long written = List.of("fixed_yuan", "per_head_yuan", "percent").stream().filter(entry::has).count();
        if (written != 1) {
            entry.fault("SUP-032", "金额规则写一种:fixed_yuan、per_head_yuan 或 percent", "one rule: fixed_yuan, per_head_yuan or percent");
        }
        if (entry.has("per_head_yuan")) {
            YamlMapping who = entry.mapping("heads");
            return new AmountRule.PerHead(sum(entry, "per_head_yuan"), who.text("zh"), who.text("en"), sum(entry, "cap_yuan"));
        }
        if (entry.has("percent")) {
            YamlMapping of = entry.mapping("of");
            return new AmountRule.Rate(BigDecimal.valueOf(entry.decimal("percent", 0.01, 100)), of.text("zh"), of.text("en"), sum(entry, "cap_yuan"));
        }
        return new AmountRule.Fixed(entry.has("fixed_yuan") ? sum(entry, "fixed_yuan") : Yuan.ZERO);
    }

    private static Yuan sum(YamlMapping entry, String key) {
        String text = entry.text(key);
        if (Yuan.read(text) instanceof Yuan.Reading.Accepted(Yuan sum) && sum.cents() > 0 && sum.yuan() <= MOST_YUAN) {
            return sum;
        }
        if (!text.isEmpty()) {
            entry.fault(key, "SUP-036", "金额“" + text + "”不对:写大于 0 的元数", "bad sum \"" + text + "\": write yuan above 0");
        }
        return Yuan.ZERO;
    }
}
