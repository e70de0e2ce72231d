package org.zerospread.engine.grading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.region.RegionCode;

/// Codes beside those of [YamlDocument]: ORIGIN-001 not a region code · ORIGIN-002 `to` before `from` · ORIGIN-003 id used twice or
/// reserved · ORIGIN-004 the same region twice on the same days.
final class OriginPolicyReader {

    private static final Set<String> RESERVED = Set.of("local", "other-district", "outside-city");
    /// Stands for a region that could not be read; such a policy is refused, so it is never judged by.
    private static final RegionCode PLACEHOLDER = RegionCode.parse("999999");

    private OriginPolicyReader() {}

    static DocumentReading<OriginPolicy> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        List<KeyArea> areas = new ArrayList<>();
        Set<String> ids = new HashSet<>(RESERVED);
        for (YamlMapping entry : root.mappings("key_areas")) {
            keyArea(entry, ids).ifPresent(area -> {
                checkOverlap(entry, area, areas);
                areas.add(area);
            });
        }
        root.finish();
        return DocumentReading.of(document, () -> new OriginPolicy(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), areas));
    }

    private static Optional<KeyArea> keyArea(YamlMapping entry, Set<String> ids) {
        String id = entry.text("id");
        if (!id.isEmpty() && !ids.add(id)) {
            entry.fault("id", "ORIGIN-003", "编号“" + id + "”已用过或为保留字", "the id \"" + id + "\" is used already or reserved");
        }
        RegionCode region = region(entry);
        YamlMapping name = entry.mapping("name");
        String zh = name.text("zh");
        String en = name.text("en");
        String note = entry.optionalText("note").orElse("");
        LocalDate from = entry.date("from");
        LocalDate to = entry.optionalDate("to").orElse(null);
        if (to != null && to.isBefore(from)) {
            entry.fault("to", "ORIGIN-002", "止期 " + to + " 早于起期 " + from, "to " + to + " lies before from " + from);
            return Optional.empty();
        }
        return Optional.of(new KeyArea(id, region, zh, en, from, to, note));
    }

    private static RegionCode region(YamlMapping entry) {
        String text = entry.text("region");
        try {
            return text.isEmpty() ? PLACEHOLDER : RegionCode.parse(text);
        } catch (IllegalArgumentException e) {
            entry.fault("region", "ORIGIN-001", "“" + text + "”不是 6、9、12 或 15 位区划代码", "\"" + text
                    + "\" is not a region code of 6, 9, 12 or 15 digits");
            return PLACEHOLDER;
        }
    }

    private static void checkOverlap(YamlMapping entry, KeyArea area, List<KeyArea> before) {
        before.stream().filter(other -> !area.region().equals(PLACEHOLDER) && area.overlaps(other)).findFirst()
                .ifPresent(other -> entry.fault("region", "ORIGIN-004", "与“" + other.id() + "”的地区和日期重叠",
                        "overlaps \"" + other.id() + "\" in region and days"));
    }
}
