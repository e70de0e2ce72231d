package org.zerospread.app.recruiting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
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
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ApplicationStepForm;
import org.zerospread.app.recruiting.Hiring;
import org.zerospread.app.recruiting.RecruitingAnswer;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.recruiting.ApplicationState;

/// Applicants of a reader's regions, from the application to the hire.
@Controller
class ApplicationsController {

    private static final String BASE = "/recruiting/applications";

    private final Hiring hiring;
    private final ApplicantsQuery query;
    private final Exports exports;
    private final DistrictClock clock;

    ApplicationsController(Hiring hiring, ApplicantsQuery query, Exports exports, DistrictClock clock) {
        this.hiring = hiring;
        this.query = query;
        this.exports = exports;
        this.clock = clock;
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/recruiting/applications")
    String list(@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable UUID after, Model model) {
        model.addAttribute("page", query.list(state(state), null, after));
        return "recruiting/applicants";
    }

    /// The state with the name; null, for all, when there is none.
    static @Nullable ApplicationState state(String name) {
        return Arrays.stream(ApplicationState.values()).filter(one -> one.name().equalsIgnoreCase(name.strip())).findFirst().orElse(null);
    }

    @Requires({Right.RECRUIT_READ, Right.EXPORT})
    @GetMapping("/recruiting/applications.csv")
    void export(@RequestParam(defaultValue = "") String state, HttpServletRequest request, HttpServletResponse response) {
        List<RecruitingPage.Applicant> all = query.listAll(state(state));
        exports.send(request, response, "applications.csv", List.of("name", "phone", "post", "firm", "origin", "state", "state_on", "may_start", "may_start_from"), 0,
                all.stream().map(one -> Arrays.asList((Object) one.name(), one.phone(), one.post(), one.firm(), one.origin(), one.state().name(), one.since(), one.health() == null ? null : one.health().may(),
                        one.health() == null ? null : one.health().from().orElse(null))).toList());
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/recruiting/applications/{id}")
    String one(@PathVariable UUID id, Model model) {
        return show(id, ApplicationStepForm.empty(), List.of(), model);
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/recruiting/applications/{id}/step")
    String advance(@PathVariable UUID id, @ModelAttribute ApplicationStepForm form, Model model) {
        return answer(id, form, hiring.advance(id, null, form), model);
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/recruiting/applications/{id}/leave")
    String leave(@PathVariable UUID id, Model model) {
        return answer(id, ApplicationStepForm.empty(), hiring.leave(id, null, clock.today()), model);
    }

    private String answer(UUID id, ApplicationStepForm form, RecruitingAnswer answer, Model model) {
        return switch (answer) {
            case RecruitingAnswer.Done done -> "redirect:" + BASE + "/" + id;
            case RecruitingAnswer.Refused(List<FormFault> faults) -> show(id, form, faults, model);
        };
    }

    private String show(UUID id, ApplicationStepForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", query.find(id, null, BASE, form, faults).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "recruiting/application";
    }
}
