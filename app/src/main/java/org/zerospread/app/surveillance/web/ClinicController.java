package org.zerospread.app.surveillance.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.TriageDesk;
import org.zerospread.app.surveillance.TriageForm;
import org.zerospread.engine.triage.Desk;

/// The desk of the fever clinic with the queues of today.
@Controller
class ClinicController {

    private final TriageDesk desk;
    private final ClinicQuery clinic;
    private final ReportsQuery reports;
    private final DistrictClock clock;

    ClinicController(TriageDesk desk, ClinicQuery clinic, ReportsQuery reports, DistrictClock clock) {
        this.desk = desk;
        this.clinic = clinic;
        this.reports = reports;
        this.clock = clock;
    }

    @Requires(Right.CLINIC_READ)
    @GetMapping("/clinic")
    String show(@RequestParam(name = "desk", defaultValue = "") String queue, @Nullable @RequestParam(required = false) UUID person, Model model) {
        if (person != null && clinic.findKnown(person).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return show(queue, TriageForm.of(person == null ? null : person.toString()), List.of(), null, model);
    }

    @Requires({Right.CLINIC_WRITE, Right.PERSON_WRITE})
    @PostMapping("/clinic")
    String take(@ModelAttribute TriageForm form, Model model) {
        return switch (desk.take(form)) {
            case TriageDesk.Answer.Done(UUID visit) -> "redirect:/clinic/visits/" + visit;
            case TriageDesk.Answer.Refused(List<FormFault> faults, PersonId maybe) -> show("", form, faults, maybe, model);
        };
    }

    private String show(String queue, TriageForm form, List<FormFault> faults, @Nullable PersonId maybe, Model model) {
        String shown = queue.isEmpty() ? null : Arrays.stream(Desk.values()).map(Enum::name).filter(queue::equals).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown desk " + queue));
        model.addAttribute("page", new ClinicPage(form, faults, known(form), maybe == null ? null : clinic.findKnown(maybe.value()).orElse(null), queue, clock.today(),
                clinic.countWaiting(clock.today()), reports.countLate(), clinic.list(clock.today(), shown)));
        return "surveillance/clinic";
    }

    private ClinicPage.@Nullable Known known(TriageForm form) {
        if (form.person() == null || form.person().isBlank()) {
            return null;
        }
        try {
            return clinic.findKnown(UUID.fromString(form.person().strip())).orElse(null);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "person is no id", e);
        }
    }
}
