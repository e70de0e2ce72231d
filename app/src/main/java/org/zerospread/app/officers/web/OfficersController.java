package org.zerospread.app.officers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.officers.FirmOfficers;
import org.zerospread.app.officers.OfficerForm;
import org.zerospread.app.officers.Officers;
import org.zerospread.app.officers.OfficersAnswer;
import org.zerospread.app.officers.ProblemForm;
import org.zerospread.app.officers.VisitForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.officers.OfficerKind;

/// The register of officers, and firms with their three.
@Controller
class OfficersController {

    private final Officers officers;
    private final FirmOfficers firmOfficers;
    private final OfficersQuery query;
    private final FirmPages pages;

    OfficersController(Officers officers, FirmOfficers firmOfficers, OfficersQuery query, FirmPages pages) {
        this.officers = officers;
        this.firmOfficers = firmOfficers;
        this.query = query;
        this.pages = pages;
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/officers")
    String list(@RequestParam(defaultValue = "GUIDE") OfficerKind kind, Model model) {
        return show(kind, OfficerForm.empty(), List.of(), model);
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/officers")
    String enter(@ModelAttribute OfficerForm form, @RequestParam(name = "of", defaultValue = "GUIDE") OfficerKind kind, Model model) {
        return switch (officers.enter(form)) {
            case OfficersAnswer.Done _ -> "redirect:/officers?kind=" + form.kind();
            case OfficersAnswer.Refused(List<FormFault> faults) -> show(kind, form, faults, model);
        };
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/officers/{id}/leave")
    String leave(@PathVariable UUID id, @RequestParam(name = "of", defaultValue = "GUIDE") OfficerKind kind, Model model) {
        return switch (officers.leave(id)) {
            case OfficersAnswer.Done _ -> "redirect:/officers?kind=" + kind;
            case OfficersAnswer.Refused(List<FormFault> faults) -> show(kind, OfficerForm.empty(), faults, model);
        };
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/officers/firms")
    String firms(@RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "false") boolean missing, Model model) {
        model.addAttribute("page", query.firms(words, missing));
        return "officers/firms";
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/officers/firms/{id}")
    String firm(@PathVariable UUID id, HttpServletRequest request, Model model) {
        return pages.show(id, VisitForm.empty(), ProblemForm.empty(), List.of(), request, model);
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/officers/firms/{id}")
    String give(@PathVariable UUID id, @RequestParam UUID officer, @RequestParam(defaultValue = "false") boolean pinned, HttpServletRequest request, Model model) {
        return answered(id, firmOfficers.give(id, officer, pinned), request, model);
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/officers/firms/{id}/pin/{assignment}")
    String pin(@PathVariable UUID id, @PathVariable UUID assignment, @RequestParam(defaultValue = "false") boolean pinned, HttpServletRequest request, Model model) {
        return answered(id, firmOfficers.pin(assignment, pinned), request, model);
    }

    private String answered(UUID firm, OfficersAnswer answer, HttpServletRequest request, Model model) {
        return switch (answer) {
            case OfficersAnswer.Done _ -> "redirect:/officers/firms/" + firm;
            case OfficersAnswer.Refused(List<FormFault> faults) -> pages.show(firm, VisitForm.empty(), ProblemForm.empty(), faults, request, model);
        };
    }

    private String show(OfficerKind kind, OfficerForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", query.page(kind, form, faults));
        return "officers/officers";
    }
}
