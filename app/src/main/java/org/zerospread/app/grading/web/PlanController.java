package org.zerospread.app.grading.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.grading.PlanDifferences;

/// The page of those whose quarantine is not what graded control asks.
@Controller
class PlanController {

    private final PlanDifferences differences;

    PlanController(PlanDifferences differences) {
        this.differences = differences;
    }

    @Requires({Right.SITUATION_READ, Right.QUARANTINE_READ, Right.PERSON_READ})
    @GetMapping("/grading/plans")
    String show(Model model) {
        model.addAttribute("page", PlanPage.of(differences.others(), differences.without()));
        return "grading/plans";
    }
}
