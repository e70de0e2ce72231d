package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Contacts of cases.
///
/// @param state `OPEN`, `CASE` or `RELEASED`
/// @param caseId of the one case whose contacts are shown; null for all
/// @param place as typed; empty for anywhere
/// @param more whether others follow behind the last row
/// @param done what has just been registered, in the words of the address; null for nothing
public record ContactsPage(String state, Map<String, Long> counts, @Nullable UUID caseId, @Nullable String caseNumber, String place, @Nullable String fault, List<Row> rows, boolean more, @Nullable Done done) {

    /// A contact.
    ///
    /// @param caseNumber null where the case is of another jurisdiction
    /// @param through the contact whom he met, for degree 2
    /// @param day full days since the last exposure
    public record Row(UUID id, UUID personId, String name, String where, int degree, String setting, @Nullable String mode, @Nullable String relation, @Nullable Instant exposedFrom,
            @Nullable Instant exposedUntil, LocalDate lastExposure, int day, UUID caseId, @Nullable String caseNumber, @Nullable String through, @Nullable LocalDate releasedOn, @Nullable UUID becameCase,
            @Nullable String becameNumber) {
    }

    /// What was registered.
    public record Done(int fresh, int prolonged, int known) {
    }
}
