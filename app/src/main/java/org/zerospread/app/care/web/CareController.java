package org.zerospread.app.care.web;

import java.util.List;
import java.util.UUID;
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
import org.zerospread.app.care.CareAnswer;
import org.zerospread.app.care.Errands;
import org.zerospread.app.care.NeedForm;
import org.zerospread.app.care.Needs;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// Errands on a cadre's phone, and the form of a person's needs.
@Controller
class CareController {

    private final Needs needs;
    private final Errands errands;
    private final ErrandsQuery query;
    private final DistrictClock clock;

    CareController(Needs needs, Errands errands, ErrandsQuery query, DistrictClock clock) {
        this.needs = needs;
        this.errands = errands;
        this.query = query;
        this.clock = clock;
    }

    @Requires(Right.CARE_READ)
    @GetMapping("/care")
    String list(@RequestParam(defaultValue = "DUE") CarePage.View view, Model model) {
        return show(view, List.of(), model);
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/care/errands/{id}/done")
    String done(@PathVariable UUID id, @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String paid, @RequestParam(defaultValue = "DUE") CarePage.View view, Model model) {
        return answer(errands.done(id, note, paid), view, model);
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/care/errands/{id}/drop")
    String drop(@PathVariable UUID id, @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "DUE") CarePage.View view, Model model) {
        return answer(errands.drop(id, note), view, model);
    }

    /// Blank takes it on oneself.
    @Requires(Right.CARE_WRITE)
    @PostMapping("/care/errands/{id}/doer")
    String give(@PathVariable UUID id, @RequestParam(defaultValue = "") String doer, @RequestParam(defaultValue = "DUE") CarePage.View view, Model model) {
        return answer(errands.give(id, doer.isBlank() ? Jurisdiction.actorNow() : doer), view, model);
    }

    @Requires(Right.CARE_WRITE)
    @GetMapping("/care/persons/{id}")
    String needs(@PathVariable UUID id, Model model) {
        return need(id, NeedForm.empty(), List.of(), model);
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/care/persons/{id}")
    String take(@PathVariable UUID id, @ModelAttribute NeedForm form, Model model) {
        return switch (needs.take(new PersonId(id), form)) {
            case CareAnswer.Done done -> "redirect:/care/persons/" + id;
            case CareAnswer.Refused(List<FormFault> faults) -> need(id, form, faults, model);
        };
    }

    @Requires(Right.CARE_WRITE)
    @PostMapping("/care/persons/{id}/needs/{need}/end")
    String end(@PathVariable UUID id, @PathVariable UUID need, Model model) {
        return switch (needs.end(need)) {
            case CareAnswer.Done done -> "redirect:/care/persons/" + id;
            case CareAnswer.Refused(List<FormFault> faults) -> need(id, NeedForm.empty(), faults, model);
        };
    }

    private String need(UUID person, NeedForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", query.findNeed(person, form, faults).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "care/need";
    }

    private String answer(CareAnswer answer, CarePage.View view, Model model) {
        return switch (answer) {
            case CareAnswer.Done done -> "redirect:/care?view=" + view;
            case CareAnswer.Refused(List<FormFault> faults) -> show(view, faults, model);
        };
    }

    private String show(CarePage.View view, List<FormFault> faults, Model model) {
        model.addAttribute("page", new CarePage(view, clock.today(), query.count(), query.list(view), faults));
        return "care/errands";
    }
}
