package org.zerospread.app.certificate;

import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StaysOpened;
import org.zerospread.app.store.DistrictWide;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.CaseConfirmed;
import org.zerospread.app.surveillance.CaseOpened;
import org.zerospread.app.surveillance.CaseRepositive;
import org.zerospread.app.surveillance.ContactsRegistered;
import org.zerospread.app.surveillance.InfectionFound;

/// Takes back the certificates of whoever becomes a case or a contact, or goes into quarantine, in the transaction that says so: the next phone that asks for the list of the day has it.
@Component
class CertificateNews {

    private final CertificateRows rows;
    private final AuditTrail audit;
    private final DistrictWide district;

    CertificateNews(CertificateRows rows, AuditTrail audit, DistrictWide district) {
        this.rows = rows;
        this.audit = audit;
        this.district = district;
    }

    @EventListener
    void on(CaseOpened news) {
        takeBack(List.of(news.person().value()), RevocationReason.CASE);
    }

    @EventListener
    void on(CaseConfirmed news) {
        takeBack(List.of(news.person().value()), RevocationReason.CASE);
    }

    @EventListener
    void on(InfectionFound news) {
        takeBack(List.of(news.person().value()), RevocationReason.CASE);
    }

    @EventListener
    void on(CaseRepositive news) {
        takeBack(List.of(news.person().value()), RevocationReason.CASE);
    }

    @EventListener
    void on(ContactsRegistered news) {
        takeBack(news.contacts().stream().map(contact -> contact.person().value()).toList(), RevocationReason.CONTACT);
    }

    @EventListener
    void on(StaysOpened news) {
        takeBack(news.persons().stream().map(PersonId::value).toList(), RevocationReason.QUARANTINE);
    }

    /// Over the whole district: he may live in another town than the one where it was recorded.
    private void takeBack(List<UUID> persons, RevocationReason reason) {
        district.call(() -> {
            List<CertificateRows.TakenBack> taken = rows.revokeOf(persons, reason, null);
            taken.forEach(one -> audit.record("certificate.revoked", Jurisdiction.placeFor(one.region()), one.person().toString(), reason.name()));
            return taken;
        });
    }
}
