package org.zerospread.engine.resumption;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// Reads the policy of the closed loop from YAML; `policies/resumption-2020.yaml` is the example, `policies/resumption.schema.json` its form.
///
/// Codes beside those of [YamlDocument]: RESUME-001 an id written twice · RESUME-002 end before beginning · RESUME-003 a kind of evidence without types · RESUME-004 reminders not from the earliest to the
/// latest · RESUME-005 nothing on the list.
public final class ResumptionPolicyReader {

    private static final int MOST_DAYS = 90;
    private static final int MOST_STAFF = 100_000;
    private static final int LARGEST_KILOBYTES = 20_480;

    private ResumptionPolicyReader() {
    }

    /// The policy, or all faults of the document.
    public static DocumentReading<ResumptionPolicy> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        Validity validity = Validity.read(root, "RESUME-002");
        YamlMapping days = root.mapping("deadline_days");
        int screening = days.integer("screening_valid", 1, MOST_DAYS);
        int filing = days.integer("filing", 1, MOST_DAYS);
        int refiling = days.integer("filing_again", 1, MOST_DAYS);
        int review = days.integer("review", 1, MOST_DAYS);
        int decision = days.integer("decision", 1, MOST_DAYS);
        int start = days.integer("start", 1, MOST_DAYS);
        int inspection = days.integer("inspection_every", 1, MOST_DAYS);
        int drill = days.integer("drill_every", 1, 366);
        int conditions = days.integer("conditions_most", 1, MOST_DAYS);
        int findings = days.integer("findings_most", 1, MOST_DAYS);
        int most = root.integer("batch_most_staff", 1, MOST_STAFF);
        List<Integer> reminders = root.integers("reminder_hours", 1, MOST_DAYS * 24);
        if (reminders.isEmpty() || !reminders.equals(reminders.stream().distinct().sorted(java.util.Comparator.reverseOrder()).toList())) {
            root.fault("reminder_hours", "RESUME-004", "提醒应从早到晚写(小时数从大到小), 至少一个", "write at least one reminder, the earliest (most hours) first");
        }
        YamlMapping report = root.mapping("daily_report");
        var by = report.time("by");
        int fever = tenths(report.decimal("fever_celsius", 36, 40));
        int checks = report.integer("temperature_checks", 1, 24);
        YamlMapping without = root.mapping("without_matrix");
        ResumptionPolicy.WithoutMatrix withoutMatrix = new ResumptionPolicy.WithoutMatrix(without.word("opening", Opening.class), without.integer("staff_limit_percent", 0, 100));
        ResumptionPolicy.ReadinessRule readiness = readiness(root.mapping("readiness"));
        ResumptionPolicy.EvidenceRule evidence = evidence(root.mapping("evidence"));
        List<ResumptionPolicy.ChecklistItem> checklist = checklist(root);
        YamlMapping promise = root.mapping("commitment");
        ResumptionPolicy.Commitment commitment = new ResumptionPolicy.Commitment(promise.integer("edition", 1, 1_000), promise.text("zh"), promise.text("en"));
        YamlMapping ice = root.mapping("freeze");
        ResumptionPolicy.FreezeRule freeze = new ResumptionPolicy.FreezeRule(ice.integer("look_back_days", 0, 14), ice.integer("disinfection_days", 0, MOST_DAYS), ice.integer("test_days", 0, MOST_DAYS),
                ice.integer("recheck_days", 0, MOST_DAYS));
        root.finish();
        Supplier<ResumptionPolicy> policy = () -> new ResumptionPolicy(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), validity.from(), validity.to(), screening, most,
                filing, refiling, review, decision, start, by, fever, checks, inspection, drill, conditions, findings, reminders, withoutMatrix, readiness, evidence, checklist, commitment, freeze);
        return DocumentReading.of(document, policy);
    }

    private static int tenths(double celsius) {
        return (int) Math.round(celsius * 10);
    }

    private static ResumptionPolicy.ReadinessRule readiness(YamlMapping root) {
        List<ResumptionPolicy.SupplyRule> supplies = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlMapping item : root.mappings("supplies")) {
            supplies.add(new ResumptionPolicy.SupplyRule(id(item, ids), item.text("zh"), item.text("en"), item.text("unit_zh"), item.text("unit_en"), item.decimal("per_person_day", 0, 1_000),
                    item.integer("days", 0, MOST_DAYS)));
        }
        YamlMapping isolation = root.mapping("isolation");
        YamlMapping dormitory = root.mapping("dormitory");
        return new ResumptionPolicy.ReadinessRule(supplies, isolation.integer("rooms_per_100", 0, 100), isolation.integer("at_least", 0, 1_000), dormitory.integer("people_per_room", 1, 100),
                dormitory.decimal("square_metres_each", 0, 100));
    }

    private static ResumptionPolicy.EvidenceRule evidence(YamlMapping root) {
        int largest = root.integer("largest_kilobytes", 1, LARGEST_KILOBYTES) * 1024;
        int most = root.integer("most_files", 1, 1_000);
        List<ResumptionPolicy.EvidenceKind> kinds = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlMapping kind : root.mappings("kinds")) {
            List<EvidenceType> types = kind.words("types", EvidenceType.class);
            if (types.isEmpty()) {
                kind.fault("types", "RESUME-003", "没有写收哪些文件", "say as which files it is taken");
            }
            kinds.add(new ResumptionPolicy.EvidenceKind(id(kind, ids), kind.text("zh"), kind.text("en"), kind.flag("required", false), types));
        }
        if (kinds.isEmpty()) {
            root.fault("kinds", "RESUME-005", "没有写材料", "there is no kind of evidence");
        }
        return new ResumptionPolicy.EvidenceRule(largest, most, kinds);
    }

    private static List<ResumptionPolicy.ChecklistItem> checklist(YamlMapping root) {
        List<ResumptionPolicy.ChecklistItem> items = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlMapping item : root.mappings("checklist")) {
            items.add(new ResumptionPolicy.ChecklistItem(id(item, ids), item.text("zh"), item.text("en"), item.flag("bars", true)));
        }
        if (items.isEmpty()) {
            root.fault("checklist", "RESUME-005", "审查清单是空的", "the checklist is empty");
        }
        return items;
    }

    private static String id(YamlMapping entry, Set<String> seen) {
        String id = entry.text("id");
        if (!seen.add(id)) {
            entry.fault("id", "RESUME-001", "“" + id + "”写了两次", "\"" + id + "\" is written twice");
        }
        return id;
    }
}
