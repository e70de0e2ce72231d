package org.zerospread.app.recruiting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.OwnFirm;
import org.zerospread.app.recruiting.ApplicationStepForm;
import org.zerospread.app.recruiting.Hiring;
import org.zerospread.app.recruiting.JobForm;
import org.zerospread.app.recruiting.Jobs;
import org.zerospread.app.store.DistrictClock;

/// A firm's own jobs and applicants, for clients of the API.
@RestController
class FirmJobsApi {

    private final OwnFirm own;
    private final Jobs jobs;
    private final Hiring hiring;
    private final RecruitingQuery query;
    private final ApplicantsQuery applicants;
    private final DistrictClock clock;

    FirmJobsApi(OwnFirm own, Jobs jobs, Hiring hiring, RecruitingQuery query, ApplicantsQuery applicants, DistrictClock clock) {
        this.own = own;
        this.jobs = jobs;
        this.hiring = hiring;
        this.query = query;
        this.applicants = applicants;
        this.clock = clock;
    }

    private Firm firm(HttpServletRequest request) {
        return own.find(SignedIn.get(request)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/api/v1/firm/jobs")
    List<RecruitingPage.Job> list(HttpServletRequest request) {
        return query.listJobs(firm(request).id());
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/jobs")
    ResponseEntity<?> open(@RequestBody JobForm form, HttpServletRequest request) {
        return RecruitingApi.answer(jobs.open(UUID.randomUUID(), firm(request), form), HttpStatus.CREATED);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/jobs/{id}/close")
    ResponseEntity<?> close(@PathVariable UUID id, HttpServletRequest request) {
        return RecruitingApi.answer(jobs.close(id, firm(request).id()), HttpStatus.OK);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/api/v1/firm/applications")
    RecruitingPage.ApplicantList applications(@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable UUID after, HttpServletRequest request) {
        return applicants.list(ApplicationsController.state(state), firm(request).id(), after);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/api/v1/firm/applications/{id}")
    RecruitingApi.ApplicationTold application(@PathVariable UUID id, HttpServletRequest request) {
        return RecruitingApi.ApplicationTold.of(applicants.find(id, firm(request).id(), "", ApplicationStepForm.empty(), List.of()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/applications/{id}/step")
    ResponseEntity<?> step(@PathVariable UUID id, @RequestBody ApplicationStepForm form, HttpServletRequest request) {
        return RecruitingApi.answer(hiring.advance(id, firm(request).id(), form), HttpStatus.OK);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/applications/{id}/leave")
    ResponseEntity<?> leave(@PathVariable UUID id, HttpServletRequest request) {
        return RecruitingApi.answer(hiring.leave(id, firm(request).id(), clock.today()), HttpStatus.OK);
    }
}
