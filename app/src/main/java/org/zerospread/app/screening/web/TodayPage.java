package org.zerospread.app.screening.web;

import java.util.List;
import java.util.Set;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.screening.DayList;
import org.zerospread.app.screening.Returnees;

/// A worker's list of the day.
///
/// @param found returnees whom he found today
/// @param done outcome of the visit just sent; empty for none
public record TodayPage(DayList.Today today, List<Returnees.Proposal> found, String done, List<FormFault> faults) {

    private static final Set<String> DONE = Set.of("MET", "ABSENT", "REFUSED", "RETURNEE", "WITHDRAWN");

    /// Whether something was just sent.
    public boolean isDone() {
        return DONE.contains(done);
    }
}
