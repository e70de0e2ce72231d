package org.zerospread.app.screening.web;

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
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.screening.Assignments;
import org.zerospread.app.screening.Rounds;
import org.zerospread.app.screening.ScreeningAnswer;
import org.zerospread.app.screening.ScreeningPolicy;

/// Rounds, and who visits what in them, on pages.
@Controller
class RoundsController {

    private final Rounds rounds;
    private final Assignments assignments;
    private final ScreeningPolicy policy;

    RoundsController(Rounds rounds, Assignments assignments, ScreeningPolicy policy) {
        this.rounds = rounds;
        this.assignments = assignments;
        this.policy = policy;
    }

    @Requires(Right.SCREENING_READ)
    @GetMapping("/screening")
    String start() {
        return "redirect:/screening/coverage";
    }

    @Requires(Right.SCREENING_READ)
    @GetMapping("/screening/rounds")
    String list(Model model) {
        return show(model, new Rounds.RoundForm(null, null, null, null), List.of());
    }

    @Requires(Right.SCREENING_MANAGE)
    @PostMapping("/screening/rounds")
    String open(@ModelAttribute Rounds.RoundForm form, Model model) {
        return switch (rounds.open(form)) {
            case ScreeningAnswer.Done<Rounds.Round>(Rounds.Round round) -> "redirect:/screening/rounds/" + round.id();
            case ScreeningAnswer.Refused<Rounds.Round>(List<FormFault> faults) -> show(model, form, faults);
        };
    }

    private String show(Model model, Rounds.RoundForm form, List<FormFault> faults) {
        model.addAttribute("page", new RoundsPage(rounds.list(), policy, form, faults));
        return "screening/rounds";
    }

    @Requires(Right.SCREENING_READ)
    @GetMapping("/screening/rounds/{id}")
    String one(@PathVariable int id, Model model) {
        return show(model, id, new Assignments.AssignmentForm(null, null, null), List.of());
    }

    @Requires(Right.SCREENING_MANAGE)
    @PostMapping("/screening/rounds/{id}/close")
    String close(@PathVariable int id, Model model) {
        return switch (rounds.close(id)) {
            case ScreeningAnswer.Done<Rounds.Round> _ -> "redirect:/screening/rounds/" + id;
            case ScreeningAnswer.Refused<Rounds.Round>(List<FormFault> faults) -> show(model, id, new Assignments.AssignmentForm(null, null, null), faults);
        };
    }

    @Requires(Right.SCREENING_MANAGE)
    @PostMapping("/screening/rounds/{id}/assignments")
    String assign(@PathVariable int id, @ModelAttribute Assignments.AssignmentForm form, Model model) {
        return switch (assignments.assign(id, form)) {
            case ScreeningAnswer.Done<UUID> _ -> "redirect:/screening/rounds/" + id;
            case ScreeningAnswer.Refused<UUID>(List<FormFault> faults) -> show(model, id, form, faults);
        };
    }

    @Requires(Right.SCREENING_MANAGE)
    @PostMapping("/screening/rounds/{id}/assignments/end")
    String end(@PathVariable int id, @Nullable @RequestParam(required = false) UUID assignment, Model model) {
        return switch (assignments.end(assignment == null ? new UUID(0, 0) : assignment)) {
            case ScreeningAnswer.Done<UUID> _ -> "redirect:/screening/rounds/" + id;
            case ScreeningAnswer.Refused<UUID>(List<FormFault> faults) -> show(model, id, new Assignments.AssignmentForm(null, null, null), faults);
        };
    }

    private String show(Model model, int id, Assignments.AssignmentForm form, List<FormFault> faults) {
        Rounds.Round round = rounds.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new RoundPage(round, policy, assignments.list(id), assignments.listWorkers(), form, faults));
        return "screening/round";
    }
}
