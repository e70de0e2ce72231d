package org.zerospread.app.screening.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zerospread.app.person.ArrivalForm;
import org.zerospread.app.person.FormFault;

/// The form for a returnee found at the door.
///
/// @param name masked
public record ReturneePage(UUID person, String name, ArrivalForm form, List<FormFault> faults) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}
