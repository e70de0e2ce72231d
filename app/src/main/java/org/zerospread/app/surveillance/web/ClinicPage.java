package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.surveillance.TriageForm;
import org.zerospread.app.surveillance.TriageState;

/// The desk of the fever clinic: its questions, and the queues of a day.
///
/// @param known the person of whom the form is, where he is registered
/// @param maybe somebody registered who may be meant
/// @param desk the queue that is shown; empty for all
/// @param waiting how many are in the clinic, by desk
/// @param overdue reports that are late
public record ClinicPage(TriageForm form, List<FormFault> faults, @Nullable Known known, @Nullable Known maybe, String desk, LocalDate day, Map<String, Long> waiting, long overdue, List<Row> rows) {

    /// Somebody registered: enough to tell him from another.
    public record Known(UUID id, String name, @Nullable String sex, @Nullable LocalDate birthDate, String place) {
    }

    /// One visit of the day.
    ///
    /// @param temperature degrees Celsius, as it is written
    /// @param suspected whether a case was made of it
    public record Row(UUID id, int ticket, String desk, UUID personId, String name, @Nullable String sex, @Nullable String originClass, List<String> exposures, List<String> symptoms,
            @Nullable String temperature, String measure, TriageState state, Instant stateSince, Instant at, boolean suspected) {
    }

    /// What is wrong with a field, by its name or as a field of the journey.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field) || fault.field().equals("arrival." + field)).findFirst();
    }

    /// How many are in the clinic.
    public long allWaiting() {
        return waiting.values().stream().mapToLong(Long::longValue).sum();
    }
}
