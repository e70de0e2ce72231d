package org.zerospread.app.surveillance.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.TriageDesk;
import org.zerospread.app.surveillance.TriageForm;
import org.zerospread.app.surveillance.TriageState;

/// The fever clinic, for clients of the API. Excluding and confirming are steps of a person's case.
@RestController
class ClinicApi {

    private final TriageDesk desk;
    private final VisitView view;
    private final ClinicQuery clinic;
    private final DistrictClock clock;

    ClinicApi(TriageDesk desk, VisitView view, ClinicQuery clinic, DistrictClock clock) {
        this.desk = desk;
        this.view = view;
        this.clinic = clinic;
        this.clock = clock;
    }

    /// The next step of a visit.
    record Next(@Nullable TriageState to) {
    }

    /// A suspicion, as far as more is known than the visit tells.
    record Suspicion(@Nullable LocalDate onsetOn, @Nullable String note) {
    }

    /// The visits of today.
    @Requires(Right.CLINIC_READ)
    @GetMapping("/api/v1/clinic/visits")
    List<ClinicPage.Row> list(@Nullable @RequestParam(required = false) String desk) {
        return clinic.list(clock.today(), desk);
    }

    @Requires(Right.CLINIC_READ)
    @GetMapping("/api/v1/clinic/visits/{id}")
    VisitPage show(@PathVariable UUID id) {
        return view.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires({Right.CLINIC_WRITE, Right.PERSON_WRITE})
    @PostMapping("/api/v1/clinic/visits")
    ResponseEntity<?> take(@RequestBody TriageForm form) {
        return answer(desk.take(form), HttpStatus.CREATED);
    }

    @Requires(Right.CLINIC_WRITE)
    @PostMapping("/api/v1/clinic/visits/{id}/steps")
    ResponseEntity<?> step(@PathVariable UUID id, @RequestBody Next next) {
        TriageState to = next.to();
        if (to == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "to is missing");
        }
        return answer(desk.step(id, to), HttpStatus.OK);
    }

    @Requires({Right.CLINIC_WRITE, Right.CASE_WRITE})
    @PostMapping("/api/v1/clinic/visits/{id}/suspect")
    ResponseEntity<?> suspect(@PathVariable UUID id, @RequestBody Suspicion suspicion) {
        return answer(desk.suspect(id, suspicion.onsetOn(), suspicion.note()), HttpStatus.CREATED);
    }

    private ResponseEntity<?> answer(TriageDesk.Answer answer, HttpStatus done) {
        return switch (answer) {
            case TriageDesk.Answer.Done(UUID visit) -> ResponseEntity.status(done).body(show(visit));
            case TriageDesk.Answer.Refused(List<FormFault> faults, PersonId maybe) -> {
                HttpStatus status = faults.getFirst().code().equals("TRI-001") ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT;
                ResponseEntity<ProblemDetail> refusal = FormRefusal.of(status, "Nothing was taken down", faults);
                if (maybe != null && refusal.getBody() instanceof ProblemDetail problem) {
                    problem.setProperty("maybe", maybe.value());
                }
                yield refusal;
            }
        };
    }
}
