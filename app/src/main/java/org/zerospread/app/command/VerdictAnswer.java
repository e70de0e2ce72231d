package org.zerospread.app.command;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.certificate.CardFile;
import org.zerospread.engine.certificate.CardForm;
import org.zerospread.engine.certificate.CertificateContent;
import org.zerospread.engine.certificate.CertifiedMeasure;
import org.zerospread.engine.certificate.QrDigits;
import org.zerospread.engine.certificate.Verdict;

/// The answer about one certificate, as `certificate verify` prints it.
record VerdictAnswer(CardFile.Row row, Verdict verdict, ZoneId zone) {

    boolean holds() {
        return verdict instanceof Verdict.Valid;
    }

    private String word() {
        return verdict.word().name().toLowerCase(Locale.ROOT);
    }

    private @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : moment.atZone(zone).toOffsetDateTime().toString();
    }

    static Map<String, @Nullable Object> json(List<VerdictAnswer> answers, Instant at, ZoneId zone) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("valid", answers.stream().allMatch(VerdictAnswer::holds));
        json.put("at", at.atZone(zone).toOffsetDateTime().toString());
        if (answers.size() == 1) {
            json.put("answer", answers.getFirst().word());
            json.put("code", answers.getFirst().code());
        }
        json.put("answers", answers.stream().map(VerdictAnswer::json).toList());
        return json;
    }

    private @Nullable String code() {
        return verdict.code().isEmpty() ? null : verdict.code();
    }

    private Map<String, @Nullable Object> json() {
        CertificateContent content = verdict.content();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("row", row.line());
        json.put("answer", word());
        json.put("code", code());
        json.put("reason_zh", verdict.zh());
        json.put("reason_en", verdict.en());
        json.put("kid", verdict.kid());
        json.put("number", content == null ? null : content.number());
        json.put("name", content == null ? null : content.name());
        json.put("measure", content == null ? null : content.measure());
        json.put("issuer", content == null ? null : content.issuer());
        json.put("issuer_name", content == null ? null : content.issuerName());
        json.put("valid_from", content == null ? null : moment(content.notBefore()));
        json.put("valid_before", content == null ? null : moment(content.expires()));
        json.put("departures", verdict instanceof Verdict.Unreadable ? List.of() : CardForm.departures(QrDigits.decode(row.text()).orElse(row.text())));
        return json;
    }

    void print() {
        CertificateContent content = verdict.content();
        System.out.println(row.line() + "  " + word() + "  " + verdict.zh() + (content == null ? "" : "  " + said(content)));
    }

    private String said(CertificateContent content) {
        String measure = content.measure() == null ? "" : CertifiedMeasure.find(content.measure()).map(CertifiedMeasure::zh).orElse(content.measure());
        return String.join(" · ", List.of(content.name() == null ? "" : content.name(), measure, content.issuerName() == null ? content.issuer() : content.issuerName(),
                content.expires() == null ? "" : moment(content.expires()) + " 前有效").stream().filter(part -> !part.isEmpty()).toList());
    }

    String refusal() {
        return "第 " + row.line() + " 行 row " + row.line() + ": " + verdict.code() + " " + verdict.zh() + " / " + verdict.en();
    }
}
