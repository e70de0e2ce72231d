package org.zerospread.app.resumption.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.resumption.FirmState;

/// Firms by where they stand, with what each waits for.
///
/// @param counts firms in each state, within the other narrowings
/// @param overdue how many of all have an overdue duty
public record FirmsPage(Filter filter, Map<FirmState, Long> counts, long overdue, long found, List<Row> rows) {

    static final int ROWS = 100;

    /// What narrows the list.
    ///
    /// @param actor FIRM, TOWN or COMMAND: for whom it waits
    /// @param page counted from 1
    public record Filter(@Nullable FirmState state, String actor, boolean overdue, String q, int page) {

        /// The same list with another state.
        public String with(@Nullable FirmState other) {
            return query(other, overdue, 1);
        }

        /// The same list with, or without, what is overdue alone.
        public String withOverdue(boolean other) {
            return query(state, other, 1);
        }

        /// Another page of the same list.
        public String at(int other) {
            return query(state, overdue, other);
        }

        private String query(@Nullable FirmState of, boolean late, int at) {
            return (of == null ? "" : "state=" + of + "&") + (actor.isEmpty() ? "" : "actor=" + actor + "&") + (late ? "overdue=true&" : "")
                    + (q.isEmpty() ? "" : "q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8) + "&") + "page=" + at;
        }
    }

    /// A firm.
    ///
    /// @param place its town
    /// @param duty what it waits for; null when nothing is due
    /// @param lateNow whether that is overdue
    public record Row(UUID firm, String name, String place, String priority, FirmState state, @Nullable Instant since, int returned, int staffExpected, @Nullable String duty,
            @Nullable String dutyActor, @Nullable Instant dueAt, boolean lateNow, @Nullable LocalDate lastReportOn) {
    }

    /// Whether there are more pages.
    public boolean hasMore() {
        return found > (long) filter.page() * ROWS;
    }
}
