package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The list of stays.
///
/// @param place `CENTRAL`, `HOME`, `HOSPITAL`, `REHAB`, or empty for all
/// @param due `due` for those whose stage or stay is over today or before, empty for all, `ended` for those that are over
/// @param next address of the next part; null after the last
public record StaysPage(String place, String due, Counts counts, List<Row> rows, @Nullable String next, boolean continued) {

    /// How many stays are running, by place, and how many wait for somebody today.
    public record Counts(long central, long home, long hospital, long rehab, long due, long overdue) {

        /// All running stays.
        public long total() {
            return central + home + hospital + rehab;
        }
    }

    /// One stay.
    ///
    /// @param dayNumber day of the stay, its first day being 1
    /// @param days days that the plan lasts
    /// @param urgency `overdue`, `due` or empty
    /// @param where site and room, or town and village
    public record Row(UUID id, UUID personId, String name, String state, @Nullable String place, String reason, String planZh, String planEn,
            LocalDate startedOn, LocalDate releaseOn, long dayNumber, long days, String urgency, String where) {
    }
}
