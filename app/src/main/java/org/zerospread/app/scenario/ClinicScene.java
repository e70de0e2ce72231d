package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.CaseTasks;
import org.zerospread.app.surveillance.ReportClock;
import org.zerospread.app.surveillance.TriageAnswers;
import org.zerospread.app.surveillance.TriageDesk;
import org.zerospread.app.surveillance.TriageState;
import org.zerospread.engine.region.RegionCode;

/// Plays what happens at the fever clinic: the desk, the doctor, the suspicion and its report.
@Component
class ClinicScene {

    private final TriageDesk desk;
    private final ReportClock reports;
    private final CaseTasks tasks;
    private final DistrictClock clock;

    ClinicScene(TriageDesk desk, ReportClock reports, CaseTasks tasks, DistrictClock clock) {
        this.tasks = tasks;
        this.desk = desk;
        this.reports = reports;
        this.clock = clock;
    }

    /// He comes to the desk with the signs of the scene.
    ///
    /// @param origin null for one who did not come from elsewhere; he was exposed here
    void arrive(UUID visit, PersonId person, @Nullable RegionCode origin, Scenario.Clinic scene) {
        done(desk.receive(visit, person, new TriageAnswers(origin, origin == null ? Set.copyOf(scene.exposures()) : Set.of(), Set.copyOf(scene.symptoms()), scene.temperatureCelsius())));
    }

    /// He is called, seen, and a sample is taken.
    void see(UUID visit) {
        for (TriageState state : List.of(TriageState.CALLED, TriageState.SEEN, TriageState.TESTED)) {
            done(desk.step(visit, state));
        }
    }

    /// He is suspected, and stays.
    void suspect(UUID visit, @Nullable LocalDate onset) {
        done(desk.suspect(visit, onset, null));
        done(desk.step(visit, TriageState.HOSPITALISED));
    }

    /// The case is investigated, by an invented group.
    void investigate(CaseId caseId) {
        if (tasks.investigated(caseId, "流调一组", "虚构", clock.instant()) instanceof CaseAnswer.Refused refused) {
            throw new ScenarioConflict(refused.toString());
        }
    }

    /// The suspicion is in the network, under an invented number.
    void report(CaseId caseId) {
        String number = "虚构" + DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT).format(LocalDateTime.ofInstant(clock.instant(), clock.getZone()));
        if (reports.report(caseId, number, clock.instant()) instanceof CaseAnswer.Refused refused) {
            throw new ScenarioConflict(refused.toString());
        }
    }

    private static void done(TriageDesk.Answer answer) {
        if (answer instanceof TriageDesk.Answer.Refused refused) {
            throw new ScenarioConflict(refused.faults().toString());
        }
    }
}
