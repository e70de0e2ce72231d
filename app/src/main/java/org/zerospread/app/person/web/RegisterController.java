package org.zerospread.app.person.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.ArrivalForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.PersonDesk;
import org.zerospread.app.person.PersonForm;
import org.zerospread.app.person.PersonId;

/// The forms that register a person and a journey by hand, and the same for clients of the API.
@Controller
class RegisterController {

    private final PersonDesk desk;
    private final DossierQuery dossiers;

    RegisterController(PersonDesk desk, DossierQuery dossiers) {
        this.desk = desk;
        this.dossiers = dossiers;
    }

    @Requires(Right.PERSON_WRITE)
    @GetMapping("/persons/new")
    String blank(@Nullable @RequestParam(required = false) UUID household, Model model) {
        PersonForm form = PersonForm.empty();
        PersonForm joining = new PersonForm(null, null, null, null, null, null, null, null, null, household == null ? null : household.toString(), null);
        return show(model, household == null ? form : joining, List.of());
    }

    @Requires(Right.PERSON_WRITE)
    @PostMapping("/persons/new")
    String register(@ModelAttribute PersonForm form, Model model) {
        return switch (desk.register(form)) {
            case PersonDesk.Answer.Registered(PersonId person, UUID arrival) -> "redirect:/persons/" + person;
            case PersonDesk.Answer.Refused(List<FormFault> faults) -> show(model, form, faults);
        };
    }

    private String show(Model model, PersonForm form, List<FormFault> faults) {
        String home = form.household() == null || form.household().isBlank() ? null : dossiers.findAddress(form.household()).orElse(null);
        model.addAttribute("page", new RegisterPage(null, home, form, form.arrival() == null ? ArrivalForm.empty() : form.arrival(), List.of(), faults));
        return "person/register";
    }

    @Requires(Right.PERSON_WRITE)
    @GetMapping("/persons/{id}/arrivals/new")
    String blankArrival(@PathVariable UUID id, Model model) {
        return showArrival(model, id, ArrivalForm.empty(), List.of());
    }

    /// A journey as the form sends it: its fields under `arrival.`, as in the person's form.
    record Journey(@Nullable ArrivalForm arrival) {

        ArrivalForm typed() {
            return arrival == null ? ArrivalForm.empty() : arrival;
        }
    }

    @Requires(Right.PERSON_WRITE)
    @PostMapping("/persons/{id}/arrivals/new")
    String registerArrival(@PathVariable UUID id, @ModelAttribute Journey journey, Model model) {
        return switch (desk.registerArrival(new PersonId(id), journey.typed())) {
            case PersonDesk.Answer.Registered(PersonId person, UUID arrival) -> "redirect:/persons/" + person;
            case PersonDesk.Answer.Refused(List<FormFault> faults) -> showArrival(model, id, journey.typed(), faults);
        };
    }

    private String showArrival(Model model, UUID id, ArrivalForm form, List<FormFault> faults) {
        DossierPage.Facts facts = dossiers.findFacts(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new RegisterPage(facts.id(), facts.name(), PersonForm.empty(), form, facts.household(), faults));
        return "person/register";
    }

    @Requires(Right.PERSON_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/persons")
    ResponseEntity<?> registerByApi(@RequestBody PersonForm form) {
        return answer(desk.register(form));
    }

    @Requires(Right.PERSON_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/persons/{id}/arrivals")
    ResponseEntity<?> registerArrivalByApi(@PathVariable UUID id, @RequestBody ArrivalForm form) {
        return answer(desk.registerArrival(new PersonId(id), form));
    }

    private static ResponseEntity<?> answer(PersonDesk.Answer answer) {
        return switch (answer) {
            case PersonDesk.Answer.Registered(PersonId person, UUID arrival) -> {
                Map<String, Object> ids = new LinkedHashMap<>();
                ids.put("id", person.value());
                if (arrival != null) {
                    ids.put("arrival_id", arrival);
                }
                yield ResponseEntity.created(URI.create("/api/v1/persons/" + person)).body(ids);
            }
            case PersonDesk.Answer.Refused(List<FormFault> faults) -> FormRefusal.of("Nothing was registered", faults);
        };
    }
}
