package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The line list of cases.
///
/// @param state the state that is shown; empty for all
/// @param sort column by which it is sorted
/// @param counts how many cases are in each state
public record CasesPage(String state, String sort, SequencedMap<String, Long> counts, List<Row> rows) {

    /// One case.
    ///
    /// @param place town and village of the case
    public record Row(UUID id, String number, UUID personId, String name, @Nullable String sex, @Nullable LocalDate birthDate, String state, Instant stateSince,
            @Nullable String source, @Nullable LocalDate onsetOn, @Nullable Instant suspectedAt, @Nullable Instant confirmedAt, @Nullable Instant dischargedAt,
            String place) {
    }

    /// How many cases there are in all.
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
