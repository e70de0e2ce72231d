package org.zerospread.engine.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.resumption.ReturnRule;

/// Who may have a health certificate on a day, what it certifies, and how long it holds.
///
/// Nobody against whom a measure stands has one: what keeps somebody from work ([ReturnRule]) keeps him from a certificate, but for the certificate itself. Beside that he must
/// live somewhere that is known.
///
/// @param office who issues, after the district's name
/// @param days how many days each measure is certified for, the day of issue among them
public record CertificateRule(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, String office, Map<CertifiedMeasure, Integer> days) {

    public CertificateRule {
        days = Map.copyOf(days);
    }

    /// Why somebody has none, besides the reasons of [ReturnRule].
    public static final String NO_RESIDENCE = "RESIDENCE_UNKNOWN";

    /// Reads a rule from YAML; `policies/certificate-2020.yaml` is the example.
    ///
    /// Codes beside those of [YamlDocument]: CERTIFICATE-001 a measure twice or not at all.
    public static DocumentReading<CertificateRule> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        LocalDate from = root.date("effective_from");
        String office = root.text("office");
        Map<CertifiedMeasure, Integer> days = new EnumMap<>(CertifiedMeasure.class);
        for (YamlMapping entry : root.mappings("measures")) {
            CertifiedMeasure measure = entry.word("measure", CertifiedMeasure.class);
            if (days.put(measure, entry.integer("days", 1, 60)) != null) {
                entry.fault("measure", "CERTIFICATE-001", "“" + measure.code() + "”写了两次", "\"" + measure.code() + "\" is written twice");
            }
        }
        for (CertifiedMeasure measure : CertifiedMeasure.values()) {
            if (!days.containsKey(measure)) {
                root.fault("measures", "CERTIFICATE-001", "没有写“" + measure.code() + "”的天数", "the days of \"" + measure.code() + "\" are missing");
            }
        }
        root.finish();
        return DocumentReading.of(document, () -> new CertificateRule(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), from, office, days));
    }

    /// One reason against a certificate.
    ///
    /// @param until the first day on which it no longer holds; null where none is known
    public record Reason(String code, String zh, String en, @Nullable LocalDate until) {
    }

    /// Whether somebody may have one.
    public sealed interface Answer {

        /// He may.
        ///
        /// @param firstDay since when what is certified is so
        /// @param lastDay on which the certificate holds
        record Entitled(CertifiedMeasure measure, LocalDate firstDay, LocalDate lastDay) implements Answer {
        }

        /// He may not.
        ///
        /// @param reasons the gravest first; never empty
        record NotEntitled(List<Reason> reasons) implements Answer {
            public NotEntitled {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /// Judges somebody on a day.
    ///
    /// @param known what keeps him from work, or does not
    /// @param resident whether it is registered where he lives
    public Answer judge(ReturnRule rule, ReturnRule.Facts known, boolean resident, LocalDate on) {
        ReturnRule.Measures asked = known.measures();
        ReturnRule.Facts facts = new ReturnRule.Facts(known.stay(), known.illness(), new ReturnRule.Measures(asked.plan(), asked.testBeforeWork(), false, asked.report()), known.arrivedOn(), known.quarantinedOn(),
                known.exposedOn(), known.negativeOn(), known.reportedOn(), null);
        List<Reason> reasons = new ArrayList<>();
        if (rule.judge(facts, on) instanceof ReturnRule.Answer.MayNot(List<ReturnRule.Reason> against)) {
            against.forEach(reason -> reasons.add(new Reason(reason.code(), reason.zh(), reason.en(), reason.until())));
        }
        if (!resident) {
            reasons.add(new Reason(NO_RESIDENCE, "没有登记现住地", "it is not registered where he lives", null));
        }
        return reasons.isEmpty() ? entitled(facts, on) : new Answer.NotEntitled(reasons);
    }

    private Answer entitled(ReturnRule.Facts facts, LocalDate on) {
        LocalDate arrived = facts.arrivedOn();
        LocalDate quarantined = facts.quarantinedOn();
        if (quarantined != null && (arrived == null || !quarantined.isBefore(arrived))) {
            return entitled(CertifiedMeasure.QUARANTINE_ENDED, quarantined, on);
        }
        return arrived != null ? entitled(CertifiedMeasure.ARRIVAL_CLEARED, arrived, on) : entitled(CertifiedMeasure.NO_RESTRICTION, on, on);
    }

    private Answer entitled(CertifiedMeasure measure, LocalDate first, LocalDate on) {
        return new Answer.Entitled(measure, first.isAfter(on) ? on : first, on.plusDays(Objects.requireNonNull(days.get(measure)) - 1L));
    }
}
