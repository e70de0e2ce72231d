package org.zerospread.app.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.intake.IntakeFault;
import org.zerospread.app.intake.IntakeOrder;
import org.zerospread.app.intake.IntakePipeline;
import org.zerospread.app.intake.IntakeRun;
import org.zerospread.app.intake.IntakeRuns;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.Upload;
import org.zerospread.app.intake.Uploads;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.intake.TableFault;
import org.zerospread.engine.intake.Template;

/// Takes files in: the answer is a page, or the sender's own workbook with each fault marked, or the faulty rows alone. Nothing of the file is kept.
@Controller
class ImportsController {

    private static final int SHOWN = 200;
    private static final int LONGEST_HEADING = 100;
    private static final int MOST_FAULTS = 10_000;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final IntakePipeline pipeline;
    private final IntakeRuns runs;
    private final Uploads uploads;

    ImportsController(IntakePipeline pipeline, IntakeRuns runs, Uploads uploads) {
        this.pipeline = pipeline;
        this.runs = runs;
        this.uploads = uploads;
    }

    @Requires(Right.IMPORT)
    @GetMapping("/imports")
    String form(@RequestParam(defaultValue = "persons") String kind, HttpServletRequest request, Model model) {
        return show(kind, request, model);
    }

    /// Begins; how far it came is told at the address to which it leads.
    @Requires(Right.IMPORT)
    @PostMapping("/imports")
    String begin(@RequestParam MultipartFile file, @RequestParam String kind, @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "UNKNOWN") DateContext.Order dates, HttpServletRequest request) throws IOException {
        Landing landing = landing(kind, request);
        try (InputStream content = file.getInputStream()) {
            return "redirect:/imports/uploads/" + uploads.begin(landing, content, dryRun, dates).id();
        }
    }

    @Requires(Right.IMPORT)
    @GetMapping("/imports/uploads/{id}")
    String upload(@PathVariable UUID id, Model model) throws IOException {
        Upload upload = found(id);
        model.addAttribute("page", new UploadPage(upload, upload.faults(SHOWN)));
        return "intake/upload";
    }

    @Requires(Right.IMPORT)
    @PostMapping("/imports/uploads/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        found(id).cancel();
        return "redirect:/imports/uploads/" + id;
    }

    /// The sender's own workbook with its faults marked; for an hour.
    @Requires(Right.IMPORT)
    @GetMapping("/imports/uploads/{id}/annotated.xlsx")
    void annotated(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        answer(id, false, response);
    }

    /// The faulty rows alone, to mend and send again; for an hour.
    @Requires(Right.IMPORT)
    @GetMapping("/imports/uploads/{id}/faulty.xlsx")
    void faulty(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        answer(id, true, response);
    }

    private void answer(UUID id, boolean onlyFaulty, HttpServletResponse response) throws IOException {
        Upload upload = found(id);
        if (!upload.ended() || upload.run() == null) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        response.setContentType(WORKBOOK);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + upload.kind().key() + (onlyFaulty ? "-faulty" : "-annotated") + ".xlsx\"");
        upload.write(onlyFaulty, response.getOutputStream());
    }

    /// Remembers what a heading means from now on; without a field it is forgotten, with the field `-` the column is left out.
    @Requires(Right.IMPORT)
    @PostMapping("/imports/mappings")
    String remember(@RequestParam String kind, @RequestParam String heading, @RequestParam(defaultValue = "") String field, HttpServletRequest request) {
        RecordKind of = landing(kind, request).kind();
        boolean known = field.isEmpty() || field.equals("-") || of.fields().stream().anyMatch(one -> one.key().equals(field));
        if (!known || heading.isBlank() || heading.length() > LONGEST_HEADING) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        runs.remember(of.key(), heading.strip(), field.isEmpty() ? null : field.equals("-") ? "" : field);
        return "redirect:/imports?kind=" + of.key();
    }

    @Requires(Right.IMPORT)
    @GetMapping("/imports/templates/{kind}.xlsx")
    void template(@PathVariable String kind, HttpServletResponse response) throws IOException {
        RecordKind of = RecordKind.find(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setContentType(WORKBOOK);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + of.key() + ".xlsx\"");
        Template.write(of, response.getOutputStream());
    }

    /// For clients of the API: counts and the first 10,000 faults; 422 with the code when the file as a whole is refused; with `wait=false` at once
    /// 202 with the address at which the progress is told.
    @Requires(Right.IMPORT)
    @ResponseBody
    @PostMapping("/api/v1/imports/{kind}")
    ResponseEntity<?> takeByApi(@PathVariable String kind, @RequestParam MultipartFile file, @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "UNKNOWN") DateContext.Order dates, @RequestParam(defaultValue = "true") boolean wait, HttpServletRequest request) throws IOException {
        Landing landing = landing(kind, request);
        if (!wait) {
            try (InputStream content = file.getInputStream()) {
                Upload upload = uploads.begin(landing, content, dryRun, dates);
                return ResponseEntity.accepted().header("Location", "/api/v1/imports/uploads/" + upload.id()).body(progress(upload));
            }
        }
        Path copy = received(file);
        try (FaultLog faults = FaultLog.create()) {
            List<Draft.Remark> notes = new ArrayList<>();
            IntakeRun run = pipeline.take(new IntakeOrder(landing, copy, faults, notes, dryRun, dates), state -> { }, () -> false);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("run", run);
            answer.put("dry_run", dryRun);
            answer.put("notes", notes);
            answer.put("faults_total", faults.faults());
            answer.put("faults", faults.listFirst(MOST_FAULTS));
            return ResponseEntity.ok(answer);
        } catch (TableFault whole) {
            ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            problem.setTitle("The file was not taken in");
            problem.setDetail(whole.zh() + " " + whole.en());
            problem.setProperty("code", whole.code());
            return ResponseEntity.unprocessableContent().body(problem);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Requires(Right.IMPORT)
    @ResponseBody
    @GetMapping("/api/v1/imports/uploads/{id}")
    Map<String, Object> progress(@PathVariable UUID id) throws IOException {
        return progress(found(id));
    }

    @Requires(Right.IMPORT)
    @ResponseBody
    @DeleteMapping("/api/v1/imports/uploads/{id}")
    Map<String, Object> cancelByApi(@PathVariable UUID id) throws IOException {
        Upload upload = found(id);
        upload.cancel();
        return progress(upload);
    }

    private static Map<String, Object> progress(Upload upload) throws IOException {
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("id", upload.id());
        progress.put("phase", upload.phase());
        progress.put("ended", upload.ended());
        progress.put("rows_total", upload.total());
        progress.put("rows_per_second", upload.rowsPerSecond());
        progress.put("seconds_left", upload.secondsLeft());
        progress.put("run", upload.run());
        TableFault refusal = upload.refusal();
        progress.put("code", refusal == null ? null : refusal.code());
        progress.put("faults", upload.faults(MOST_FAULTS));
        return progress;
    }

    private Upload found(UUID id) {
        return uploads.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.IMPORT)
    @ResponseBody
    @GetMapping("/api/v1/imports")
    List<ImportsPage.Line> runs() {
        return runs.listRuns().stream().map(past -> new ImportsPage.Line(past.run(), past.by(), past.at())).toList();
    }

    @Requires(Right.IMPORT)
    @ResponseBody
    @GetMapping("/api/v1/imports/{id}/faults")
    List<IntakeFault> faults(@PathVariable UUID id) {
        runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return runs.listFaults(id, MOST_FAULTS);
    }

    private static Path received(MultipartFile file) throws IOException {
        Path copy = Files.createTempFile("import", ".file");
        file.transferTo(copy);
        return copy;
    }

    private Landing landing(String kind, HttpServletRequest request) {
        Landing landing = pipeline.findLanding(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!SignedIn.get(request).may(right(kind))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return landing;
    }

    /// Who takes in a file may do so by hand too.
    private static Right right(String kind) {
        return switch (kind) {
            case "regions" -> Right.REGION_WRITE;
            case "users" -> Right.ACCESS_MANAGE;
            case "visits" -> Right.SCREENING_WRITE;
            case "cases", "tests", "contacts", "tracks" -> Right.CASE_WRITE;
            case "sites", "rooms" -> Right.QUARANTINE_WRITE;
            case "passages" -> Right.CHECKPOINT_WRITE;
            case "firms", "staff" -> Right.ENTERPRISE_WRITE;
            default -> Right.PERSON_WRITE;
        };
    }

    private String show(String kind, HttpServletRequest request, Model model) {
        List<RecordKind> kinds = RecordKind.ALL.stream().filter(one -> pipeline.findLanding(one.key()).isPresent() && SignedIn.get(request).may(right(one.key()))).toList();
        RecordKind shown = kinds.stream().filter(one -> one.key().equals(kind)).findFirst().orElse(kinds.isEmpty() ? RecordKind.PERSONS : kinds.getFirst());
        model.addAttribute("page", new ImportsPage(kinds, shown, runs(), uploads.listRunning(), runs.listRemembered(shown.key())));
        return "intake/imports";
    }
}
