package org.zerospread.app.officers.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.officers.OfficerForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.officers.OfficerKind;

/// The register of officers of one kind.
///
/// @param counts how many officers of each kind
/// @param without how many firms have no officer of each kind
/// @param firms how many firms there are
/// @param proposal a search that runs or waits for a decision; null for none
public record OfficersPage(OfficerKind kind, Map<OfficerKind, Long> counts, Map<OfficerKind, Long> without, long firms, @Nullable UUID proposal, List<Row> rows, OfficerForm form,
        List<FormFault> faults) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /// One officer.
    ///
    /// @param points the work of his firms
    /// @param visitedOn day of his last visit
    public record Row(UUID id, OfficerKind kind, String name, String organisation, String place, List<String> skills, int capacity, int firms, int points, @Nullable LocalDate visitedOn,
            @Nullable String username) {
    }
}
