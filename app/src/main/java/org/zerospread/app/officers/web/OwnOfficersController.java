package org.zerospread.app.officers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.OwnFirm;
import org.zerospread.app.officers.FirmOfficers;
import org.zerospread.app.officers.FirmProblems;
import org.zerospread.app.officers.OfficersAnswer;
import org.zerospread.app.officers.ProblemForm;
import org.zerospread.app.person.FormFault;

/// A firm's own three officers and its own problems, for its own user.
@Controller
class OwnOfficersController {

    private final OwnFirm own;
    private final FirmOfficers officers;
    private final FirmProblems problems;
    private final FirmCareQuery query;

    OwnOfficersController(OwnFirm own, FirmOfficers officers, FirmProblems problems, FirmCareQuery query) {
        this.own = own;
        this.officers = officers;
        this.problems = problems;
        this.query = query;
    }

    /// Whether a problem is solved, and why not.
    record Word(boolean solved, @Nullable String note) {
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/firm/officers")
    String show(HttpServletRequest request, Model model) {
        return show(firm(request), ProblemForm.empty(), List.of(), model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/officers/problems")
    String raise(@ModelAttribute ProblemForm form, HttpServletRequest request, Model model) {
        Firm firm = firm(request);
        return answered(firm, problems.raise(firm.id(), new ProblemForm(form.kind(), form.what(), null), true), form, model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/officers/problems/{id}")
    String confirm(@PathVariable UUID id, @RequestParam(defaultValue = "true") boolean solved, @Nullable @RequestParam(required = false) String note, HttpServletRequest request, Model model) {
        Firm firm = firm(request);
        return answered(firm, problems.confirm(id, firm.id(), false, solved, note), ProblemForm.empty(), model);
    }

    @Requires(Right.FIRM_OWN)
    @ResponseBody
    @GetMapping("/api/v1/firm/officers")
    OwnOfficersPage byApi(HttpServletRequest request) {
        return page(firm(request), ProblemForm.empty(), List.of());
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/officers/problems")
    ResponseEntity<?> raiseByApi(@RequestBody ProblemForm form, HttpServletRequest request) {
        return OfficersApi.answer(problems.raise(firm(request).id(), new ProblemForm(form.kind(), form.what(), null), true), HttpStatus.CREATED);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/officers/problems/{id}/confirm")
    ResponseEntity<?> confirmByApi(@PathVariable UUID id, @RequestBody Word word, HttpServletRequest request) {
        return OfficersApi.answer(problems.confirm(id, firm(request).id(), false, word.solved(), word.note()), HttpStatus.OK);
    }

    private Firm firm(HttpServletRequest request) {
        return own.find(SignedIn.get(request)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String answered(Firm firm, OfficersAnswer answer, ProblemForm form, Model model) {
        return switch (answer) {
            case OfficersAnswer.Done _ -> "redirect:/firm/officers";
            case OfficersAnswer.Refused(List<FormFault> faults) -> show(firm, form, faults, model);
        };
    }

    private String show(Firm firm, ProblemForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", page(firm, form, faults));
        return "officers/own";
    }

    private OwnOfficersPage page(Firm firm, ProblemForm form, List<FormFault> faults) {
        return new OwnOfficersPage(firm.name(), officers.listOf(firm.id()).stream().filter(one -> one.untilOn() == null).toList(), query.visits(firm.id()), query.problems(firm.id(), true, false), form,
                faults);
    }
}
