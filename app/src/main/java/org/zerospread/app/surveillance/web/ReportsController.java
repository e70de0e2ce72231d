package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.ReportClock;

/// The page of the CDC: which suspicions wait for the direct network report, how long they may, and what was reported.
@Controller
class ReportsController {

    private final ReportClock desk;
    private final ReportsQuery reports;
    private final DistrictClock clock;

    ReportsController(ReportClock desk, ReportsQuery reports, DistrictClock clock) {
        this.desk = desk;
        this.reports = reports;
        this.clock = clock;
    }

    /// A report, as clients of the API send it.
    ///
    /// @param at when it was reported, in the district's zone; now when blank
    record Report(@Nullable String number, @Nullable String at) {
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/clinic/reports")
    String list(Model model) {
        return show(null, null, model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/clinic/reports/{id}")
    String report(@PathVariable UUID id, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String at, @RequestParam(defaultValue = "") String back, Model model) {
        return switch (reported(id, new Report(number, at))) {
            case CaseAnswer.Done(CaseId caseId) -> back.matches("/clinic/visits/[0-9a-f-]{36}") ? "redirect:" + back : "redirect:/clinic/reports";
            case CaseAnswer.Refused refused -> show(id, refused, model);
        };
    }

    /// Where a reload after a refusal, or a change of language, comes back to.
    @Requires(Right.CASE_READ)
    @GetMapping("/clinic/reports/{id}")
    String back(@PathVariable UUID id) {
        return reports.find(id).map(found -> "redirect:/clinic/reports").orElseThrow(() -> new org.springframework.web.server.ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.CASE_READ)
    @ResponseBody
    @GetMapping("/api/v1/clinic/reports")
    List<ReportsPage.Clock> listByApi(@RequestParam(defaultValue = "false") boolean done) {
        return done ? reports.listDone() : reports.listOpen();
    }

    @Requires(Right.CASE_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/clinic/reports/{id}")
    ResponseEntity<?> reportByApi(@PathVariable UUID id, @RequestBody Report report) {
        return switch (reported(id, report)) {
            case CaseAnswer.Done(CaseId caseId) -> ResponseEntity.ok(Map.of("case_id", caseId.value()));
            case CaseAnswer.Refused(String code, String zh, String en) -> FormRefusal.of("The report was not taken down", List.of(new FormFault("report", code, zh, en)));
        };
    }

    private CaseAnswer reported(UUID id, Report report) {
        Optional<Instant> at = report.at() == null || report.at().isBlank() ? Optional.of(clock.instant()) : WrittenMoment.find(report.at(), clock.getZone());
        return at.map(moment -> desk.report(new CaseId(id), report.number(), moment)).orElseGet(() -> new CaseAnswer.Refused("CAS-006", "时间应写成 2020-02-14T10:00", "write the time as 2020-02-14T10:00"));
    }

    private String show(@Nullable UUID asked, CaseAnswer.@Nullable Refused refused, Model model) {
        model.addAttribute("page", new ReportsPage(reports.listOpen(), reports.listDone(), asked, refused));
        return "surveillance/reports";
    }
}
