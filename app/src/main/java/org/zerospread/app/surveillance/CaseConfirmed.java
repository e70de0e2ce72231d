package org.zerospread.app.surveillance;

import java.time.LocalDate;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

/// A case was confirmed: news within the same transaction.
public record CaseConfirmed(CaseId caseId, PersonId person, RegionCode region, LocalDate on) {
}
