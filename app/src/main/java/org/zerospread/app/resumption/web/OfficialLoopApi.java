package org.zerospread.app.resumption.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.resumption.DailyReports;
import org.zerospread.app.resumption.Emergency;
import org.zerospread.app.resumption.Loop;
import org.zerospread.app.resumption.Reviews;
import org.zerospread.engine.resumption.FirmState;

/// The loop of any firm, for programs of officials.
@RestController
class OfficialLoopApi {

    private static final String FIRM = "/api/v1/resumption/firms/{firm}";

    private final LoopListQuery firms;
    private final LoopQuery query;
    private final Loop loop;
    private final FirmForms forms;
    private final DailyReports reports;
    private final Reviews reviews;
    private final Emergency emergency;

    OfficialLoopApi(LoopListQuery firms, LoopQuery query, Loop loop, FirmForms forms, DailyReports reports, Reviews reviews, Emergency emergency) {
        this.firms = firms;
        this.query = query;
        this.loop = loop;
        this.forms = forms;
        this.reports = reports;
        this.reviews = reviews;
        this.emergency = emergency;
    }

    /// What a review found.
    record ReviewBody(@Nullable List<Reviews.Item> items) {
        List<Reviews.Item> said() {
            return LoopApi.said(items).stream().map(one -> one.item() == null ? new Reviews.Item("", one.inOrder(), one.remark()) : one).toList();
        }
    }

    /// A decision: `approve`, `conditions` (points, due_on) or `refuse` (points).
    record DecisionBody(@Nullable String decision, @Nullable List<String> points, @Nullable LocalDate dueOn) {
        List<String> said() {
            return LoopApi.said(points);
        }
    }

    /// A suspected case.
    record FreezeBody(@Nullable UUID staff, @Nullable LocalDate onsetOn, @Nullable String note) {
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/resumption/firms")
    FirmsPage list(@RequestParam(required = false) @Nullable FirmState state, @RequestParam(defaultValue = "") String actor, @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
        return firms.page(LoopPages.filter(state, actor, overdue, q, page));
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping(FIRM)
    Map<String, Object> find(@PathVariable UUID firm) {
        return LoopApi.of(query.find(firm, "", false, List.of()).orElseThrow(LoopPages::notHere));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping(FIRM + "/screenings")
    ResponseEntity<?> screen(@PathVariable UUID firm) {
        return LoopApi.answer(loop.screen(List.of(firm)));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping(FIRM + "/batches")
    ResponseEntity<?> batch(@PathVariable UUID firm, @RequestBody LoopApi.BatchBody batch) {
        return LoopApi.answer(loop.returnBatch(List.of(batch.of(firm))));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping(FIRM + "/evidence")
    ResponseEntity<?> keep(@PathVariable UUID firm, @RequestParam String kind, @RequestParam List<MultipartFile> file) throws IOException {
        return LoopApi.answer(forms.keep(firm, kind, file));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping(FIRM + "/rooms")
    ResponseEntity<?> rooms(@PathVariable UUID firm, @RequestBody LoopApi.RoomsBody rooms) {
        return LoopApi.answer(loop.measureRooms(firm, rooms.said()));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping(FIRM + "/filings")
    ResponseEntity<?> file(@PathVariable UUID firm, @RequestBody LoopApi.FilingBody filing) {
        return LoopApi.answer(loop.file(List.of(filing.of(firm))));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping(FIRM + "/reports")
    ResponseEntity<?> report(@PathVariable UUID firm, @RequestBody LoopApi.ReportBody report) {
        return LoopApi.answer(reports.report(List.of(report.of(firm))));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping(FIRM + "/drills")
    ResponseEntity<?> drill(@PathVariable UUID firm, @RequestBody LoopApi.NoteBody note) {
        return LoopApi.answer(loop.drill(firm, note.words()));
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping(FIRM + "/reviews")
    ResponseEntity<?> review(@PathVariable UUID firm, @RequestBody ReviewBody review) {
        return LoopApi.answer(reviews.review(List.of(new Reviews.Review(firm, review.said()))));
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping(FIRM + "/decisions")
    ResponseEntity<?> decide(@PathVariable UUID firm, @RequestBody DecisionBody body) {
        return LoopApi.answer(switch (body.decision() == null ? "" : body.decision()) {
            case "approve" -> reviews.decide(List.of(new Reviews.Decision.Approve(firm)));
            case "refuse" -> reviews.decide(List.of(new Reviews.Decision.Refuse(firm, body.said())));
            case "conditions" -> body.dueOn() == null ? FirmForms.refused(firm, "due_on", "请写落实条件的期限", "say by when the conditions are to be met")
                    : reviews.decide(List.of(new Reviews.Decision.Conditions(firm, body.said(), body.dueOn())));
            default -> FirmForms.refused(firm, "decision", "应为 approve、conditions 或 refuse", "one of approve, conditions and refuse");
        });
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping(FIRM + "/conditions-met")
    ResponseEntity<?> conditionsMet(@PathVariable UUID firm, @RequestBody LoopApi.NoteBody note) {
        return LoopApi.answer(reviews.meetConditions(firm, note.words()));
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping(FIRM + "/inspections")
    ResponseEntity<?> inspect(@PathVariable UUID firm, @RequestBody DecisionBody body) {
        return LoopApi.answer(reviews.inspect(firm, body.said(), body.dueOn()));
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping(FIRM + "/rectified")
    ResponseEntity<?> rectified(@PathVariable UUID firm, @RequestBody LoopApi.NoteBody note) {
        return LoopApi.answer(reviews.rectify(firm, note.words()));
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping(FIRM + "/freeze")
    ResponseEntity<?> freeze(@PathVariable UUID firm, @RequestBody FreezeBody body) {
        return LoopApi.answer(emergency.freeze(new Emergency.Alarm(firm, body.staff() == null ? LoopApi.NOBODY : body.staff(), body.onsetOn(), body.note() == null ? "" : body.note())));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping(FIRM + "/disinfection")
    ResponseEntity<?> disinfect(@PathVariable UUID firm, @RequestBody LoopApi.NoteBody note) {
        return LoopApi.answer(emergency.disinfect(firm, note.words()));
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping(FIRM + "/tested")
    ResponseEntity<?> tested(@PathVariable UUID firm) {
        return LoopApi.answer(emergency.tested(firm));
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping(FIRM + "/rechecks")
    ResponseEntity<?> recheck(@PathVariable UUID firm, @RequestBody ReviewBody review) {
        return LoopApi.answer(reviews.recheck(new Reviews.Review(firm, review.said())));
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping(FIRM + "/release")
    ResponseEntity<?> release(@PathVariable UUID firm, @RequestBody LoopApi.NoteBody note) {
        return LoopApi.answer(emergency.release(firm, note.words()));
    }
}
