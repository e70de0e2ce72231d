package org.zerospread.app.quarantine;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.screening.StayProposer;
import org.zerospread.engine.grading.OriginClass;
import org.zerospread.engine.plan.Plan;
import org.zerospread.engine.plan.Schedule;

/// Which stay a returnee should begin.
@Component
class ArrivalProposals implements StayProposer {

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
}
