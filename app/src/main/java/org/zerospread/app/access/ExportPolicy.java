package org.zerospread.app.access;

import java.time.Duration;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// When a list that leaves the house needs a second person's approval.
///
/// @param approvalAboveRows a list of more rows than this waits for approval
/// @param valid how long an approval acts
public record ExportPolicy(String code, int version, String titleZh, String titleEn, String source, int approvalAboveRows, Duration valid) {

    private static final int LONGEST_HOURS = 168;

    /// Reads the policy from YAML; `policies/exports.yaml` is the example. An approval acts for a week at most.
    public static DocumentReading<ExportPolicy> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        int above = root.integer("approval_above_rows", 0, Exports.MOST_ROWS);
        int hours = root.integer("valid_hours", 1, LONGEST_HOURS);
        root.finish();
        return DocumentReading.of(document, () -> new ExportPolicy(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), above, Duration.ofHours(hours)));
    }
}
