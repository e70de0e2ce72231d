package org.zerospread.app.surveillance;

import java.time.LocalDate;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

/// A discharged case tested positive again and goes back to hospital: news within the same transaction.
public record CaseRepositive(CaseId caseId, PersonId person, RegionCode region, LocalDate on) {
}
