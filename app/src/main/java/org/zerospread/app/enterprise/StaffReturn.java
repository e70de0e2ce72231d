package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.resumption.ReturnRule;

/// Somebody on the ledger of a firm, and whether he may return to work: all that the firm is shown of him.
///
/// @param id of his line on the ledger
/// @param name masked
/// @param card masked; empty where none is known
public record StaffReturn(UUID id, UUID firm, PersonId person, String name, String card, @Nullable String post, @Nullable String shift, @Nullable String canteenTable, @Nullable String bus,
        @Nullable String dormitory, LocalDate joinedOn, ReturnRule.Answer answer) {

    /// Whether he may return.
    public boolean mayReturn() {
        return answer.mayReturn();
    }
}
