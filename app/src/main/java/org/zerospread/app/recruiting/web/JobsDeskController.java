package org.zerospread.app.recruiting.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ApplicationForm;
import org.zerospread.app.recruiting.Applications;
import org.zerospread.app.recruiting.JobForm;
import org.zerospread.app.recruiting.Jobs;
import org.zerospread.app.recruiting.RecruitingAnswer;

/// Jobs of the firms of a reader's regions; an official opens one for a firm without an account, and applies for somebody without a telephone of the time.
@Controller
class JobsDeskController {

    private final Jobs jobs;
    private final Firms firms;
    private final Applications applications;
    private final RecruitingQuery query;
    private final PublicQuery published;

    JobsDeskController(Jobs jobs, Firms firms, Applications applications, RecruitingQuery query, PublicQuery published) {
        this.jobs = jobs;
        this.firms = firms;
        this.applications = applications;
        this.query = query;
        this.published = published;
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/recruiting/jobs")
    String list(Model model) {
        return show(null, JobForm.empty(), List.of(), model);
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/recruiting/jobs")
    String open(@RequestParam(defaultValue = "") String creditCode, @ModelAttribute JobForm form, Model model) {
        Optional<Firm> firm = firms.findByCode(creditCode.strip());
        if (firm.isEmpty()) {
            return show(creditCode, form, List.of(unknownFirm()), model);
        }
        return switch (jobs.open(UUID.randomUUID(), firm.get(), form)) {
            case RecruitingAnswer.Done done -> "redirect:/recruiting/jobs";
            case RecruitingAnswer.Refused(List<FormFault> faults) -> show(creditCode, form, faults, model);
        };
    }

    static FormFault unknownFirm() {
        return new FormFault("credit_code", "RCR-006", "本辖区没有这个统一社会信用代码的企业", "no firm with this credit code here");
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/recruiting/jobs/{id}/close")
    String close(@PathVariable UUID id, Model model) {
        return switch (jobs.close(id, null)) {
            case RecruitingAnswer.Done done -> "redirect:/recruiting/jobs";
            case RecruitingAnswer.Refused(List<FormFault> faults) -> show(null, JobForm.empty(), faults, model);
        };
    }

    @Requires(Right.RECRUIT_WRITE)
    @GetMapping("/recruiting/jobs/{id}/apply")
    String form(@PathVariable UUID id, Model model) {
        return form(id, ApplicationForm.empty(), List.of(), model);
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/recruiting/jobs/{id}/apply")
    String apply(@PathVariable UUID id, @ModelAttribute ApplicationForm form, Model model) {
        return switch (applications.apply(UUID.randomUUID(), id, form, Applications.Source.OFFICE)) {
            case RecruitingAnswer.Done done -> "redirect:/recruiting/applications/" + done.id();
            case RecruitingAnswer.Refused(List<FormFault> faults) -> form(id, form, faults, model);
        };
    }

    private String form(UUID id, ApplicationForm form, List<FormFault> faults, Model model) {
        JobPage.Job job = published.find(id).filter(one -> query.listJobs(null).stream().anyMatch(own -> own.id().equals(id))).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new RecruitingPage.ForSomebody(id, job.post(), job.firm(), form, faults));
        return "recruiting/for-somebody";
    }

    private String show(@Nullable String creditCode, JobForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", new RecruitingPage.JobList(null, query.listJobs(null), creditCode, form, List.of(), faults));
        return "recruiting/job-list";
    }
}
