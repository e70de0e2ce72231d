package org.zerospread.app.quarantine;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.surveillance.CaseConfirmed;
import org.zerospread.app.surveillance.CaseDischarged;
import org.zerospread.app.surveillance.CaseRepositive;
import org.zerospread.app.surveillance.ContactsRegistered;
import org.zerospread.app.surveillance.InfectionFound;

/// What the news of `surveillance` means for quarantine; all in the transaction of the news, so that nobody stays in a
/// plan that no longer fits.
@Component
class CaseNews {

    private final Stays stays;

    CaseNews(Stays stays) {
        this.stays = stays;
    }

    /// A confirmed case goes to hospital: his stay is broken off, with both its stages on record.
    @EventListener
    void on(CaseConfirmed news) {
        stays.breakOff(List.of(news.person()), news.on(), "CASE_CONFIRMED");
    }

    /// An infection without symptoms is watched in hospital like one with them.
    @EventListener
    void on(InfectionFound news) {
        stays.breakOff(List.of(news.person()), news.on(), "CASE_CONFIRMED");
    }

    /// A discharged case begins rehabilitation.
    @EventListener
    void on(CaseDischarged news) {
        stays.open(List.of(new StayDraft(UUID.randomUUID(), news.person(), StayReason.CASE_DISCHARGED, news.on(), null, news.on(), Set.of())));
    }

    /// A re-positive case goes back to hospital.
    @EventListener
    void on(CaseRepositive news) {
        stays.breakOff(List.of(news.person()), news.on(), "REPOSITIVE");
    }

    /// Contacts begin anew from this exposure, whatever they were in before.
    @EventListener
    void on(ContactsRegistered news) {
        List<PersonId> people = news.contacts().stream().map(ContactsRegistered.Contact::person).toList();
        stays.breakOff(people, news.on(), "NEW_EXPOSURE");
        stays.open(news.contacts().stream()
                .map(contact -> new StayDraft(UUID.randomUUID(), contact.person(), StayReason.CLOSE_CONTACT, news.on(), contact.lastExposure(), null, Set.of())).toList());
    }
}
