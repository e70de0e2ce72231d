package org.zerospread.app.surveillance.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;

/// The form of one occasion.
///
/// @param household who lives with the case, to be picked
/// @param through contacts of the first degree, one of whom is named for the second
/// @param infectious first and last day of the case's infectious period, where it is known
public record ContactFormPage(UUID caseId, String number, String name, List<Choice> household, List<Choice> through, @Nullable LocalDate infectiousFrom, @Nullable LocalDate infectiousTo, String now,
        ContactForm form, List<FormFault> faults) {

    /// Somebody to choose.
    public record Choice(UUID id, String name, String what) {
    }

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}
