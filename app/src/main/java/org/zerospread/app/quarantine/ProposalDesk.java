package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.zerospread.app.screening.Returnees;
import org.zerospread.app.screening.ScreeningAnswer;

/// Decides on stays that screening proposed for returnees; accepting one opens it.
@Component
public class ProposalDesk {

    private final Returnees returnees;
    private final Stays stays;

    ProposalDesk(Returnees returnees, Stays stays) {
        this.returnees = returnees;
        this.stays = stays;
    }

    /// Accepts a proposal, which opens the stay from its first day, or declines it with a reason.
    @Transactional
    public ScreeningAnswer<Returnees.Proposal> decide(UUID id, boolean accept, @Nullable String reason) {
        ScreeningAnswer<Returnees.Proposal> answer = returnees.decide(id, accept ? Returnees.Decision.ACCEPTED : Returnees.Decision.DECLINED, reason);
        if (accept && answer instanceof ScreeningAnswer.Done<Returnees.Proposal>(Returnees.Proposal proposal)) {
            LocalDate start = Objects.requireNonNull(proposal.startsOn());
            Stays.Receipt receipt = stays.open(List.of(new StayDraft(UUID.randomUUID(), proposal.person(), StayReason.KEY_AREA_ARRIVAL, start)));
            if (receipt.opened() == 0) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return ScreeningAnswer.refuse("returnee", "SCR-016", "此人已在隔离中:请写明原因后不采纳", "he is in quarantine already: decline with that reason");
            }
        }
        return answer;
    }
}
