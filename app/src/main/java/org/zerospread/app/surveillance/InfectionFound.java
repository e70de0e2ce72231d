package org.zerospread.app.surveillance;

import java.time.LocalDate;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

/// An infection without symptoms was found: news within the same transaction.
public record InfectionFound(CaseId caseId, PersonId person, RegionCode region, LocalDate on) {
}
