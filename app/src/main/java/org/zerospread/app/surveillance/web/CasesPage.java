package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.disease.Disease;

/// The line list of cases.
///
/// @param counts how many cases are in each state
/// @param found how many the filter leaves
/// @param rows one page of them
/// @param more whether others follow
/// @param columns shown, in their order
/// @param saved the reader's filters: name and query
/// @param changed what a change of many cases has just done; null for none
/// @param fault what was refused
public record CasesPage(CaseFilter filter, SequencedMap<String, Long> counts, long found, List<Row> rows, boolean more, List<CaseColumn> columns, SequencedMap<String, String> saved,
        List<Disease> diseases, @Nullable Integer changed, @Nullable FormFault fault) {

    /// One case.
    ///
    /// @param place town and village of the case
    /// @param contacts how many are registered
    /// @param openTasks how many wait; `lateTasks` of them are overdue
    public record Row(UUID id, String number, UUID personId, String name, @Nullable String sex, @Nullable LocalDate birthDate, String state, Instant stateSince,
            @Nullable String source, @Nullable LocalDate onsetOn, @Nullable Instant suspectedAt, @Nullable Instant confirmedAt, @Nullable Instant dischargedAt,
            String place, @Nullable Integer age, @Nullable String severity, @Nullable String hospital, @Nullable String symptoms, @Nullable String infectedBy, @Nullable LocalDate exposedFrom,
            @Nullable LocalDate exposedTo, @Nullable String sourceReason, @Nullable String remarks, String disease, long contacts, long openTasks, long lateTasks) {
    }

    /// How many cases there are in all.
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The name of a disease.
    public Disease disease(String code) {
        return diseases.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    /// The number of the last row, behind which the next page begins.
    public String last() {
        return rows.isEmpty() ? "" : rows.getLast().number();
    }
}
