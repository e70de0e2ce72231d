package org.zerospread.app.screening.web;

import java.util.List;
import java.util.Optional;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.screening.Assignments;
import org.zerospread.app.screening.Rounds;
import org.zerospread.app.screening.ScreeningPolicy;

/// One round with its questions and who visits what.
public record RoundPage(Rounds.Round round, ScreeningPolicy policy, List<Assignments.Row> assignments, List<Assignments.Worker> workers, Assignments.AssignmentForm form,
        List<FormFault> faults) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}
