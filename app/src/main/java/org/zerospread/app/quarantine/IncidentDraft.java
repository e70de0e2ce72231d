package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.plan.StagePlace;

/// Something that befell a stay, beside what was observed and tested.
///
/// @param id made by whoever reports it, so that the same report sent twice is taken once
/// @param place where the person was brought; of [Kind#MOVED] alone
public record IncidentDraft(UUID id, UUID stay, Kind kind, LocalDate on, @Nullable StagePlace place, @Nullable String note) {

    /// What befell.
    public enum Kind {
        EXPOSURE, REFUSAL, ESCAPE, MOVED
    }

    public IncidentDraft {
        if ((kind == Kind.MOVED) != (place != null)) {
            throw new IllegalArgumentException("incident " + id + ": " + kind + " with place " + place);
        }
    }
}
