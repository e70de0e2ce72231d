package org.zerospread.app.surveillance;

import java.time.LocalDate;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

/// A case left hospital; rehabilitation begins: news within the same transaction.
public record CaseDischarged(CaseId caseId, PersonId person, RegionCode region, LocalDate on) {
}
