package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.engine.disease.Judgement;
import org.zerospread.engine.triage.DeskRoute;
import org.zerospread.engine.triage.TriageDecision;

/// One visit: desk, way and reason; the way through the clinic; the suspicion with its clock; results.
///
/// @param decision the policy's answer to what was said; null when another edition decided
/// @param tests of the person of the last 30 days, the newest first
/// @param judgement what he is by the definitions of the outbreak's disease, by triage and tests alone; null where no edition is in force
/// @param missing why the suspicion cannot be taken back yet, in Chinese and English; null when it can, or when there is none
/// @param positive whether the last nucleic-acid test since he came is positive
public record VisitPage(ClinicPage.Row visit, ClinicPage.Known person, DeskRoute route, @Nullable TriageDecision decision, List<Step> steps, @Nullable Suspicion suspicion, List<Test> tests,
        @Nullable Judgement judgement, @Nullable FormFault missing, boolean positive, LocalDateTime now, List<FormFault> faults) {

    /// A step of the way.
    public record Step(String state, Instant at, String by) {
    }

    /// The case of the visit, and its clock where one runs.
    public record Suspicion(UUID caseId, String number, CaseState state, ReportsPage.@Nullable Clock clock) {
    }

    /// A test and its result.
    public record Test(String method, Instant sampledAt, String result, Instant resultedAt) {
    }

    /// The same with what was refused.
    VisitPage with(List<FormFault> refused) {
        return new VisitPage(visit, person, route, decision, steps, suspicion, tests, judgement, missing, positive, now, refused);
    }
}
