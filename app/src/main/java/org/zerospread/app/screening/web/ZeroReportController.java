package org.zerospread.app.screening.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.region.Region;
import org.zerospread.app.screening.Coverage;
import org.zerospread.app.screening.ScreeningAnswer;
import org.zerospread.app.screening.ScreeningPolicy;
import org.zerospread.app.screening.ZeroReports;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;

/// Who has reported for a day and who has not; signing and correcting.
@Controller
class ZeroReportController {

    private final ZeroReports reports;
    private final Coverage places;
    private final ScreeningPolicy policy;
    private final DistrictClock clock;

    ZeroReportController(ZeroReports reports, Coverage places, ScreeningPolicy policy, DistrictClock clock) {
        this.reports = reports;
        this.places = places;
        this.policy = policy;
        this.clock = clock;
    }

    @Requires(Right.SCREENING_READ)
    @GetMapping("/screening/zero-reports")
    String list(@RequestParam(defaultValue = "") String code, @Nullable @RequestParam(required = false) LocalDate day, @RequestParam(defaultValue = "") String sign, Model model) {
        return show(model, code, day, new ZeroReports.ReportForm(sign, day == null ? null : day.toString(), null, null), List.of());
    }

    @Requires(Right.SCREENING_WRITE)
    @PostMapping("/screening/zero-reports")
    String sign(@ModelAttribute ZeroReports.ReportForm form, HttpServletRequest request, Model model) {
        return switch (reports.sign(SignedIn.get(request), form)) {
            case ScreeningAnswer.Done<ZeroReports.Report>(ZeroReports.Report report) -> "redirect:/screening/zero-reports?day=" + report.day();
            case ScreeningAnswer.Refused<ZeroReports.Report>(List<FormFault> faults) -> show(model, "", null, form, faults);
        };
    }

    @Requires(Right.SCREENING_WRITE)
    @PostMapping("/screening/zero-reports/correct")
    String correct(@ModelAttribute ZeroReports.CorrectionForm form, HttpServletRequest request, Model model) {
        return switch (reports.correct(SignedIn.get(request), form)) {
            case ScreeningAnswer.Done<ZeroReports.Report>(ZeroReports.Report report) -> "redirect:/screening/zero-reports?day=" + report.day();
            case ScreeningAnswer.Refused<ZeroReports.Report>(List<FormFault> faults) -> show(model, "", null, new ZeroReports.ReportForm(form.region(), form.day(), null, null), faults);
        };
    }

    private String show(Model model, String code, @Nullable LocalDate day, ZeroReports.ReportForm form, List<FormFault> faults) {
        LocalDate asked = day == null ? clock.today() : day;
        Optional<Region> region = region(code);
        List<ZeroReports.Line> lines = region.map(one -> reports.list(one.code(), asked)).orElse(List.of());
        model.addAttribute("page", new ZeroReportPage(region.orElse(null), asked, policy, lines, form, faults));
        return "screening/zero-reports";
    }

    @Requires(Right.SCREENING_READ)
    @ResponseBody
    @GetMapping("/api/v1/screening/zero-reports")
    Map<String, @Nullable Object> listByApi(@RequestParam(defaultValue = "") String code, @Nullable @RequestParam(required = false) LocalDate day) {
        LocalDate asked = day == null ? clock.today() : day;
        Region region = region(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("region", region.code().toString());
        json.put("day", asked.toString());
        json.put("due_by", policy.zeroReportBy().toString());
        json.put("grids", reports.list(region.code(), asked).stream().map(Answers::line).toList());
        return json;
    }

    @Requires(Right.SCREENING_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/screening/zero-reports")
    ResponseEntity<?> signByApi(@RequestBody ZeroReports.ReportForm form, HttpServletRequest request) {
        return Answers.of(reports.sign(SignedIn.get(request), form), HttpStatus.CREATED, Answers::report);
    }

    @Requires(Right.SCREENING_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/screening/zero-reports/correct")
    ResponseEntity<?> correctByApi(@RequestBody ZeroReports.CorrectionForm form, HttpServletRequest request) {
        return Answers.of(reports.correct(SignedIn.get(request), form), HttpStatus.CREATED, Answers::report);
    }

    private Optional<Region> region(String code) {
        if (code.isBlank()) {
            return places.start().flatMap(places::find);
        }
        RegionCode parsed = RegionCode.tryParse(code.strip()).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "code"));
        return Optional.of(places.find(parsed).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
