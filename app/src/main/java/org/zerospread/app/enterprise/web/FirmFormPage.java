package org.zerospread.app.enterprise.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.enterprise.FirmForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.resumption.IndustryCode;

/// The form of a firm.
///
/// @param id null for a new one
public record FirmFormPage(@Nullable UUID id, FirmForm form, List<FormFault> faults) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /// The sections of industries with their divisions, to choose from.
    public List<IndustryCode.Section> sections() {
        return IndustryCode.listSections();
    }
}
