package org.zerospread.app.situation;

import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditRoots;
import org.zerospread.app.care.Needs;
import org.zerospread.app.grading.RiskLevels;
import org.zerospread.app.officers.FirmProblems;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.quarantine.StaysReleased;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.CaseConfirmed;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.ContactDesk;
import org.zerospread.engine.region.RegionCode;

/// What each new day brings of itself: stages end and begin, contacts are released, standing needs become errands, late problems of enterprises go one rung up, rehabilitated cases are closed, the
/// risk level is assessed, and the audit trail of the day before gets its signed root. Run again on the same day it changes nothing.
@Component
public class DailyRound {

    private final Stays stays;
    private final ContactDesk contacts;
    private final CaseDesk cases;
    private final RiskLevels levels;
    private final Regions regions;
    private final AuditRoots roots;
    private final Needs needs;
    private final FirmProblems problems;
    private final DistrictClock clock;

    DailyRound(Stays stays, ContactDesk contacts, CaseDesk cases, RiskLevels levels, Regions regions, AuditRoots roots, Needs needs, FirmProblems problems, DistrictClock clock) {
        this.needs = needs;
        this.problems = problems;
        this.roots = roots;
        this.stays = stays;
        this.contacts = contacts;
        this.cases = cases;
        this.levels = levels;
        this.regions = regions;
        this.clock = clock;
    }

    /// The round of a day, in one transaction.
    @Transactional
    public RiskLevels.Finding run(RegionCode district, LocalDate today) {
        roots.sign(district.value(), today.minusDays(1));
        stays.advance(today);
        contacts.releaseDue(today);
        needs.bring(today);
        problems.escalate(today);
        return assess(district, today);
    }

    /// Assesses the risk level on a day from the confirmed cases.
    @Transactional
    public RiskLevels.Finding assess(RegionCode district, LocalDate today) {
        return levels.assess(district, today);
    }

    /// Confirms a proposed fall of the risk level, in the name of the thread's actor, for a reason.
    @Transactional
    public RiskLevels.Confirmation confirmFall(RegionCode district, LocalDate today, String reason) {
        return levels.confirmFall(district, today, reason);
    }

    /// Who ends his rehabilitation, by the round or by the last result that was awaited, is a closed case.
    @EventListener
    void on(StaysReleased news) {
        for (Stays.Released stay : news.released()) {
            if (stay.reason() == StayReason.CASE_DISCHARGED) {
                cases.advance(stay.person(), CaseState.CLOSED, clock.startOf(clock.today()), "康复隔离期满");
            }
        }
    }

    /// A new confirmed case may raise the level; a rise does not wait for the next round.
    @EventListener
    void on(CaseConfirmed news) {
        regions.findServed().ifPresent(district -> assess(district, news.on()));
    }
}
