package org.zerospread.app.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.certificate.CertificateNumber;
import org.zerospread.engine.certificate.CertifiedMeasure;

/// A certificate that was issued.
///
/// @param name masked, as it is printed
/// @param lastOn last day on which it holds
/// @param firm the enterprise for whose staff it was issued; null where it was issued to one person
public record Certificate(UUID id, CertificateNumber number, PersonId person, String name, String place, CertifiedMeasure measure, LocalDate firstOn, LocalDate lastOn, String jws, @Nullable UUID firm,
        Instant issuedAt, String issuedBy, @Nullable Revoked revoked) {

    /// That it was taken back.
    public record Revoked(Instant at, String by, RevocationReason reason, @Nullable String note) {
    }

    /// How it stands.
    public enum State {
        HOLDS, ENDED, REVOKED
    }

    /// How it stands on a day.
    public State state(LocalDate today) {
        return revoked != null ? State.REVOKED : lastOn.isBefore(today) ? State.ENDED : State.HOLDS;
    }
}
