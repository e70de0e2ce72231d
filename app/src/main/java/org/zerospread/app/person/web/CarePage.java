package org.zerospread.app.person.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.MoveForm;

/// The form that refers a person, or moves him.
///
/// @param move what was typed of the move; null on the form that refers
/// @param to where he is cared for, as typed
public record CarePage(UUID person, String name, @Nullable MoveForm move, @Nullable String to, @Nullable String reason, List<FormFault> faults) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}
