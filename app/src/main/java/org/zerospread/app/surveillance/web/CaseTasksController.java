package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.CaseTasks;

/// What is to be done about cases and by when.
@Controller
class CaseTasksController {

    private static final Set<String> KINDS = Set.of("REPORT", "INVESTIGATION", "RESULT", "RETEST");

    private final CaseTasksQuery query;
    private final CaseTasks tasks;
    private final DistrictClock clock;

    CaseTasksController(CaseTasksQuery query, CaseTasks tasks, DistrictClock clock) {
        this.query = query;
        this.tasks = tasks;
        this.clock = clock;
    }

    /// That a task was done, as clients of the API send it.
    ///
    /// @param by name of whoever did it; the writer when blank
    /// @param at in the district's zone; now when blank
    record Done(@Nullable String by, @Nullable String note, @Nullable String at) {
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/cases/tasks")
    String list(@RequestParam(defaultValue = "") String kind, Model model) {
        return show(kind, null, model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/tasks/{id}")
    String done(@PathVariable UUID id, @RequestParam(defaultValue = "") String by, @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String back, Model model) {
        return switch (taken(id, new Done(by, note, at))) {
            case CaseAnswer.Done(CaseId caseId) -> back.equals("case") ? "redirect:/cases/" + caseId + "#tasks" : "redirect:/cases/tasks";
            case CaseAnswer.Refused refused -> show("", refused, model);
        };
    }

    /// Where a reload after a refusal, or a change of language, comes back to.
    @Requires(Right.CASE_READ)
    @GetMapping("/cases/tasks/{id}")
    String back(@PathVariable UUID id) {
        if (!tasks.isThere(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/cases/tasks";
    }

    @Requires(Right.CASE_READ)
    @ResponseBody
    @GetMapping("/api/v1/cases/tasks")
    List<CaseTaskRow> listByApi(@RequestParam(defaultValue = "false") boolean done, @RequestParam(defaultValue = "") String kind) {
        return done ? query.listDone(checked(kind)) : query.listOpen(checked(kind));
    }

    @Requires(Right.CASE_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/cases/tasks/{id}")
    ResponseEntity<?> doneByApi(@PathVariable UUID id, @RequestBody Done done) {
        return switch (taken(id, done)) {
            case CaseAnswer.Done(CaseId caseId) -> ResponseEntity.ok(Map.of("case_id", caseId.value()));
            case CaseAnswer.Refused(String code, String zh, String en) -> FormRefusal.of("The task stays open", List.of(new FormFault("task", code, zh, en)));
        };
    }

    private CaseAnswer taken(UUID id, Done done) {
        Optional<Instant> at = done.at() == null || done.at().isBlank() ? Optional.of(clock.instant()) : WrittenMoment.find(done.at(), clock.getZone());
        return at.map(moment -> tasks.done(id, done.by(), done.note(), moment)).orElseGet(() -> new CaseAnswer.Refused("CAS-006", "时间应写成 2020-02-14T10:00", "write the time as 2020-02-14T10:00"));
    }

    private String show(String kind, CaseAnswer.@Nullable Refused refused, Model model) {
        model.addAttribute("page", new CaseTasksPage(kind, query.countOpen(), query.listOpen(checked(kind)), query.listDone(checked(kind)), refused));
        return "surveillance/case-tasks";
    }

    private static @Nullable String checked(String kind) {
        if (kind.isEmpty()) {
            return null;
        }
        if (!KINDS.contains(kind)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown kind " + kind);
        }
        return kind;
    }
}
