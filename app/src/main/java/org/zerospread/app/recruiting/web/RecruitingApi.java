package org.zerospread.app.recruiting.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.recruiting.ApplicationStepForm;
import org.zerospread.app.recruiting.Hiring;
import org.zerospread.app.recruiting.ProjectForm;
import org.zerospread.app.recruiting.ProjectStepForm;
import org.zerospread.app.recruiting.Projects;
import org.zerospread.app.recruiting.RecruitingAnswer;
import org.zerospread.app.recruiting.RecruitingFigures;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionRange;

/// Projects, applications and hires, for clients of the API.
@RestController
class RecruitingApi {

    private final Projects projects;
    private final Hiring hiring;
    private final RecruitingQuery query;
    private final ApplicantsQuery applicants;
    private final RecruitingFigures figures;
    private final DistrictClock clock;

    RecruitingApi(Projects projects, Hiring hiring, RecruitingQuery query, ApplicantsQuery applicants, RecruitingFigures figures, DistrictClock clock) {
        this.projects = projects;
        this.hiring = hiring;
        this.query = query;
        this.applicants = applicants;
        this.figures = figures;
        this.clock = clock;
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/api/v1/projects")
    List<RecruitingPage.Project> projects() {
        return query.listProjects();
    }

    /// A project with its stages.
    record ProjectTold(RecruitingPage.Project project, List<RecruitingPage.Step> stages) {
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/api/v1/projects/{id}")
    ProjectTold project(@PathVariable UUID id) {
        RecruitingPage.ProjectFile file = query.findProject(id, ProjectStepForm.empty(), List.of()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new ProjectTold(file.project(), file.steps());
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/api/v1/projects")
    ResponseEntity<?> open(@RequestBody ProjectForm form) {
        return answer(projects.open(UUID.randomUUID(), form), HttpStatus.CREATED);
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/api/v1/projects/{id}/stage")
    ResponseEntity<?> advance(@PathVariable UUID id, @RequestBody ProjectStepForm form) {
        return answer(projects.advance(id, form), HttpStatus.OK);
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/api/v1/applications")
    RecruitingPage.ApplicantList applications(@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable UUID after) {
        return applicants.list(ApplicationsController.state(state), null, after);
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/api/v1/applications/{id}")
    ApplicationTold application(@PathVariable UUID id) {
        return ApplicationTold.of(applicants.find(id, null, "", ApplicationStepForm.empty(), List.of()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /// An application with its steps.
    record ApplicationTold(RecruitingPage.Applicant applicant, UUID job, @Nullable String message, @Nullable LocalDate arrivedOn, boolean fever, boolean contact, @Nullable String interviewLink,
            @Nullable LocalDate startOn, @Nullable LocalDate leftOn, List<RecruitingPage.Taken> steps) {

        static ApplicationTold of(RecruitingPage.ApplicationFile file) {
            return new ApplicationTold(file.applicant(), file.job(), file.message(), file.arrivedOn(), file.fever(), file.contact(), file.interviewLink(), file.startOn(), file.leftOn(), file.steps());
        }
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/api/v1/applications/{id}/step")
    ResponseEntity<?> step(@PathVariable UUID id, @RequestBody ApplicationStepForm form) {
        return answer(hiring.advance(id, null, form), HttpStatus.OK);
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/api/v1/applications/{id}/leave")
    ResponseEntity<?> leave(@PathVariable UUID id) {
        return answer(hiring.leave(id, null, clock.today()), HttpStatus.OK);
    }

    /// Totals up to a day as known now, and hires by day.
    record Figures(LocalDate date, int recruitsTotal, int projectsSigned, long projectsAmountYuan, List<RecruitingFigures.Day> hires) {
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/api/v1/recruiting")
    Figures figures(@RequestParam(required = false) @Nullable LocalDate date) {
        LocalDate day = date == null ? clock.today() : date;
        RegionRange inside = Jurisdiction.find().map(Jurisdiction::range).orElseThrow();
        RecruitingFigures.Totals totals = figures.upTo(inside, day, clock.instant());
        return new Figures(day, totals.recruited(), totals.signed(), totals.signedYuan(), figures.listHires(inside, day));
    }

    /// 404 for what is not here, 409 for a step out of order or a place that is taken, 422 for fields.
    static ResponseEntity<?> answer(RecruitingAnswer answer, HttpStatus done) {
        return switch (answer) {
            case RecruitingAnswer.Done(UUID id, String number) -> {
                Map<String, Object> told = new LinkedHashMap<>(Map.of("id", id));
                if (number != null) {
                    told.put("number", number);
                }
                yield ResponseEntity.status(done).body(told);
            }
            case RecruitingAnswer.Refused(List<FormFault> faults) -> FormRefusal.of(switch (faults.getFirst().code()) {
                case "RCR-006" -> HttpStatus.NOT_FOUND;
                case "RCR-004", "RCR-010", "RCR-012", "RCR-013", "RCR-014" -> HttpStatus.CONFLICT;
                default -> HttpStatus.UNPROCESSABLE_CONTENT;
            }, "Nothing was changed", faults);
        };
    }
}
