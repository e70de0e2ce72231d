package org.zerospread.app.surveillance;

import java.time.Instant;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

/// A case was opened, in whatever state: news within the same transaction.
///
/// @param at when that was, however late it is told
public record CaseOpened(CaseId caseId, PersonId person, RegionCode region, CaseState state, Instant at) {
}
