package org.zerospread.app.enterprise.web;

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
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.FirmAccounts;
import org.zerospread.app.enterprise.FirmAnswer;
import org.zerospread.app.enterprise.FirmStock;
import org.zerospread.app.person.FormFault;

/// One firm as officials see it: who it is, what it has ready, which accounts act for it.
@Controller
class FirmController {

    private final FirmView view;
    private final FirmStock stock;
    private final FirmAccounts accounts;

    FirmController(FirmView view, FirmStock stock, FirmAccounts accounts) {
        this.view = view;
        this.stock = stock;
        this.accounts = accounts;
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/enterprises/{id}")
    String overview(@PathVariable UUID id, HttpServletRequest request, Model model) {
        return show(id, "overview", List.of(), request, model);
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/enterprises/{id}/supplies")
    String supplies(@PathVariable UUID id, HttpServletRequest request, Model model) {
        return show(id, "supplies", List.of(), request, model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/supplies")
    String count(@PathVariable UUID id, @ModelAttribute FirmStock.Count count, HttpServletRequest request, Model model) {
        return answer(id, "supplies", stock.count(view.firm(id), count), request, model);
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/enterprises/{id}/rooms")
    String rooms(@PathVariable UUID id, HttpServletRequest request, Model model) {
        return show(id, "rooms", List.of(), request, model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/rooms")
    String addRoom(@PathVariable UUID id, @ModelAttribute FirmStock.Room room, HttpServletRequest request, Model model) {
        return answer(id, "rooms", stock.addRoom(view.firm(id), room), request, model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/rooms/{room}/close")
    String closeRoom(@PathVariable UUID id, @PathVariable UUID room, HttpServletRequest request, Model model) {
        return answer(id, "rooms", stock.closeRoom(view.firm(id), room), request, model);
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/enterprises/{id}/plans")
    String plans(@PathVariable UUID id, HttpServletRequest request, Model model) {
        return show(id, "plans", List.of(), request, model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/plans")
    String addPlan(@PathVariable UUID id, @ModelAttribute FirmStock.Plan plan, HttpServletRequest request, Model model) {
        return answer(id, "plans", stock.addPlan(view.firm(id), plan), request, model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/accounts")
    String bind(@PathVariable UUID id, @RequestParam(defaultValue = "") String username, HttpServletRequest request, Model model) {
        view.firm(id);
        return answer(id, "overview", accounts.bind(id, username), request, model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/accounts/{account}/release")
    String release(@PathVariable UUID id, @PathVariable UUID account, HttpServletRequest request, Model model) {
        view.firm(id);
        return answer(id, "overview", accounts.release(id, account), request, model);
    }

    private String answer(UUID id, String tab, FirmAnswer answer, HttpServletRequest request, Model model) {
        return switch (answer) {
            case FirmAnswer.Done done -> "redirect:/enterprises/" + id + (tab.equals("overview") ? "" : "/" + tab);
            case FirmAnswer.Refused(List<FormFault> faults) -> show(id, tab, faults, request, model);
        };
    }

    private String show(UUID id, String tab, List<FormFault> faults, HttpServletRequest request, Model model) {
        boolean writes = SignedIn.get(request).may(Right.ENTERPRISE_WRITE);
        model.addAttribute("page", view.page(id, "/enterprises/" + id, tab, writes, writes, faults));
        return "enterprise/firm";
    }
}
