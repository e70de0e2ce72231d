package org.zerospread.app.tracing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A case and when others could catch it from him: `[infectiousFrom, infectiousTo)`.
///
/// @param name of the person, masked
/// @param onset first day of symptoms; null for an infection without symptoms, or where nobody knows
/// @param isolatedAt when he was set apart; null while he is not
public record CaseWindow(UUID caseId, String number, UUID person, String name, String state, long region, @Nullable LocalDate onset, @Nullable Instant isolatedAt, Instant infectiousFrom,
        Instant infectiousTo) {

    /// The same case with another window.
    public CaseWindow with(Instant from, Instant to) {
        return new CaseWindow(caseId, number, person, name, state, region, onset, isolatedAt, from, to);
    }

    /// Whether it is meant by an id or a number.
    boolean isCalled(String idOrNumber) {
        return number.equals(idOrNumber) || caseId.toString().equalsIgnoreCase(idOrNumber);
    }
}
