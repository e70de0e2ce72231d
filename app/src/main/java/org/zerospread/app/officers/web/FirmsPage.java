package org.zerospread.app.officers.web;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.officers.Assignment;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.officers.OfficerKind;

/// Firms with their three officers.
///
/// @param words what was searched for
/// @param missing whether only those are shown that lack one
/// @param more whether there are more than are shown
public record FirmsPage(String words, boolean missing, List<Row> rows, boolean more) {

    /// One firm.
    public record Row(UUID id, String name, String place, String industry, String priority, int staff, Map<OfficerKind, Named> officers) {

        public Row {
            officers = officers.isEmpty() ? Map.of() : new EnumMap<>(officers);
        }

        /// Its officer of a kind.
        public @Nullable Named officer(OfficerKind kind) {
            return officers.get(kind);
        }
    }

    /// An officer as a firm has him.
    public record Named(String name, String organisation, boolean pinned) {
    }

    /// One firm with who answers for it, who did, and whom it could have.
    ///
    /// @param choices of each kind, officers with room for one more, the nearest first
    public record One(Row firm, List<Assignment> assignments, Map<OfficerKind, List<Choice>> choices, LocalDate day, List<FormFault> faults) {

        /// The present officer of a kind.
        public @Nullable Assignment present(OfficerKind kind) {
            return assignments.stream().filter(one -> one.kind() == kind && one.untilOn() == null).findFirst().orElse(null);
        }

        /// Who had it before.
        public List<Assignment> before() {
            return assignments.stream().filter(one -> one.untilOn() != null).toList();
        }
    }

    /// An officer who could take a firm.
    public record Choice(UUID id, String name, String organisation, int firms, int capacity, int km, boolean knows) {
    }
}
