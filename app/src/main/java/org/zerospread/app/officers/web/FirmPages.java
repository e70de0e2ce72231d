package org.zerospread.app.officers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.officers.ProblemForm;
import org.zerospread.app.officers.VisitForm;
import org.zerospread.app.person.FormFault;

/// Puts the page of one firm together: its officers, visits and problems.
@Component
class FirmPages {

    private final OfficersQuery officers;
    private final FirmCareQuery care;

    FirmPages(OfficersQuery officers, FirmCareQuery care) {
        this.officers = officers;
        this.care = care;
    }

    String show(UUID firm, VisitForm visit, ProblemForm problem, List<FormFault> faults, HttpServletRequest request, Model model) {
        FirmsPage.One one = officers.findFirm(firm, faults).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", one);
        model.addAttribute("visits", care.visits(firm));
        model.addAttribute("problems", care.problems(firm, false, FirmVisitsController.oversees(request)));
        model.addAttribute("visit", visit);
        model.addAttribute("problem", problem);
        return "officers/firm";
    }
}
