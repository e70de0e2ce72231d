package org.zerospread.app.retention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// How long each kind of record is kept, and what happens then.
///
/// @param effectiveFrom first day on which it acts
/// @param effectiveTo last such day; null while it is in force
/// @param rules one for each kind, in the order in which a run takes them
/// @param hash SHA-256 of the text it was read from: a certificate names it
public record RetentionPolicy(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, List<Rule> rules,
        byte[] hash) {

    /// The audit trail is kept six months at least (Cybersecurity Law, article 21).
    public static final int AUDIT_FLOOR_DAYS = 180;

    private static final int LONGEST_DAYS = 36_500;

    /// The rule of one kind.
    ///
    /// @param keepDays full days after the day of the event that are kept; 0 for what is kept for good
    /// @param basis article or notice
    public record Rule(RecordKind kind, RecordKind.EndAction action, int keepDays, String basis) {
    }

    /// Reads the policy from YAML; `policies/retention.yaml` is the example. Codes beside those of [YamlDocument]: RETENTION-001 audit trail below
    /// its floor · RETENTION-002 an act that this kind does not allow · RETENTION-003 kind twice · RETENTION-004 kind missing · RETENTION-005 end before
    /// beginning · RETENTION-006 counted from another event than the kind's.
    public static DocumentReading<RetentionPolicy> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        Validity validity = Validity.read(root, "RETENTION-005");
        List<Rule> rules = rules(root);
        root.finish();
        return DocumentReading.of(document, () -> new RetentionPolicy(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), validity.from(), validity.to(), rules, sha256(text)));
    }

    private static List<Rule> rules(YamlMapping root) {
        List<Rule> rules = new ArrayList<>();
        EnumSet<RecordKind> seen = EnumSet.noneOf(RecordKind.class);
        for (YamlMapping entry : root.mappings("kinds")) {
            Rule rule = rule(entry);
            if (!seen.add(rule.kind())) {
                entry.fault("kind", "RETENTION-003", "“" + word(rule.kind()) + "”写了两次", "\"" + word(rule.kind()) + "\" is written twice");
            }
            rules.add(rule);
        }
        EnumSet.complementOf(seen).forEach(kind -> root.fault("kinds", "RETENTION-004",
                "缺少“" + word(kind) + "”的期限", "no rule for \"" + word(kind) + "\""));
        rules.sort(java.util.Comparator.comparing(Rule::kind));
        return List.copyOf(rules);
    }

    private static Rule rule(YamlMapping entry) {
        RecordKind kind = entry.word("kind", RecordKind.class);
        RecordKind.EndAction action = entry.word("action", RecordKind.EndAction.class);
        if (!kind.actions().contains(action)) {
            entry.fault("action", "RETENTION-002", "“" + word(kind) + "”不能" + word(action) + ": 会改变过去的数字或断开别的记录",
                    "\"" + word(kind) + "\" cannot be ended by " + word(action) + ": past figures would change, or other records lose what they point at");
        }
        String basis = entry.text("basis");
        if (action == RecordKind.EndAction.KEEP) {
            return new Rule(kind, action, 0, basis);
        }
        RecordKind.CountedFrom event = entry.word("counted_from", RecordKind.CountedFrom.class);
        if (event != kind.countedFrom()) {
            entry.fault("counted_from", "RETENTION-006", "“" + word(kind) + "”从 " + word(kind.countedFrom()) + " 起算", "\"" + word(kind) + "\" is counted from " + word(kind.countedFrom()));
        }
        int days = entry.integer("keep_days", 0, LONGEST_DAYS);
        if (kind == RecordKind.AUDIT && days < AUDIT_FLOOR_DAYS) {
            entry.fault("keep_days", "RETENTION-001", "审计记录至少保存 " + AUDIT_FLOOR_DAYS + " 天, 这里写的是 " + days, "the audit trail is kept " + AUDIT_FLOOR_DAYS + " days at least, not " + days);
        }
        return new Rule(kind, action, days, basis);
    }

    /// The rules by which something ends.
    public List<Rule> ending() {
        return rules.stream().filter(rule -> rule.action() != RecordKind.EndAction.KEEP).toList();
    }

    /// Whether it acts on the day.
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
