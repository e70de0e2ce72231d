package org.zerospread.app.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A long list that somebody wants to take out, and what was decided.
///
/// @param region lowest code of the jurisdiction in which it was asked for
/// @param asker user name
/// @param list path of the list, such as `/cases.csv`
/// @param filters the list's filters as a query, in the order of their names; may hold personal words
/// @param rows how many rows it had when it was asked for
/// @param reason what for; null while it is only prepared
/// @param expiresAt until when an approval acts
public record ExportAsk(UUID id, long region, String place, UUID accountId, String asker, String list, String filters, int rows, State state, @Nullable String reason, Instant preparedAt,
        @Nullable Instant askedAt, @Nullable String decidedBy, @Nullable String decisionReason, @Nullable Instant decidedAt, @Nullable Instant expiresAt, @Nullable Instant usedAt) {

    /// How far an ask is.
    public enum State {
        /// The list was too long; its asker has not yet said what for.
        PREPARED,
        /// Waits for somebody else.
        ASKED,
        /// May be taken out once, until it expires.
        APPROVED,
        REFUSED,
        /// Taken out.
        USED,
        /// Approved, and not taken out in time.
        EXPIRED
    }

    /// The address at which the approved list is taken out.
    public String address() {
        return filters.isEmpty() ? list : list + "?" + filters;
    }
}
