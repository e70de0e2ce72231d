package org.zerospread.app.screening.web;

import java.util.List;
import java.util.Optional;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.screening.Rounds;
import org.zerospread.app.screening.ScreeningPolicy;

/// All rounds, and the form that opens one.
public record RoundsPage(List<Rounds.Round> rounds, ScreeningPolicy policy, Rounds.RoundForm form, List<FormFault> faults) {

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}
