package org.zerospread.app.surveillance.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.CourseBook;
import org.zerospread.app.surveillance.CourseEntry;
import org.zerospread.app.surveillance.SampleDesk;
import org.zerospread.app.surveillance.Severity;
import org.zerospread.app.surveillance.TestDraft;

/// What happens to a case: its course, samples and results, one action for each.
@Controller
class CaseCourseController {

    private final CaseFileView view;
    private final CourseBook course;
    private final SampleDesk samples;
    private final DistrictClock clock;

    CaseCourseController(CaseFileView view, CourseBook course, SampleDesk samples, DistrictClock clock) {
        this.view = view;
        this.course = course;
        this.samples = samples;
        this.clock = clock;
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/{id}/course")
    String add(@PathVariable UUID id, @RequestParam CourseEntry.Kind kind, @Nullable @RequestParam(required = false) Severity severity, @RequestParam(defaultValue = "") String temperature,
            @RequestParam(defaultValue = "") String note, @RequestParam LocalDateTime at, Model model) {
        if (!temperature.isBlank() && !temperature.strip().matches("(3[0-9]|4[0-4])(\\.[0-9])?")) {
            return answer(id, new CaseAnswer.Refused("CAS-006", "体温应写成 38.5", "write the temperature as 38.5"), "course", model);
        }
        Short tenths = temperature.isBlank() ? null : new BigDecimal(temperature.strip()).movePointRight(1).shortValueExact();
        return answer(id, course.add(new CaseId(id), new CourseEntry(kind, severity, tenths, note.isBlank() ? null : note.strip(), instant(at))), "course", model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/{id}/course/{entry}/strike")
    String strike(@PathVariable UUID id, @PathVariable UUID entry, @RequestParam(defaultValue = "") String reason, Model model) {
        return answer(id, course.strike(new CaseId(id), entry, reason), "course", model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/{id}/samples")
    String sample(@PathVariable UUID id, @RequestParam TestDraft.Method method, @RequestParam TestDraft.Purpose purpose, @RequestParam LocalDateTime sampledAt,
            @RequestParam(defaultValue = "") String laboratory, Model model) {
        return answer(id, samples.take(new CaseId(id), method, purpose, instant(sampledAt), laboratory), "tests", model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/cases/{id}/samples/{sample}")
    String result(@PathVariable UUID id, @PathVariable UUID sample, @RequestParam TestDraft.Result result, @RequestParam LocalDateTime resultedAt, Model model) {
        return answer(id, samples.result(new CaseId(id), sample, result, instant(resultedAt)), "tests", model);
    }

    private String answer(UUID id, CaseAnswer answer, String section, Model model) {
        return CaseFileController.answer(view, id, answer, section, model);
    }

    private Instant instant(LocalDateTime at) {
        return at.atZone(clock.getZone()).toInstant();
    }
}
