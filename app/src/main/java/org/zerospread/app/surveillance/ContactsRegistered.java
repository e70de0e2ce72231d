package org.zerospread.app.surveillance;

import java.time.LocalDate;
import java.util.List;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

/// Close contacts of a case were registered: news within the same transaction.
public record ContactsRegistered(CaseId caseId, List<Contact> contacts, LocalDate on) {

    /// A contact and where he stays.
    public record Contact(PersonId person, RegionCode region, LocalDate lastExposure) {
    }
}
