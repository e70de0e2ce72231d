package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseCorrections;
import org.zerospread.app.surveillance.CaseField;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.CaseJudge;
import org.zerospread.app.surveillance.EventCorrections;
import org.zerospread.app.surveillance.Source;

/// The page of one case: what is on record, corrected with its reason, and judged by the definitions.
@Controller
class CaseFileController {

    private final CaseFileView view;
    private final CaseCorrections corrections;
    private final EventCorrections events;
    private final CaseJudge judge;
    private final DistrictClock clock;

    CaseFileController(CaseFileView view, CaseCorrections corrections, EventCorrections events, CaseJudge judge, DistrictClock clock) {
        this.view = view;
        this.corrections = corrections;
        this.events = events;
        this.judge = judge;
        this.clock = clock;
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/cases/{id}")
    String show(@PathVariable UUID id, Model model) {
        return show(view, id, List.of(), model);
    }

    @Requires(Right.CASE_READ)
    @ResponseBody
    @GetMapping("/api/v1/cases/{id}")
    Map<String, Object> get(@PathVariable UUID id) {
        CaseFilePage page = page(view, id);
        Map<String, Object> json = new java.util.LinkedHashMap<>();
        json.put("case", page.head());
        json.put("fields", page.fields());
        json.put("steps", page.steps());
        json.put("course", page.course());
        json.put("tests", page.tests());
        json.put("samples", page.samples());
        json.put("tasks", page.tasks());
        json.put("contacts", page.contacts());
        json.put("sources", page.sources());
        json.put("corrections", page.corrections());
        return json;
    }

    /// Other values for fields of a case.
    ///
    /// @param fields by the names of [CaseField]; an empty text clears one
    record Correction(@Nullable Map<CaseField, String> fields, @Nullable String reason) {
    }

    @Requires(Right.CASE_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/cases/{id}/corrections")
    ResponseEntity<?> correctByApi(@PathVariable UUID id, @RequestBody Correction correction) {
        return switch (corrections.correct(List.of(new CaseId(id)), correction.fields() == null ? Map.of() : correction.fields(), correction.reason())) {
            case CaseCorrections.Answer.Done(int changes) -> ResponseEntity.ok(Map.of("changes", changes));
            case CaseCorrections.Answer.Refused(CaseField field, String code, String zh, String en) -> FormRefusal.of("Nothing was corrected", List.of(new FormFault(field == null ? "case" : field.name(), code, zh, en)));
        };
    }

    /// Where a reload after a refusal, or a change of language, comes back to.
    @Requires(Right.CASE_READ)
    @GetMapping({"/cases/{id}/correct", "/cases/{id}/judgement", "/cases/{id}/events/{event}", "/cases/{id}/course", "/cases/{id}/course/{entry}/strike", "/cases/{id}/samples",
            "/cases/{id}/samples/{sample}"})
    String back(@PathVariable UUID id) {
        return "redirect:/cases/" + id;
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/{id}/correct")
    String correct(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model) {
        CaseFilePage page = page(view, id);
        Map<CaseField, String> fresh = new EnumMap<>(CaseField.class);
        for (CaseField field : CaseField.values()) {
            String value = typed.get(field.name());
            if (value != null && !value.strip().equals(page.field(field))) {
                fresh.put(field, value);
            }
        }
        return switch (corrections.correct(List.of(new CaseId(id)), fresh, typed.get("reason"))) {
            case CaseCorrections.Answer.Done(int changes) -> "redirect:/cases/" + id + "#corrections";
            case CaseCorrections.Answer.Refused(CaseField field, String code, String zh, String en) -> show(view, id, List.of(new FormFault(field == null ? "case" : field.name(), code, zh, en)), model);
        };
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/{id}/events/{event}")
    String correctEvent(@PathVariable UUID id, @PathVariable UUID event, @RequestParam LocalDateTime happenedAt, @Nullable @RequestParam(required = false) Source source,
            @RequestParam(defaultValue = "") String reason, Model model) {
        Instant at = unchanged(page(view, id), event, happenedAt);
        return answer(view, id, events.correct(event, at, source, reason), "corrections", model);
    }

    /// A form shows minutes; where they are the same, the seconds on record stay.
    private Instant unchanged(CaseFilePage page, UUID event, LocalDateTime typed) {
        Instant at = typed.atZone(clock.getZone()).toInstant();
        return page.steps().stream().filter(step -> step.id().equals(event)).map(CaseFilePage.Step::at).filter(old -> old.truncatedTo(java.time.temporal.ChronoUnit.MINUTES).equals(at)).findFirst().orElse(at);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/{id}/judgement")
    String judge(@PathVariable UUID id, @RequestParam Map<String, String> asked, Model model) {
        page(view, id);
        Map<String, String> typed = new TreeMap<>();
        asked.forEach((name, value) -> {
            if (name.startsWith("fact.") && !value.isBlank()) {
                typed.put(name.substring("fact.".length()), value.strip());
            }
        });
        return switch (judge.judge(new CaseId(id), typed)) {
            case CaseJudge.Answer.Judged judged -> "redirect:/cases/" + id + "#judgement";
            case CaseJudge.Answer.Refused(List<FormFault> faults) -> {
                model.addAttribute("page", page(view, id).typing(typed).with(faults));
                yield "surveillance/case-file";
            }
        };
    }

    static CaseFilePage page(CaseFileView view, UUID id) {
        return view.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static String show(CaseFileView view, UUID id, List<FormFault> faults, Model model) {
        CaseFilePage page = page(view, id);
        model.addAttribute("page", faults.isEmpty() ? page : page.with(faults));
        return "surveillance/case-file";
    }

    static String answer(CaseFileView view, UUID id, CaseAnswer answer, String section, Model model) {
        return switch (answer) {
            case CaseAnswer.Done(CaseId caseId) -> "redirect:/cases/" + id + "#" + section;
            case CaseAnswer.Refused(String code, String zh, String en) -> show(view, id, List.of(new FormFault("case", code, zh, en)), model);
        };
    }
}
