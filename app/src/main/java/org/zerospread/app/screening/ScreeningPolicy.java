package org.zerospread.app.screening;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.Validity;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// What is asked at the door, when a household that was not met is tried again, and by when a zero report is signed.
///
/// @param effectiveFrom first day on which it acts
/// @param effectiveTo last such day; null while it is in force
/// @param absentAgainAfterDays days after a visit at which nobody was home until the household is due again
/// @param refusedAgainAfterDays the same after a refusal
/// @param staleAfterDays a household at which nobody was met for this many days is stale
/// @param zeroReportBy hour of the day by which each grid has reported
public record ScreeningPolicy(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo,
        List<Question> questions, int absentAgainAfterDays, int refusedAgainAfterDays, int staleAfterDays, LocalTime zeroReportBy) {

    private static final int LONGEST_DAYS = 90;

    /// How a question is answered.
    public enum Kind {
        /// Known to the register; compared at the door, never typed again.
        REGISTER,
        /// Measured there.
        MEASURE,
        /// Any of a list.
        CHOICES,
        /// Yes, no or not known.
        ANSWER,
        /// In words.
        TEXT
    }

    /// One question.
    public record Question(String code, Kind kind, String zh, String en) {
    }

    public ScreeningPolicy {
        questions = List.copyOf(questions);
    }

    /// The edition that a round refers to, such as `screening-2020@1`.
    public String edition() {
        return code + "@" + version;
    }

    /// The questions of a kind.
    public List<Question> questions(Kind kind) {
        return questions.stream().filter(question -> question.kind() == kind).toList();
    }

    /// Reads the policy from YAML; `policies/screening-2020.yaml` is the example. Codes beside those of [YamlDocument]: SCREENING-001 question twice ·
    /// SCREENING-002 code not a word of small letters · SCREENING-003 end before beginning.
    public static DocumentReading<ScreeningPolicy> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        Validity validity = Validity.read(root, "SCREENING-003");
        List<Question> questions = questions(root);
        int absent = root.integer("absent_again_after_days", 0, LONGEST_DAYS);
        int refused = root.integer("refused_again_after_days", 0, LONGEST_DAYS);
        int stale = root.integer("stale_after_days", 1, LONGEST_DAYS);
        LocalTime by = root.time("zero_report_by");
        root.finish();
        return DocumentReading.of(document, () -> new ScreeningPolicy(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), validity.from(), validity.to(), questions, absent, refused, stale, by));
    }

    private static List<Question> questions(YamlMapping root) {
        List<Question> questions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMapping entry : root.mappings("questions")) {
            Question question = new Question(entry.text("code"), entry.word("kind", Kind.class), entry.text("zh"), entry.text("en"));
            if (!seen.add(question.code())) {
                entry.fault("code", "SCREENING-001", "“" + question.code() + "”写了两次", "\"" + question.code() + "\" is written twice");
            }
            if (!question.code().matches("[a-z][a-z_]{0,39}")) {
                entry.fault("code", "SCREENING-002", "“" + question.code() + "”应为小写字母的词", "\"" + question.code() + "\" is not a word of small letters");
            }
            entry.finish();
            questions.add(question);
        }
        return questions;
    }
}
