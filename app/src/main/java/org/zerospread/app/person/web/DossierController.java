package org.zerospread.app.person.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;

/// The dossier of a person.
@Controller
class DossierController {

    private final DossierQuery dossiers;

    DossierController(DossierQuery dossiers) {
        this.dossiers = dossiers;
    }

    @Requires(Right.PERSON_READ)
    @GetMapping("/persons/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("page", get(id));
        return "person/dossier";
    }

    @Requires(Right.PERSON_READ)
    @ResponseBody
    @GetMapping("/api/v1/persons/{id}")
    DossierPage get(@PathVariable UUID id) {
        return dossiers.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
