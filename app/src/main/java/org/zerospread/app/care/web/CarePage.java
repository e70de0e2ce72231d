package org.zerospread.app.care.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.care.NeedForm;
import org.zerospread.app.person.FormFault;

/// The errands of a reader's regions.
///
/// @param view which of them
/// @param counts how many are in each view
public record CarePage(View view, LocalDate day, Map<View, Long> counts, List<Row> rows, List<FormFault> faults) {

    /// Which errands.
    public enum View {
        /// Due today or overdue.
        DUE, OVERDUE,
        /// Open and given to the reader.
        MINE,
        /// Open and due later.
        LATER,
        /// Done or dropped lately.
        CLOSED
    }

    /// One errand.
    ///
    /// @param place town and village
    /// @param where address, or site and room
    /// @param everyDays null for a need of once
    /// @param doer name of the account, or the name written
    public record Row(UUID id, UUID needId, UUID personId, String name, String place, @Nullable String where, String kind, String what, @Nullable Integer everyDays, LocalDate dueOn, boolean overdue,
            @Nullable String doer, String state, @Nullable Instant closedAt, @Nullable String closedBy, @Nullable String note, @Nullable Integer paidCents) {

        /// Yuan and cents.
        public @Nullable String paid() {
            return paidCents == null ? null : "%d.%02d".formatted(paidCents / 100, paidCents % 100);
        }
    }

    /// The form of a need, and what is known of him already.
    public record Need(UUID person, String name, String place, @Nullable String where, NeedForm form, List<Standing> standing, List<Row> errands, List<FormFault> faults) {

        /// What is wrong with a field.
        public Optional<FormFault> fault(String field) {
            return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
        }
    }

    /// A need that comes again.
    public record Standing(UUID id, String kind, String what, int everyDays, LocalDate firstOn, @Nullable LocalDate lastOn, @Nullable String doer) {
    }
}
