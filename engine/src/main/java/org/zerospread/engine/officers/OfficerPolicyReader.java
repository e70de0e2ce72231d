package org.zerospread.engine.officers;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Reads the policy of the three officers from YAML; `policies/officers-2020.yaml` is the example.
///
/// Codes beside those of [YamlDocument]: OFFICERS-001 end before beginning · OFFICERS-002 a kind or step missing · OFFICERS-003 written twice · OFFICERS-004 steps not in their
/// order · OFFICERS-005 no code of a town.
public final class OfficerPolicyReader {

    private static final int MOST_DAYS = 365;
    private static final int MOST_POINTS = 10_000;
    private static final int MOST_PERCENT = 1_000;
    private static final int MOST_WEIGHT = 1_000;
    private static final int MOST_KM = 1_000;
    private static final int MOST_MOVES = 100_000_000;

    private OfficerPolicyReader() {
    }

    /// The policy, or all that is wrong with it.
    public static DocumentReading<OfficerPolicy> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        Validity validity = Validity.read(root, "OFFICERS-001");
        Map<OfficerKind, Integer> every = new EnumMap<>(OfficerKind.class);
        Map<OfficerKind, Integer> essential = new EnumMap<>(OfficerKind.class);
        for (YamlMapping entry : root.mappings("visits")) {
            OfficerKind kind = entry.word("kind", OfficerKind.class);
            once(entry, "kind", every.put(kind, entry.integer("every_days", 1, MOST_DAYS)) != null);
            entry.optionalInteger("essential_every_days", 1, MOST_DAYS).ifPresent(days -> essential.put(kind, days));
        }
        all(root, "visits", every, OfficerKind.class);
        Map<ProblemKind, Integer> deadlines = days(root, "problems", "kind", ProblemKind.class);
        all(root, "problems", deadlines, ProblemKind.class);
        Map<Rung, Integer> overdue = days(root, "escalation", "to", Rung.class);
        rungs(root, overdue);
        int within = root.integer("written_within_days", 0, MOST_DAYS);
        Workload workload = workload(root.mapping("workload"));
        TownMap map = map(root.mapping("distance"));
        YamlMapping sharing = root.mapping("assignment");
        SharingRule rule = new SharingRule(weight(sharing, "balance"), weight(sharing, "distance"), weight(sharing, "skill"), weight(sharing, "change"),
                sharing.integer("moves", 1, MOST_MOVES), sharing.integer("seed", 0, Integer.MAX_VALUE));
        root.finish();
        return DocumentReading.of(document, () -> new OfficerPolicy(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), validity.from(), validity.to(), every, essential,
                deadlines, overdue, within, workload, map, rule));
    }

    private static int weight(YamlMapping mapping, String key) {
        return mapping.integer(key, 0, MOST_WEIGHT);
    }

    private static <E extends Enum<E>> Map<E, Integer> days(YamlMapping root, String list, String key, Class<E> words) {
        Map<E, Integer> days = new EnumMap<>(words);
        for (YamlMapping entry : root.mappings(list)) {
            once(entry, key, days.put(entry.word(key, words), entry.integer("days", 0, MOST_DAYS)) != null);
        }
        return days;
    }

    private static void once(YamlMapping entry, String key, boolean twice) {
        if (twice) {
            entry.fault(key, "OFFICERS-003", "写了两次", "it is written twice");
        }
    }

    private static <E extends Enum<E>> void all(YamlMapping root, String list, Map<E, Integer> read, Class<E> words) {
        for (E word : words.getEnumConstants()) {
            if (root.has(list) && !read.containsKey(word)) {
                root.fault(list, "OFFICERS-002", "没有写 " + word, word + " is missing");
            }
        }
    }

    private static void rungs(YamlMapping root, Map<Rung, Integer> overdue) {
        Integer guide = overdue.get(Rung.GUIDE);
        Integer office = overdue.get(Rung.OFFICE);
        if (root.has("escalation") && (guide == null || office == null)) {
            root.fault("escalation", "OFFICERS-002", "应写到 guide 和 office 两级", "guide and office must both be written");
        } else if (guide != null && office != null && (overdue.containsKey(Rung.RESIDENT) || office <= guide)) {
            root.fault("escalation", "OFFICERS-004", "逾期天数应逐级增加, 驻企联络员一级不写", "the days must grow from rung to rung, and the lowest has none");
        }
    }

    private static Workload workload(YamlMapping entry) {
        return new Workload(entry.integer("base", 1, MOST_POINTS), entry.integer("per_100_staff", 0, MOST_POINTS), entry.integer("most", 0, MOST_POINTS),
                percents(entry.mapping("priority_percent"), FirmClass.class), percents(entry.mapping("zone_percent"), FirmZone.class));
    }

    private static <E extends Enum<E>> Map<E, Integer> percents(YamlMapping entry, Class<E> words) {
        Map<E, Integer> percents = new EnumMap<>(words);
        for (E word : words.getEnumConstants()) {
            percents.put(word, entry.integer(word.name().toLowerCase(java.util.Locale.ROOT), 1, MOST_PERCENT));
        }
        return percents;
    }

    private static TownMap map(YamlMapping entry) {
        Map<RegionCode, TownMap.Centre> towns = new HashMap<>();
        for (YamlMapping town : entry.mappings("towns")) {
            once(town, "town", towns.put(town(town, "town"), new TownMap.Centre(town.decimal("east_km", -MOST_KM, MOST_KM), town.decimal("north_km", -MOST_KM, MOST_KM))) != null);
        }
        return new TownMap(entry.integer("same_village_km", 0, MOST_KM), entry.integer("same_town_km", 0, MOST_KM), entry.integer("unknown_km", 0, MOST_KM), entry.decimal("detour", 1, 5),
                town(entry, "seat"), towns);
    }

    private static RegionCode town(YamlMapping entry, String key) {
        String text = entry.text(key);
        return RegionCode.tryParse(text).filter(code -> code.level() == RegionLevel.TOWN).orElseGet(() -> {
            if (!text.isEmpty()) {
                entry.fault(key, "OFFICERS-005", "不是镇街代码:" + text, "no code of a town: " + text);
            }
            return new RegionCode(100_001_001_000_000L);
        });
    }
}
