package org.zerospread.app.recruiting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
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
import org.zerospread.app.access.OpenToAll;
import org.zerospread.app.access.PublicAllowance;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ApplicationForm;
import org.zerospread.app.recruiting.RecruitingAnswer;

/// Jobs and signed projects for everybody: to read, to apply, and to find one's own application again.
@Controller
class PublicJobsController {

    private final PublicQuery query;
    private final PublicDesk desk;
    private final PublicAllowance allowance;

    PublicJobsController(PublicQuery query, PublicDesk desk, PublicAllowance allowance) {
        this.query = query;
        this.desk = desk;
        this.allowance = allowance;
    }

    @OpenToAll
    @GetMapping("/jobs")
    String list(@RequestParam(defaultValue = "") String where, @RequestParam(defaultValue = "") String sector, @RequestParam(defaultValue = "") String town, @RequestParam(defaultValue = "") String wage,
            @RequestParam(required = false) @Nullable UUID after, Model model) {
        model.addAttribute("page", query.list(PublicDesk.filter(where, sector, town, wage), after));
        return "recruiting/jobs";
    }

    @OpenToAll
    @GetMapping("/jobs/{id}")
    String one(@PathVariable UUID id, Model model) {
        return show(id, ApplicationForm.empty(), null, List.of(), model);
    }

    /// What is typed here is kept for the firm and the district alone; nothing of anybody is answered.
    @OpenToAll
    @PostMapping("/jobs/{id}")
    String apply(@PathVariable UUID id, @ModelAttribute ApplicationForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Duration> wait = allowance.take(PublicDesk.APPLY, request.getRemoteAddr(), PublicDesk.MOST_APPLICATIONS);
        if (wait.isPresent()) {
            return show(id, form, null, List.of(tooMany(wait.get(), response)), model);
        }
        return switch (desk.apply(id, form)) {
            case RecruitingAnswer.Done(UUID application, String number) -> show(id, ApplicationForm.empty(), number, List.of(), model);
            case RecruitingAnswer.Refused(List<FormFault> faults) -> show(id, form, null, faults, model);
        };
    }

    @OpenToAll
    @GetMapping("/jobs/application")
    String own(Model model) {
        model.addAttribute("page", new JobPage.Own("", null, List.of()));
        return "recruiting/own";
    }

    @OpenToAll
    @PostMapping("/jobs/application")
    String lookUp(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "false") boolean withdraw, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Duration> wait = allowance.take(PublicDesk.LOOK_UP, request.getRemoteAddr(), PublicDesk.MOST_LOOK_UPS);
        if (wait.isPresent()) {
            model.addAttribute("page", new JobPage.Own(number, null, List.of(tooMany(wait.get(), response))));
            return "recruiting/own";
        }
        List<FormFault> faults = withdraw && desk.withdraw(number) instanceof RecruitingAnswer.Refused(List<FormFault> wrong) ? wrong : List.of();
        model.addAttribute("page", desk.lookUp(number, faults));
        return "recruiting/own";
    }

    @OpenToAll
    @GetMapping("/projects")
    String projects(Model model) {
        model.addAttribute("page", query.listSigned());
        return "recruiting/signed";
    }

    private static FormFault tooMany(Duration wait, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        return PublicDesk.tooMany(wait);
    }

    private String show(UUID id, ApplicationForm form, @Nullable String number, List<FormFault> faults, Model model) {
        JobPage.Job job = query.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new JobPage.One(job, form, number, faults));
        return "recruiting/job";
    }
}
