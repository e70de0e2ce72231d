package org.zerospread.app.certificate.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.certificate.Certificate;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.certificate.CertificateRule;

/// Whether somebody may have a certificate, and those that he has.
///
/// @param name masked
/// @param fault why nothing was issued; null where nothing was asked
public record HolderPage(PersonId person, String name, CertificateRule.Answer answer, List<Certificate> certificates, LocalDate today, @Nullable FormFault fault) {

    /// What he may have.
    public Optional<CertificateRule.Answer.Entitled> entitled() {
        return answer instanceof CertificateRule.Answer.Entitled to ? Optional.of(to) : Optional.empty();
    }

    /// Why he may have none.
    public List<CertificateRule.Reason> reasons() {
        return answer instanceof CertificateRule.Answer.NotEntitled(var reasons) ? reasons : List.of();
    }
}
