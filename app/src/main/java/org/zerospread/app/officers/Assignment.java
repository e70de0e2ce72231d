package org.zerospread.app.officers;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.officers.OfficerKind;

/// Who answers for a firm, and since when.
///
/// @param untilOn first day on which he does not any more; null while he does
/// @param pinned whether a search leaves it alone
public record Assignment(UUID id, UUID firm, OfficerKind kind, UUID officer, String name, String organisation, LocalDate fromOn, @Nullable LocalDate untilOn, boolean pinned) {
}
