package org.zerospread.app.recruiting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.OwnFirm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ApplicationStepForm;
import org.zerospread.app.recruiting.Hiring;
import org.zerospread.app.recruiting.JobForm;
import org.zerospread.app.recruiting.Jobs;
import org.zerospread.app.recruiting.RecruitingAnswer;
import org.zerospread.app.store.DistrictClock;

/// A firm's own jobs, and who applies for them.
@Controller
class FirmJobsController {

    private static final String BASE = "/firm/jobs/applications";

    private final OwnFirm own;
    private final Jobs jobs;
    private final Hiring hiring;
    private final RecruitingQuery query;
    private final ApplicantsQuery applicants;
    private final DistrictClock clock;

    FirmJobsController(OwnFirm own, Jobs jobs, Hiring hiring, RecruitingQuery query, ApplicantsQuery applicants, DistrictClock clock) {
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
    @GetMapping("/firm/jobs")
    String list(HttpServletRequest request, Model model) {
        return show(firm(request), JobForm.empty(), List.of(), model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/jobs")
    String open(@ModelAttribute JobForm form, HttpServletRequest request, Model model) {
        Firm firm = firm(request);
        return switch (jobs.open(UUID.randomUUID(), firm, form)) {
            case RecruitingAnswer.Done done -> "redirect:/firm/jobs";
            case RecruitingAnswer.Refused(List<FormFault> faults) -> show(firm, form, faults, model);
        };
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/jobs/{id}/close")
    String close(@PathVariable UUID id, HttpServletRequest request, Model model) {
        Firm firm = firm(request);
        return switch (jobs.close(id, firm.id())) {
            case RecruitingAnswer.Done done -> "redirect:/firm/jobs";
            case RecruitingAnswer.Refused(List<FormFault> faults) -> show(firm, JobForm.empty(), faults, model);
        };
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/firm/jobs/applications/{id}")
    String one(@PathVariable UUID id, HttpServletRequest request, Model model) {
        return application(firm(request), id, ApplicationStepForm.empty(), List.of(), model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/jobs/applications/{id}/step")
    String advance(@PathVariable UUID id, @ModelAttribute ApplicationStepForm form, HttpServletRequest request, Model model) {
        Firm firm = firm(request);
        return answer(firm, id, form, hiring.advance(id, firm.id(), form), model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/jobs/applications/{id}/leave")
    String leave(@PathVariable UUID id, HttpServletRequest request, Model model) {
        Firm firm = firm(request);
        return answer(firm, id, ApplicationStepForm.empty(), hiring.leave(id, firm.id(), clock.today()), model);
    }

    private String answer(Firm firm, UUID id, ApplicationStepForm form, RecruitingAnswer answer, Model model) {
        return switch (answer) {
            case RecruitingAnswer.Done done -> "redirect:" + BASE + "/" + id;
            case RecruitingAnswer.Refused(List<FormFault> faults) -> application(firm, id, form, faults, model);
        };
    }

    private String application(Firm firm, UUID id, ApplicationStepForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", applicants.find(id, firm.id(), BASE, form, faults).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "recruiting/application";
    }

    private String show(Firm firm, JobForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", new RecruitingPage.JobList(firm.name(), query.listJobs(firm.id()), null, form, applicants.list(null, firm.id(), null).applicants(), faults));
        return "recruiting/job-list";
    }
}
