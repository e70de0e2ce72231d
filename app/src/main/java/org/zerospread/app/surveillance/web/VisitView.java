package org.zerospread.app.surveillance.web;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseJudge;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.Exclusions;
import org.zerospread.engine.triage.Desk;
import org.zerospread.engine.triage.Exclusion;
import org.zerospread.engine.triage.TriageDecision;
import org.zerospread.engine.triage.TriagePolicy;

/// Puts together all that hangs on a visit.
@Component
class VisitView {

    /// How far back tests are shown.
    private static final Duration SHOWN = Duration.ofDays(30);

    private final ClinicQuery clinic;
    private final ReportsQuery reports;
    private final Exclusions exclusions;
    private final TriagePolicy policy;
    private final CaseJudge judge;
    private final DistrictClock clock;

    VisitView(ClinicQuery clinic, ReportsQuery reports, Exclusions exclusions, TriagePolicy policy, CaseJudge judge, DistrictClock clock) {
        this.judge = judge;
        this.clinic = clinic;
        this.reports = reports;
        this.exclusions = exclusions;
        this.policy = policy;
        this.clock = clock;
    }

    /// A visit within the present jurisdiction.
    @Transactional(readOnly = true)
    Optional<VisitPage> find(UUID id) {
        return clinic.find(id).map(this::page);
    }

    private VisitPage page(ClinicPage.Row visit) {
        TriageDecision decided = policy.decide(ClinicQuery.facts(visit));
        boolean same = decided.route().desk().name().equals(visit.desk()) && decided.measure().name().equals(visit.measure());
        Optional<VisitPage.Suspicion> suspicion = clinic.findSuspicion(visit.id())
                .map(one -> new VisitPage.Suspicion(one.caseId(), one.number(), one.state(), reports.find(one.caseId()).orElse(null)));
        List<VisitPage.Test> tests = clinic.listTests(visit.personId(), visit.at().minus(SHOWN));
        FormFault missing = suspicion.filter(one -> one.state() == CaseState.SUSPECTED).flatMap(one -> missing(new PersonId(visit.personId()))).orElse(null);
        boolean positive = tests.stream().filter(test -> test.method().equals("PCR") && !test.sampledAt().isBefore(visit.at())).findFirst().map(test -> test.result().equals("POSITIVE")).orElse(false);
        return new VisitPage(visit, clinic.findKnown(visit.personId()).orElseThrow(), policy.route(Desk.valueOf(visit.desk())), same ? decided : null, clinic.listSteps(visit.id()),
                suspicion.orElse(null), tests,
                judge.findOf(new PersonId(visit.personId()), visit.at()).map(CaseJudge.Known::judgement).orElse(null), missing, positive, LocalDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.MINUTES), List.of());
    }

    private Optional<FormFault> missing(PersonId person) {
        return switch (exclusions.judge(person, clock.instant())) {
            case Exclusion.Holds holds -> Optional.empty();
            case Exclusion.Missing missing -> {
                CaseAnswer.Refused refused = exclusions.refusal(missing);
                yield Optional.of(new FormFault("exclude", refused.code(), refused.zh(), refused.en(), List.of()));
            }
        };
    }
}
