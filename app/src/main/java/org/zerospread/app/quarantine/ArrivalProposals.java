package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.screening.Returnees;
import org.zerospread.app.screening.ScreeningAnswer;
import org.zerospread.app.screening.StayProposer;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.Schedule;

/// Which stay a returnee should begin, and its opening once somebody with the right accepts it.
@Component
public class ArrivalProposals implements StayProposer {

    private final JdbcClient sql;
    private final PlanBook plans;

    ArrivalProposals(JdbcClient sql, PlanBook plans) {
        this.sql = sql;
        this.plans = plans;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProposedStay> propose(PersonId person, OriginClass origin, LocalDate foundOn) {
        boolean running = sql.sql("select exists (select from quarantine.stay where person_id = :person and state = 'RUNNING')").param("person", person.value())
                .query(Boolean.class).single();
        if (origin != OriginClass.KEY_AREA || running) {
            return Optional.empty();
        }
        Plan plan = plans.planFor(StayReason.KEY_AREA_ARRIVAL, foundOn);
        return Optional.of(new ProposedStay(plan.code(), plan.titleZh(), plan.titleEn(), foundOn, Schedule.of(plan, foundOn).release()));
    }

    /// Decides on the proposals of `screening`: its own bean, because `screening` asks the outer one.
    @Component
    public static class Decisions {

        private final Returnees returnees;
        private final Stays stays;

        Decisions(Returnees returnees, Stays stays) {
            this.returnees = returnees;
            this.stays = stays;
        }

        /// Accepts a proposal, which opens the stay, or declines it.
        @Transactional
        public ScreeningAnswer<Returnees.Proposal> decide(UUID id, boolean accept, @Nullable String reason) {
            ScreeningAnswer<Returnees.Proposal> answer = returnees.decide(id, accept ? Returnees.Decision.ACCEPTED : Returnees.Decision.DECLINED, reason);
            if (accept && answer instanceof ScreeningAnswer.Done<Returnees.Proposal>(Returnees.Proposal proposal)) {
                LocalDate start = java.util.Objects.requireNonNull(proposal.startsOn());
                Stays.Receipt receipt = stays.open(List.of(new StayDraft(UUID.randomUUID(), proposal.person(), StayReason.KEY_AREA_ARRIVAL, start)));
                if (receipt.opened() == 0) {
                    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                    return ScreeningAnswer.refuse("returnee", "SCR-016", "此人已在隔离中:请写明原因后不采纳", "he is in quarantine already: decline with that reason");
                }
            }
            return answer;
        }
    }
}
