package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The follow-up of contacts on one day: where each stands in his plan, and what was seen of him.
///
/// @param previous the day before
/// @param next the day after; null when that lies in the future
/// @param town code of the town shown; empty for all
public record FollowUpPage(LocalDate day, LocalDate previous, @Nullable LocalDate next, String town, List<DayWorkPage.Choice> towns, List<Row> rows, int most) {

    /// A contact on the day.
    ///
    /// @param since full days since the last exposure
    /// @param plan code of the plan he runs; null when he runs none
    /// @param place of the stage: CENTRAL, HOME and so on
    /// @param planDay day of the stay, from 1
    /// @param seen temperatures of the day in degrees, in their order
    /// @param symptoms whether any were told
    /// @param test result of the day's test; `DUE` when one is due; null for none
    /// @param overdue duties of an earlier day that are still open
    public record Row(UUID personId, String name, @Nullable String sex, String where, int degree, String setting, @Nullable String relation, @Nullable String through, @Nullable String caseNumber, LocalDate lastExposure, int since,
            @Nullable UUID stay, @Nullable String plan, @Nullable String place, @Nullable String room, @Nullable Integer planDay, @Nullable LocalDate releaseOn, List<String> seen, boolean fever,
            boolean symptoms, @Nullable String test, int overdue) {

        /// Whether he was seen on the day.
        public boolean isSeen() {
            return !seen.isEmpty() || symptoms;
        }
    }

    /// How many were seen.
    public long seen() {
        return rows.stream().filter(Row::isSeen).count();
    }

    /// How many run no plan.
    public long withoutPlan() {
        return rows.stream().filter(row -> row.stay() == null).count();
    }
}
