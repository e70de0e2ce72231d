package org.zerospread.app.person.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.MoveForm;
import org.zerospread.app.person.Moves;
import org.zerospread.app.person.PersonId;

/// Moves persons to where they live now.
@Controller
class MoveController {

    private final Moves moves;
    private final DossierQuery dossiers;

    MoveController(Moves moves, DossierQuery dossiers) {
        this.moves = moves;
        this.dossiers = dossiers;
    }

    @Requires(Right.PERSON_WRITE)
    @GetMapping("/persons/{id}/moves/new")
    String blank(@PathVariable UUID id, Model model) {
        return show(model, id, MoveForm.empty(), List.of());
    }

    @Requires(Right.PERSON_WRITE)
    @PostMapping("/persons/{id}/moves/new")
    String move(@PathVariable UUID id, @ModelAttribute MoveForm form, Model model) {
        return switch (moves.move(new PersonId(id), form)) {
            case Moves.Answer.Moved(UUID move) -> "redirect:/persons/" + id;
            case Moves.Answer.Refused(List<FormFault> faults) -> show(model, id, form, faults);
        };
    }

    private String show(Model model, UUID id, MoveForm form, List<FormFault> faults) {
        DossierPage.Facts facts = dossiers.findFacts(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new CarePage(id, facts.name(), form, null, form.reason(), faults));
        return "person/care";
    }

    @Requires(Right.PERSON_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/persons/{id}/moves")
    ResponseEntity<?> moveByApi(@PathVariable UUID id, @RequestBody MoveForm form) {
        return switch (moves.move(new PersonId(id), form)) {
            case Moves.Answer.Moved(UUID move) -> ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", move));
            case Moves.Answer.Refused(List<FormFault> faults) -> FormRefusal.of("The person was not moved", faults);
        };
    }
}
