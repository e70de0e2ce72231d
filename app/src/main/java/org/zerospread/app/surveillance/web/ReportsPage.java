package org.zerospread.app.surveillance.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.surveillance.CaseAnswer;

/// Suspicions that wait for the direct network report, and those reported lately.
///
/// @param asked the case of which an order was refused
public record ReportsPage(List<Clock> open, List<Clock> done, @Nullable UUID asked, CaseAnswer.@Nullable Refused refused) {

    /// The clock of one suspicion.
    ///
    /// @param now the moment at which this was read
    /// @param name masked
    public record Clock(UUID caseId, String caseNumber, UUID personId, String name, String place, Instant suspectedAt, Instant dueAt, Instant now, @Nullable Instant reportedAt,
            @Nullable String reportNumber, @Nullable String reportedBy) {

        /// Whether it is late, or was reported late.
        public boolean isLate() {
            return dueAt.isBefore(reportedAt == null ? now : reportedAt);
        }

        /// Time until it is due; negative when that has passed.
        public Duration left() {
            return Duration.between(reportedAt == null ? now : reportedAt, dueAt);
        }

        /// Whole hours of it, without sign.
        public long hours() {
            return left().abs().toHours();
        }

        /// Minutes beyond the hours.
        public int minutes() {
            return left().abs().toMinutesPart();
        }
    }

    /// How many are late and not reported.
    public long late() {
        return open.stream().filter(Clock::isLate).count();
    }
}
