package org.zerospread.app.screening.web;

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
import org.zerospread.app.person.ArrivalForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.screening.Returnees;
import org.zerospread.app.screening.ScreeningAnswer;

/// A returnee found at the door: one form, from which journey, class of origin and proposed quarantine follow.
@Controller
class ReturneeController {

    private final Returnees returnees;

    ReturneeController(Returnees returnees) {
        this.returnees = returnees;
    }

    /// A journey as the form sends it: its fields under `arrival.`.
    record Journey(@Nullable ArrivalForm arrival) {

        ArrivalForm typed() {
            return arrival == null ? ArrivalForm.empty() : arrival;
        }
    }

    /// The same for clients of the API.
    record ReturneeDraft(@Nullable UUID person, @Nullable ArrivalForm arrival) {
    }

    /// Why a proposal is withdrawn.
    record Withdrawal(@Nullable String reason) {
    }

    @Requires(Right.SCREENING_WRITE)
    @GetMapping("/screening/returnees/{person}/new")
    String blank(@PathVariable UUID person, Model model) {
        return show(model, person, ArrivalForm.empty(), List.of());
    }

    @Requires(Right.SCREENING_WRITE)
    @PostMapping("/screening/returnees/{person}/new")
    String register(@PathVariable UUID person, @ModelAttribute Journey journey, Model model) {
        return switch (returnees.register(new PersonId(person), journey.typed())) {
            case ScreeningAnswer.Done<Returnees.Found> _ -> "redirect:/screening/today?done=RETURNEE";
            case ScreeningAnswer.Refused<Returnees.Found>(List<FormFault> faults) -> show(model, person, journey.typed(), faults);
        };
    }

    @Requires(Right.SCREENING_WRITE)
    @PostMapping("/screening/returnees/{id}/withdraw")
    String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        return switch (returnees.decide(id, Returnees.Decision.WITHDRAWN, reason)) {
            case ScreeningAnswer.Done<Returnees.Proposal> _ -> "redirect:/screening/today?done=WITHDRAWN";
            case ScreeningAnswer.Refused<Returnees.Proposal> _ -> "redirect:/screening/today";
        };
    }

    @Requires(Right.SCREENING_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/screening/returnees")
    ResponseEntity<?> registerByApi(@RequestBody ReturneeDraft draft) {
        ArrivalForm journey = draft.arrival() == null ? ArrivalForm.empty() : draft.arrival();
        return Answers.of(returnees.register(new PersonId(draft.person() == null ? new UUID(0, 0) : draft.person()), journey), HttpStatus.CREATED, Answers::found);
    }

    @Requires(Right.SCREENING_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/screening/returnees/{id}/withdraw")
    ResponseEntity<?> withdrawByApi(@PathVariable UUID id, @RequestBody Withdrawal withdrawal) {
        return Answers.of(returnees.decide(id, Returnees.Decision.WITHDRAWN, withdrawal.reason()), HttpStatus.OK, proposal -> java.util.Map.of("id", proposal.id(), "state", proposal.state()));
    }

    private String show(Model model, UUID person, ArrivalForm form, List<FormFault> faults) {
        String name = returnees.findName(new PersonId(person)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new ReturneePage(person, name, form, faults));
        return "screening/returnee";
    }
}
