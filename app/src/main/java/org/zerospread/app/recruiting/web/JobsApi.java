package org.zerospread.app.recruiting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.access.PublicAllowance;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.recruiting.ApplicationForm;
import org.zerospread.app.recruiting.JobForm;
import org.zerospread.app.recruiting.Jobs;

/// Jobs, for clients of the API: open to all to read and to apply; opened and closed by officials.
@RestController
class JobsApi {

    private final Jobs jobs;
    private final Firms firms;
    private final PublicQuery query;
    private final PublicDesk desk;
    private final PublicAllowance allowance;

    JobsApi(Jobs jobs, Firms firms, PublicQuery query, PublicDesk desk, PublicAllowance allowance) {
        this.jobs = jobs;
        this.firms = firms;
        this.query = query;
        this.desk = desk;
        this.allowance = allowance;
    }

    /// A page of jobs.
    ///
    /// @param next id to ask for the next page with, as `after`
    record Page(long found, List<JobPage.Job> jobs, @Nullable UUID next) {
    }

    @OpenToAll
    @GetMapping("/api/v1/jobs")
    Page list(@RequestParam(defaultValue = "") String where, @RequestParam(defaultValue = "") String sector, @RequestParam(defaultValue = "") String town, @RequestParam(defaultValue = "") String wage,
            @RequestParam(required = false) @Nullable UUID after) {
        JobPage page = query.list(PublicDesk.filter(where, sector, town, wage), after);
        return new Page(page.found(), page.jobs(), page.more());
    }

    @OpenToAll
    @GetMapping("/api/v1/jobs/{id}")
    JobPage.Job one(@PathVariable UUID id) {
        return query.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @OpenToAll
    @PostMapping("/api/v1/jobs/{id}/applications")
    ResponseEntity<?> apply(@PathVariable UUID id, @RequestBody ApplicationForm form, HttpServletRequest request) {
        Optional<Duration> wait = allowance.take(PublicDesk.APPLY, request.getRemoteAddr(), PublicDesk.MOST_APPLICATIONS);
        return wait.isPresent() ? tooMany(wait.get()) : RecruitingApi.answer(desk.apply(id, form), HttpStatus.CREATED);
    }

    /// The number of somebody's own application.
    record Number(@Nullable String number, @Nullable Boolean withdraw) {
    }

    @OpenToAll
    @PostMapping("/api/v1/jobs/application")
    ResponseEntity<?> lookUp(@RequestBody Number own, HttpServletRequest request) {
        Optional<Duration> wait = allowance.take(PublicDesk.LOOK_UP, request.getRemoteAddr(), PublicDesk.MOST_LOOK_UPS);
        if (wait.isPresent()) {
            return tooMany(wait.get());
        }
        String number = own.number() == null ? "" : own.number();
        if (Boolean.TRUE.equals(own.withdraw())) {
            return RecruitingApi.answer(desk.withdraw(number), HttpStatus.OK);
        }
        JobPage.Own found = desk.lookUp(number, List.of());
        return found.told() == null ? FormRefusal.of(HttpStatus.NOT_FOUND, "No such application", found.faults()) : ResponseEntity.ok(found.told());
    }

    private static ResponseEntity<?> tooMany(Duration wait) {
        ResponseEntity<?> refusal = FormRefusal.of(HttpStatus.TOO_MANY_REQUESTS, "Too often", List.of(PublicDesk.tooMany(wait)));
        return ResponseEntity.status(refusal.getStatusCode()).header("Retry-After", Long.toString(wait.toSeconds() + 1)).body(refusal.getBody());
    }

    @OpenToAll
    @GetMapping("/api/v1/projects/signed")
    Map<String, Object> signed() {
        JobPage.SignedList list = query.listSigned();
        return Map.of("signed", list.projects().size(), "amount_yuan", list.sumYuan(), "projects", list.projects());
    }

    /// A job of a firm.
    record FirmJob(@Nullable String creditCode, @Nullable String post, @Nullable String places, @Nullable String wageFrom, @Nullable String wageTo, @Nullable String needs, @Nullable String validUntil) {

        JobForm form() {
            return new JobForm(post, places, wageFrom, wageTo, needs, validUntil);
        }
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/api/v1/jobs")
    ResponseEntity<?> open(@RequestBody FirmJob job) {
        Optional<Firm> firm = firms.findByCode(job.creditCode() == null ? "" : job.creditCode().strip());
        return firm.isEmpty() ? FormRefusal.of(HttpStatus.NOT_FOUND, "Nothing was changed", List.of(JobsDeskController.unknownFirm()))
                : RecruitingApi.answer(jobs.open(UUID.randomUUID(), firm.get(), job.form()), HttpStatus.CREATED);
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/api/v1/jobs/{id}/close")
    ResponseEntity<?> close(@PathVariable UUID id) {
        return RecruitingApi.answer(jobs.close(id, null), HttpStatus.OK);
    }
}
