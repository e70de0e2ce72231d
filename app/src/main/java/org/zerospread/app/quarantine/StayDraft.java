package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.UUID;
import org.zerospread.app.person.PersonId;

/// A stay to open; its plan follows from the reason and the first day.
///
/// @param startedOn day 1 of the plan
public record StayDraft(UUID id, PersonId person, StayReason reason, LocalDate startedOn) {
}
