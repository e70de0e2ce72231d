package org.zerospread.app.checkpoint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.checkpoint.PassageMeasure;
import org.zerospread.engine.identity.PlateNumber;
import org.zerospread.engine.region.RegionCode;

/// A passage as the crew takes it down.
///
/// @param id made by the sender; the same id again changes nothing
/// @param plate null on foot
/// @param occupants persons in all, the driver too
/// @param person where he was registered; of others no name is kept
/// @param taken what was done; null for what is due
/// @param deviation why something else was done than is due
public record PassageDraft(UUID id, UUID post, Instant at, Direction direction, @Nullable PlateNumber plate, @Nullable RegionCode origin, int occupants, @Nullable PersonId person,
        @Nullable BigDecimal temperatureCelsius, @Nullable PassageMeasure taken, @Nullable String deviation, @Nullable String remark, String crew) {

    private static final int MOST = 100;

    /// Into the district or out of it.
    public enum Direction {
        IN, OUT
    }

    public PassageDraft {
        if (occupants < 1 || occupants > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " persons pass at once, not " + occupants);
        }
    }
}
