package org.zerospread.engine.allocation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody who has a room already.
///
/// @param room id of the room
public record Occupant(String room, LocalDate leaves, @Nullable String cohort, @Nullable String family) {
}
