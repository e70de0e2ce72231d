package org.zerospread.app.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;

/// A temperature and symptoms of somebody in quarantine, as taken.
///
/// @param id made where it was taken, so that the same observation sent twice is taken once
/// @param takenAt when it was taken, which may be long before it is recorded
/// @param temperatureTenths tenths of a degree Celsius; null where only symptoms were asked
/// @param symptoms bits: 1 fever, 2 cough, 4 fatigue, 8 breath short, 16 diarrhoea
/// @param corrects the observation that this one puts right; null for a new one
public record ObservationDraft(UUID id, PersonId person, Instant takenAt, @Nullable Short temperatureTenths, int symptoms, @Nullable String remark, @Nullable UUID corrects) {

    /// All symptoms together.
    public static final int ALL_SYMPTOMS = 31;

    /// A new observation.
    public ObservationDraft(UUID id, PersonId person, Instant takenAt, @Nullable Short temperatureTenths, int symptoms, @Nullable String remark) {
        this(id, person, takenAt, temperatureTenths, symptoms, remark, null);
    }
}
