package org.zerospread.app.certificate.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.certificate.Certificate;
import org.zerospread.app.certificate.OwnerCheck;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.Phrase;
import org.zerospread.engine.certificate.CertifiedMeasure;
import org.zerospread.engine.certificate.Verdict;

/// What the owner of a certificate asks, and is told.
///
/// @param number as it was typed
/// @param answer null where nothing was asked, or he has to wait
/// @param waitSeconds how long he has to wait; 0 for not at all
public record OwnPage(String number, OwnerCheck.@Nullable Answer answer, long waitSeconds) {

    /// What is told.
    ///
    /// @param headline key of its words
    /// @param measure null where nothing is certified
    public record Told(boolean good, String headline, @Nullable CertifiedMeasure measure, List<Phrase> lines) {
    }

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return answer instanceof OwnerCheck.Answer.Refused(FormFault fault) && fault.field().equals(field) ? Optional.of(fault) : Optional.empty();
    }

    /// What is told of the certificate; null where nothing is.
    public @Nullable Told told() {
        return switch (answer) {
            case null -> null;
            case OwnerCheck.Answer.Refused _ -> null;
            case OwnerCheck.Answer.Known known -> told(known);
            case OwnerCheck.Answer.Read(Verdict verdict) -> told(verdict);
        };
    }

    private static Told told(OwnerCheck.Answer.Known known) {
        List<Phrase> lines = new ArrayList<>();
        lines.add(Phrase.of("healthcert.holds-until", known.lastOn()));
        if (known.reason() != null) {
            lines.add(Phrase.of("healthcert.own.revoked", known.revokedAt(), new Phrase.Code("revoked-for", known.reason().name())));
        }
        return new Told(known.state() == Certificate.State.HOLDS, "healthcert.own." + known.state().name(), known.measure(), lines);
    }

    private static Told told(Verdict verdict) {
        List<Phrase> lines = new ArrayList<>();
        if (verdict.content() != null && verdict.content().name() != null) {
            lines.add(Phrase.plain(verdict.content().name()));
        }
        if (verdict.content() != null && verdict.content().expires() != null) {
            lines.add(Phrase.of("healthcert.own.ends", verdict.content().expires()));
        }
        CertifiedMeasure measure = verdict.content() == null || verdict.content().measure() == null ? null : CertifiedMeasure.find(verdict.content().measure()).orElse(null);
        return new Told(verdict instanceof Verdict.Valid, "healthcert.verdict." + verdict.word().name(), measure, lines);
    }
}
