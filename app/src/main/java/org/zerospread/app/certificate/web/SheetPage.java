package org.zerospread.app.certificate.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.QrDrawing;
import org.zerospread.app.certificate.Certificate;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.certificate.QrDigits;

/// A certificate to print, and to take back.
///
/// @param issuer as it is read aloud
/// @param issuedOn the day of issue in the district
/// @param fault why it was not taken back; null where nothing was asked
public record SheetPage(Certificate certificate, String issuer, LocalDate issuedOn, QrDrawing code, LocalDate today, @Nullable FormFault fault) {

    static SheetPage of(Certificate certificate, String issuer, DistrictClock clock, @Nullable FormFault fault) {
        return new SheetPage(certificate, issuer, LocalDate.ofInstant(certificate.issuedAt(), clock.getZone()), QrDrawing.of(QrDigits.encode(certificate.jws())), clock.today(), fault);
    }

    /// Whether it may be shown to anybody.
    public boolean holds() {
        return certificate.state(today) == Certificate.State.HOLDS;
    }
}
