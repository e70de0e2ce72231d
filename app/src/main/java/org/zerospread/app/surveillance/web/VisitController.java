package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
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
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseDesk;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.CaseState;
import org.zerospread.app.surveillance.Source;
import org.zerospread.app.surveillance.TestDesk;
import org.zerospread.app.surveillance.TestDraft;
import org.zerospread.app.surveillance.TriageDesk;
import org.zerospread.app.surveillance.TriageState;

/// One visit to the fever clinic, with one action for each thing that may happen to it.
@Controller
class VisitController {

    private final VisitView view;
    private final TriageDesk desk;
    private final CaseDesk cases;
    private final TestDesk tests;
    private final DistrictClock clock;

    VisitController(VisitView view, TriageDesk desk, CaseDesk cases, TestDesk tests, DistrictClock clock) {
        this.view = view;
        this.desk = desk;
        this.cases = cases;
        this.tests = tests;
        this.clock = clock;
    }

    @Requires(Right.CLINIC_READ)
    @GetMapping("/clinic/visits/{id}")
    String show(@PathVariable UUID id, Model model) {
        return show(id, List.of(), model);
    }

    @Requires(Right.CLINIC_WRITE)
    @PostMapping("/clinic/visits/{id}/steps")
    String step(@PathVariable UUID id, @RequestParam TriageState to, Model model) {
        return answer(id, desk.step(id, to), model);
    }

    @Requires({Right.CLINIC_WRITE, Right.CASE_WRITE})
    @PostMapping("/clinic/visits/{id}/suspect")
    String suspect(@PathVariable UUID id, @Nullable @RequestParam(required = false) LocalDate onsetOn, Model model) {
        return answer(id, desk.suspect(id, onsetOn, null), model);
    }

    @Requires({Right.CLINIC_WRITE, Right.CASE_WRITE})
    @PostMapping("/clinic/visits/{id}/tests")
    String test(@PathVariable UUID id, @RequestParam TestDraft.Method method, @RequestParam TestDraft.Result result, @RequestParam LocalDateTime sampledAt,
            @RequestParam LocalDateTime resultedAt, Model model) {
        Instant sampled = sampledAt.atZone(clock.getZone()).toInstant();
        Instant resulted = resultedAt.atZone(clock.getZone()).toInstant();
        if (resulted.isBefore(sampled) || resulted.isAfter(clock.instant())) {
            return show(id, List.of(new FormFault("test", "TRI-009", "结果时间早于采样或晚于现在", "the result lies before the sample or later than now", List.of())), model);
        }
        tests.record(List.of(new TestDraft(UUID.randomUUID(), person(id), method, TestDraft.Purpose.DIAGNOSIS, sampled, result, resulted)));
        return "redirect:/clinic/visits/" + id;
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/clinic/visits/{id}/exclude")
    String exclude(@PathVariable UUID id, Model model) {
        return answer(id, cases.advance(person(id), CaseState.EXCLUDED, clock.instant(), "间隔一天两次核酸阴性"), model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/clinic/visits/{id}/confirm")
    String confirm(@PathVariable UUID id, @RequestParam Source source, Model model) {
        return answer(id, cases.confirm(person(id), source, null, clock.instant(), "核酸阳性"), model);
    }

    private PersonId person(UUID visit) {
        return new PersonId(view.find(visit).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).visit().personId());
    }

    private String answer(UUID id, TriageDesk.Answer answer, Model model) {
        return switch (answer) {
            case TriageDesk.Answer.Done(UUID visit) -> "redirect:/clinic/visits/" + visit;
            case TriageDesk.Answer.Refused(List<FormFault> faults, PersonId maybe) -> show(id, faults, model);
        };
    }

    private String answer(UUID id, CaseAnswer answer, Model model) {
        return switch (answer) {
            case CaseAnswer.Done(CaseId caseId) -> "redirect:/clinic/visits/" + id;
            case CaseAnswer.Refused(String code, String zh, String en) -> show(id, List.of(new FormFault("case", code, zh, en, List.of())), model);
        };
    }

    private String show(UUID id, List<FormFault> faults, Model model) {
        VisitPage page = view.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", faults.isEmpty() ? page : page.with(faults));
        return "surveillance/visit";
    }
}
