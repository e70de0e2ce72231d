package org.zerospread.app.quarantine.web;

import java.util.List;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.screening.Returnees;

/// Proposals that wait for a decision.
public record ProposalsPage(List<Returnees.Proposal> proposals, List<FormFault> faults) {
}
