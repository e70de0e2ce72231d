package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;

/// Somebody to put on the ledger of a firm.
///
/// @param canteenTable where he eats
/// @param bus with which he comes
/// @param dormitory house and room where he lives at the firm; null for whoever lives at home
/// @param joinedOn null for today
public record StaffDraft(UUID firm, PersonId person, @Nullable String post, @Nullable String shift, @Nullable String canteenTable, @Nullable String bus, @Nullable String dormitory,
        @Nullable LocalDate joinedOn) {
}
