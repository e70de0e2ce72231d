package org.zerospread.app.officers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.officers.FirmProblems;
import org.zerospread.app.officers.FirmVisits;
import org.zerospread.app.officers.OfficersAnswer;
import org.zerospread.app.officers.ProblemForm;
import org.zerospread.app.officers.VisitForm;
import org.zerospread.app.person.FormFault;

/// Visits to come and made, and problems until they are confirmed as solved.
@Controller
class FirmVisitsController {

    private final FirmVisits visits;
    private final FirmProblems problems;
    private final FirmCareQuery query;
    private final FirmPages pages;

    FirmVisitsController(FirmVisits visits, FirmProblems problems, FirmCareQuery query, FirmPages pages) {
        this.visits = visits;
        this.problems = problems;
        this.query = query;
        this.pages = pages;
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/officers/visits")
    String due(@RequestParam(defaultValue = "MINE") FirmCare.Visiting view, Model model) {
        model.addAttribute("page", query.due(view));
        return "officers/visits";
    }

    @Requires(Right.OFFICER_VISIT)
    @PostMapping("/officers/firms/{id}/visits")
    String write(@PathVariable UUID id, @ModelAttribute VisitForm form, HttpServletRequest request, Model model) {
        return switch (visits.write(id, form)) {
            case OfficersAnswer.Done _ -> "redirect:/officers/firms/" + id;
            case OfficersAnswer.Refused(List<FormFault> faults) -> pages.show(id, form, ProblemForm.empty(), faults, request, model);
        };
    }

    @Requires(Right.OFFICER_VISIT)
    @PostMapping("/officers/firms/{id}/problems")
    String raise(@PathVariable UUID id, @ModelAttribute ProblemForm form, HttpServletRequest request, Model model) {
        return switch (problems.raise(id, form, false)) {
            case OfficersAnswer.Done _ -> "redirect:/officers/firms/" + id;
            case OfficersAnswer.Refused(List<FormFault> faults) -> pages.show(id, VisitForm.empty(), form, faults, request, model);
        };
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/officers/problems")
    String list(@RequestParam(defaultValue = "OPEN") FirmCare.View view, HttpServletRequest request, Model model) {
        return show(view, List.of(), request, model);
    }

    @Requires(Right.OFFICER_VISIT)
    @PostMapping("/officers/problems/{id}/own")
    String own(@PathVariable UUID id, @RequestParam(defaultValue = "") String owner, @RequestParam(defaultValue = "OPEN") FirmCare.View view, HttpServletRequest request, Model model) {
        return answered(problems.own(id, owner), view, request, model);
    }

    @Requires(Right.OFFICER_VISIT)
    @PostMapping("/officers/problems/{id}/solve")
    String solve(@PathVariable UUID id, @RequestParam(defaultValue = "") String solution, @RequestParam(defaultValue = "OPEN") FirmCare.View view, HttpServletRequest request, Model model) {
        return answered(problems.solve(id, solution), view, request, model);
    }

    @Requires(Right.ENTERPRISE_READ)
    @PostMapping("/officers/problems/{id}/confirm")
    String confirm(@PathVariable UUID id, @RequestParam(defaultValue = "true") boolean solved, @Nullable @RequestParam(required = false) String note,
            @RequestParam(defaultValue = "SOLVED") FirmCare.View view, HttpServletRequest request, Model model) {
        return answered(problems.confirm(id, null, oversees(request), solved, note), view, request, model);
    }

    static boolean oversees(HttpServletRequest request) {
        return SignedIn.get(request).may(Right.OFFICER_MANAGE);
    }

    private String answered(OfficersAnswer answer, FirmCare.View view, HttpServletRequest request, Model model) {
        return switch (answer) {
            case OfficersAnswer.Done _ -> "redirect:/officers/problems?view=" + view;
            case OfficersAnswer.Refused(List<FormFault> faults) -> show(view, faults, request, model);
        };
    }

    private String show(FirmCare.View view, List<FormFault> faults, HttpServletRequest request, Model model) {
        model.addAttribute("page", query.list(view, oversees(request), faults));
        return "officers/problems";
    }
}
