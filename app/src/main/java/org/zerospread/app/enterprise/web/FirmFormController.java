package org.zerospread.app.enterprise.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.enterprise.FirmAnswer;
import org.zerospread.app.enterprise.FirmDesk;
import org.zerospread.app.enterprise.FirmForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;

/// Registering, changing and closing a firm, by its form and by the API.
@Controller
class FirmFormController {

    private final FirmDesk desk;
    private final FirmView view;

    FirmFormController(FirmDesk desk, FirmView view) {
        this.desk = desk;
        this.view = view;
    }

    /// When a firm is closed, as clients of the API say it.
    record Closing(@Nullable String closedOn) {
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @GetMapping("/enterprises/new")
    String fresh(Model model) {
        return show(null, FirmForm.empty(), List.of(), model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/new")
    String register(@ModelAttribute FirmForm form, Model model) {
        return switch (desk.register(form)) {
            case FirmAnswer.Done(UUID id) -> "redirect:/enterprises/" + id;
            case FirmAnswer.Refused(List<FormFault> faults) -> show(null, form, faults, model);
        };
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @GetMapping("/enterprises/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        return show(id, FirmForm.of(view.firm(id)), List.of(), model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/edit")
    String change(@PathVariable UUID id, @ModelAttribute FirmForm form, Model model) {
        view.firm(id);
        return switch (desk.change(id, form)) {
            case FirmAnswer.Done(UUID done) -> "redirect:/enterprises/" + done;
            case FirmAnswer.Refused(List<FormFault> faults) -> show(id, form, faults, model);
        };
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/enterprises/{id}/close")
    String close(@PathVariable UUID id, @RequestParam(defaultValue = "") String closedOn, Model model) {
        return switch (desk.close(id, closedOn)) {
            case FirmAnswer.Done(UUID done) -> "redirect:/enterprises/" + done;
            case FirmAnswer.Refused(List<FormFault> faults) -> show(id, FirmForm.of(view.firm(id)), faults, model);
        };
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/enterprises")
    ResponseEntity<?> registerByApi(@RequestBody FirmForm form) {
        return answer(desk.register(form), HttpStatus.CREATED);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @ResponseBody
    @PutMapping("/api/v1/enterprises/{id}")
    ResponseEntity<?> changeByApi(@PathVariable UUID id, @RequestBody FirmForm form) {
        view.firm(id);
        return answer(desk.change(id, form), HttpStatus.OK);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/enterprises/{id}/close")
    ResponseEntity<?> closeByApi(@PathVariable UUID id, @RequestBody Closing closing) {
        view.firm(id);
        return answer(desk.close(id, closing.closedOn()), HttpStatus.OK);
    }

    private ResponseEntity<?> answer(FirmAnswer answer, HttpStatus done) {
        return switch (answer) {
            case FirmAnswer.Done(UUID id) -> ResponseEntity.status(done).body(view.row(id));
            case FirmAnswer.Refused(List<FormFault> faults) -> FormRefusal.of("Nothing was changed", faults);
        };
    }

    private static String show(@Nullable UUID id, FirmForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", new FirmFormPage(id, form, faults));
        return "enterprise/firm-form";
    }
}
