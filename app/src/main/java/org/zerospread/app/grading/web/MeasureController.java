package org.zerospread.app.grading.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;

/// The measures of any person, firm, place or passage on any day. Names of persons are sent in the body, never in an address.
@Controller
class MeasureController {

    private final MeasureView view;

    MeasureController(MeasureView view) {
        this.view = view;
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/grading/measures")
    String places(@RequestParam(defaultValue = "places") String kind, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String from,
            @Nullable @RequestParam(required = false) LocalDate date, Model model) {
        return page(model, kind.equals("passages") ? view.passages(q, from, view.day(date)) : view.places(q, view.day(date)));
    }

    @Requires(Right.PERSON_READ)
    @GetMapping("/grading/measures/persons")
    String persons(@Nullable @RequestParam(required = false) LocalDate date, Model model) {
        return page(model, view.empty("persons", date));
    }

    @Requires(Right.PERSON_READ)
    @PostMapping("/grading/measures/persons")
    String findPersons(@RequestParam(defaultValue = "") String q, @Nullable @RequestParam(required = false) LocalDate date, Model model) {
        return page(model, view.persons(q, view.day(date)));
    }

    @Requires(Right.PERSON_READ)
    @GetMapping("/grading/measures/persons/{id}")
    String person(@PathVariable UUID id, @Nullable @RequestParam(required = false) LocalDate date, Model model) {
        return page(model, view.person(id, view.day(date)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/grading/measures/firms")
    String firms(@RequestParam(defaultValue = "") String q, @Nullable @RequestParam(required = false) LocalDate date, Model model) {
        return page(model, view.firms(q, view.day(date)));
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/grading/measures/firms/{id}")
    String firm(@PathVariable UUID id, @Nullable @RequestParam(required = false) LocalDate date, Model model) {
        return page(model, view.firm(id, view.day(date)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static String page(Model model, MeasurePage page) {
        model.addAttribute("page", page);
        return "grading/measures";
    }
}
