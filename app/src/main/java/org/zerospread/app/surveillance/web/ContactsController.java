package org.zerospread.app.surveillance.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.ContactEvents;
import org.zerospread.engine.disease.InfectiousPeriod;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// Contacts of cases: the list, and all who were at one occasion registered in one step.
@Controller
class ContactsController {

    private static final Set<String> STATES = Set.of("OPEN", "CASE", "RELEASED");
    private static final int PAGE = 100;

    private final ContactsQuery contacts;
    private final ContactOrders orders;
    private final CaseFileView cases;
    private final Regions regions;
    private final DistrictClock clock;

    ContactsController(ContactsQuery contacts, ContactOrders orders, CaseFileView cases, Regions regions, DistrictClock clock) {
        this.contacts = contacts;
        this.orders = orders;
        this.cases = cases;
        this.regions = regions;
        this.clock = clock;
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/contacts")
    String list(@RequestParam(defaultValue = "OPEN") String state, @Nullable @RequestParam(name = "case", required = false) UUID caseId, @RequestParam(defaultValue = "") String place,
            @Nullable @RequestParam(required = false) UUID after, @Nullable @RequestParam(required = false) Integer fresh, @RequestParam(defaultValue = "0") int prolonged,
            @RequestParam(defaultValue = "0") int known, Model model) {
        FormReader reader = new FormReader(regions, clock);
        RegionCode where = place.isBlank() ? null : reader.division("place", place);
        RegionRange inside = where == null ? null : where.range();
        List<ContactsPage.Row> rows = contacts.list(checked(state), caseId, inside, after, PAGE + 1);
        model.addAttribute("page", new ContactsPage(state, contacts.count(caseId, inside), caseId, contacts.findNumber(caseId).orElse(null), place,
                reader.faults().isEmpty() ? null : reader.faults().getFirst().zh() + " " + reader.faults().getFirst().en(), rows.subList(0, Math.min(PAGE, rows.size())), rows.size() > PAGE,
                fresh == null ? null : new ContactsPage.Done(fresh, prolonged, known)));
        return "surveillance/contacts";
    }

    @Requires(Right.CASE_READ)
    @ResponseBody
    @GetMapping("/api/v1/contacts")
    List<ContactsPage.Row> listByApi(@RequestParam(defaultValue = "OPEN") String state, @Nullable @RequestParam(name = "case", required = false) UUID caseId,
            @Nullable @RequestParam(required = false) UUID after) {
        return contacts.list(checked(state), caseId, null, after, PAGE * 10);
    }

    @Requires(Right.CASE_WRITE)
    @GetMapping("/contacts/new")
    String form(@RequestParam(name = "case") UUID caseId, Model model) {
        return show(caseId, ContactForm.blank(), List.of(), model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/contacts/new")
    String register(@RequestParam(name = "case") UUID caseId, @ModelAttribute ContactForm form, Model model) {
        return switch (orders.register(caseId, form)) {
            case ContactEvents.Answer.Done(UUID event, int fresh, int prolonged, int known) -> "redirect:/contacts?case=" + caseId + "&fresh=" + fresh + "&prolonged=" + prolonged + "&known=" + known;
            case ContactEvents.Answer.Refused(List<FormFault> faults) -> show(caseId, form, faults, model);
        };
    }

    @Requires(Right.CASE_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/cases/{id}/contacts")
    ResponseEntity<?> registerByApi(@PathVariable UUID id, @RequestBody ContactForm form) {
        return switch (orders.register(id, form)) {
            case ContactEvents.Answer.Done(UUID event, int fresh, int prolonged, int known) -> ResponseEntity.created(URI.create("/api/v1/contacts?case=" + id))
                    .body(Map.of("event", event, "fresh", fresh, "prolonged", prolonged, "known", known));
            case ContactEvents.Answer.Refused(List<FormFault> faults) -> FormRefusal.of("Nobody was registered", faults);
        };
    }

    private String show(UUID caseId, ContactForm form, List<FormFault> faults, Model model) {
        CaseFilePage page = CaseFileController.page(cases, caseId);
        InfectiousPeriod.Days days = page.infectious();
        model.addAttribute("page", new ContactFormPage(caseId, page.head().number(), page.head().name(), contacts.household(caseId), contacts.first(caseId), days == null ? null : days.first(),
                days == null ? null : days.last(), page.now().toString(), form, faults));
        return "surveillance/contact-form";
    }

    private static String checked(String state) {
        if (!STATES.contains(state)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown state " + state);
        }
        return state;
    }
}
