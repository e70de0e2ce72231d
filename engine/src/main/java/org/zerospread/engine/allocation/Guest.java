package org.zerospread.engine.allocation;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who needs a room.
///
/// @param id of the stay
/// @param from first night
/// @param leaves day of leaving, on which the room is no longer his
/// @param cohort exposed together with whoever has the same; null when not known
/// @param family may share a room with whoever has the same: an exception somebody granted; null for everybody else
public record Guest(String id, GuestKind kind, LocalDate from, LocalDate leaves, Set<RoomFeature> needs, @Nullable String cohort, @Nullable String family) {

    public Guest {
        needs = Set.copyOf(needs);
        if (!from.isBefore(leaves)) {
            throw new IllegalArgumentException("guest " + id + " leaves on " + leaves + ", not after " + from);
        }
    }
}
