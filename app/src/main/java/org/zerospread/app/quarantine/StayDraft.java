package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.plan.Need;
import org.zerospread.engine.plan.StayAnchors;

/// A stay to open; its plan follows from the reason and the first day.
///
/// @param startedOn day 1 of the plan
/// @param lastExposure from which some plans count; null when not known
/// @param dischargedOn from hospital; null when there was none
/// @param needs for the plan's exceptions
public record StayDraft(UUID id, PersonId person, StayReason reason, LocalDate startedOn, @Nullable LocalDate lastExposure, @Nullable LocalDate dischargedOn, Set<Need> needs) {

    public StayDraft {
        needs = Set.copyOf(needs);
    }

    /// A stay of which only the first day is known.
    public StayDraft(UUID id, PersonId person, StayReason reason, LocalDate startedOn) {
        this(id, person, reason, startedOn, null, null, Set.of());
    }

    /// The days from which it is counted.
    StayAnchors anchors() {
        return new StayAnchors(startedOn, lastExposure, dischargedOn);
    }
}
