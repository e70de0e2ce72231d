package org.zerospread.app.person.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;

/// The dossier of a person.
@Controller
class DossierController {

    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;

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

    /// Shows full name and numbers, for a reason that stays on record.
    @Requires(Right.PERSON_UNMASK)
    @PostMapping("/persons/{id}/unmask")
    String unmask(@PathVariable UUID id, @RequestParam String reason, Model model) {
        model.addAttribute("page", unmasked(id, reason));
        return "person/dossier";
    }

    /// Where a reload of the unmasked page, or a change of language, comes back to: the masked one.
    @Requires(Right.PERSON_READ)
    @GetMapping("/persons/{id}/unmask")
    String masked(@PathVariable UUID id) {
        return "redirect:/persons/" + id;
    }

    /// Why a client of the API wants full name and numbers.
    record Reason(@Nullable String reason) {
    }

    @Requires(Right.PERSON_UNMASK)
    @ResponseBody
    @PostMapping("/api/v1/persons/{id}/unmask")
    DossierPage unmaskByApi(@PathVariable UUID id, @RequestBody Reason reason) {
        return unmasked(id, reason.reason() == null ? "" : reason.reason());
    }

    private DossierPage unmasked(UUID id, String reason) {
        String clean = reason.strip();
        if (clean.codePointCount(0, clean.length()) < SHORTEST_REASON || clean.length() > LONGEST_REASON) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a reason of 4 to 200 characters is needed");
        }
        return dossiers.unmask(id, clean).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.PERSON_READ)
    @ResponseBody
    @GetMapping("/api/v1/persons/{id}")
    DossierPage get(@PathVariable UUID id) {
        return dossiers.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
