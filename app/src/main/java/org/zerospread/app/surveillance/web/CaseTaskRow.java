package org.zerospread.app.surveillance.web;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is, or was, to be done about a case.
///
/// @param kind `REPORT`, `INVESTIGATION`, `RESULT` or `RETEST`
/// @param name masked
/// @param now the moment at which this was read
public record CaseTaskRow(UUID id, String kind, UUID caseId, String caseNumber, UUID personId, String name, String place, Instant openedAt, Instant dueAt, Instant now, @Nullable Instant doneAt,
        @Nullable String doneBy, @Nullable String note) {

    /// Whether it is late, or was done late.
    public boolean isLate() {
        return dueAt.isBefore(doneAt == null ? now : doneAt);
    }

    /// The time left, or gone by, without sign.
    public Duration left() {
        return Duration.between(doneAt == null ? now : doneAt, dueAt).abs();
    }

    /// Whole hours of it.
    public long hours() {
        return left().toHours();
    }

    /// Minutes beyond the hours.
    public int minutes() {
        return left().toMinutesPart();
    }
}
