package org.zerospread.app.grading.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.grading.MatrixAnswer;
import org.zerospread.app.grading.MatrixDesk;
import org.zerospread.app.person.FormFault;

/// The steps of a version on its way: handed in, given back, published, withdrawn.
@Controller
class MatrixStepController {

    private final MatrixView view;
    private final MatrixDesk desk;

    MatrixStepController(MatrixView view, MatrixDesk desk) {
        this.view = view;
        this.desk = desk;
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/grading/matrix/{id}/submit")
    String submit(@PathVariable UUID id, Model model) {
        return answered(id, desk.submit(id), model);
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/grading/matrix/{id}/discard")
    String discard(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model) {
        return answered(id, desk.discard(id, reason), model);
    }

    @Requires(Right.MATRIX_PUBLISH)
    @PostMapping("/grading/matrix/{id}/give-back")
    String giveBack(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model) {
        return answered(id, desk.giveBack(id, reason), model);
    }

    @Requires(Right.MATRIX_PUBLISH)
    @PostMapping("/grading/matrix/{id}/publish")
    String publish(@PathVariable UUID id, Model model) {
        return answered(id, desk.publish(id), model);
    }

    @Requires(Right.MATRIX_PUBLISH)
    @PostMapping("/grading/matrix/{id}/withdraw")
    String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model) {
        return answered(id, desk.withdraw(id, reason), model);
    }

    private String answered(UUID id, MatrixAnswer answer, Model model) {
        return switch (answer) {
            case MatrixAnswer.Done done -> "redirect:/grading/matrix/" + id;
            case MatrixAnswer.Refused(List<FormFault> faults) -> {
                model.addAttribute("page", view.page(view.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), faults, null));
                yield "grading/version";
            }
        };
    }
}
