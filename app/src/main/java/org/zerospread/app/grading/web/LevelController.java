package org.zerospread.app.grading.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.grading.RiskLevels;

/// The page of the risk levels, and the confirmation of a fall.
@Controller
class LevelController {

    private final LevelView view;

    LevelController(LevelView view) {
        this.view = view;
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/grading")
    String show(HttpServletRequest request, @Nullable @RequestParam(required = false) LocalDate date, Model model) {
        model.addAttribute("page", view.page(request, date, null));
        return "grading/levels";
    }

    @Requires(Right.LEVEL_CONFIRM)
    @PostMapping("/grading/confirm")
    String confirm(HttpServletRequest request, @RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "") String reason, Model model) {
        return switch (view.confirm(region, reason)) {
            case RiskLevels.Confirmation.Done done -> "redirect:/grading";
            case RiskLevels.Confirmation.Refused(var fault) -> {
                model.addAttribute("page", view.page(request, null, new LevelPage.Form(region, reason, fault)));
                yield "grading/levels";
            }
        };
    }
}
