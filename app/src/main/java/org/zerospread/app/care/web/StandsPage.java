package org.zerospread.app.care.web;

import java.util.List;
import java.util.Optional;
import org.zerospread.app.care.Stands;
import org.zerospread.app.person.FormFault;

/// The directory of stands, and the form that adds one.
public record StandsPage(String words, List<Stands.Stand> stands, Stands.Form form, List<FormFault> faults) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}
