package org.zerospread.app.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.enterprise.OwnFirm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.support.SupportAnswer;
import org.zerospread.app.support.SupportDesk;
import org.zerospread.app.support.SupportForm;

/// What a firm may get: on its own page, and on that of an official who files for a firm without an account.
@Controller
class FirmSupportController {

    private static final String OWN = "/firm/support";

    private final OwnFirm own;
    private final Firms firms;
    private final SupportDesk desk;
    private final SupportQuery query;

    FirmSupportController(OwnFirm own, Firms firms, SupportDesk desk, SupportQuery query) {
        this.own = own;
        this.firms = firms;
        this.desk = desk;
        this.query = query;
    }

    private Firm firm(HttpServletRequest request) {
        return own.find(SignedIn.get(request)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Firm firm(UUID id) {
        return firms.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/firm/support")
    String own(HttpServletRequest request, Model model) {
        return show(OWN, firm(request), SupportForm.empty(), List.of(), model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/support")
    String apply(@ModelAttribute SupportForm form, HttpServletRequest request, Model model) {
        Firm firm = firm(request);
        return answer(OWN, firm, form, desk.apply(UUID.randomUUID(), firm, form), model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/firm/support/{application}/withdraw")
    String withdraw(@PathVariable UUID application, HttpServletRequest request, Model model) {
        Firm firm = firm(request);
        return answer(OWN, firm, SupportForm.empty(), desk.withdraw(application, firm.id()), model);
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/enterprises/{id}/support")
    String official(@PathVariable UUID id, Model model) {
        return show("/enterprises/" + id + "/support", firm(id), SupportForm.empty(), List.of(), model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/support")
    String file(@PathVariable UUID id, @ModelAttribute SupportForm form, Model model) {
        Firm firm = firm(id);
        return answer("/enterprises/" + id + "/support", firm, form, desk.apply(UUID.randomUUID(), firm, form), model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/support/{application}/withdraw")
    String withdraw(@PathVariable UUID id, @PathVariable UUID application, Model model) {
        Firm firm = firm(id);
        return answer("/enterprises/" + id + "/support", firm, SupportForm.empty(), desk.withdraw(application, firm.id()), model);
    }

    private String answer(String base, Firm firm, SupportForm form, SupportAnswer answer, Model model) {
        return switch (answer) {
            case SupportAnswer.Done done -> "redirect:" + base;
            case SupportAnswer.Refused(List<FormFault> faults) -> show(base, firm, form, faults, model);
        };
    }

    private String show(String base, Firm firm, SupportForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", new SupportPage.ForFirm(base, firm.name(), desk.listFor(firm), query.listOf(firm.id()), form, faults));
        return "support/firm";
    }
}
