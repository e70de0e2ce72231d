package org.zerospread.app.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import org.zerospread.app.intake.Landing;
import org.zerospread.engine.intake.AnnotatedWorkbook;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.FaultyRows;
import org.zerospread.engine.intake.Mapping;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.intake.TableFault;
import org.zerospread.engine.intake.Template;

/// Takes files in: the answer is a page, or the sender's own workbook with each fault marked, or the faulty rows alone. Nothing of the file is kept.
@Controller
class ImportsController {

    private static final int SHOWN = 200;
    private static final int MOST_FAULTS = 10_000;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final IntakePipeline pipeline;

    ImportsController(IntakePipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Requires(Right.IMPORT)
    @GetMapping("/imports")
    String form(@RequestParam(defaultValue = "persons") String kind, HttpServletRequest request, Model model) {
        return show(kind, null, request, model);
    }

    @Requires(Right.IMPORT)
    @PostMapping("/imports")
    @Nullable String take(@RequestParam MultipartFile file, @RequestParam String kind, @RequestParam(defaultValue = "false") boolean dryRun, @RequestParam(defaultValue = "page") String answer,
            HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        Landing landing = landing(kind, request);
        Path copy = received(file);
        try (FaultLog faults = FaultLog.create()) {
            IntakeRun run = pipeline.take(new IntakeOrder(landing, copy, faults, new ArrayList<>(), dryRun, DateContext.Order.UNKNOWN), state -> { }, () -> false);
            if (!answer.equals("page") && faults.rows() > 0) {
                response.setContentType(WORKBOOK);
                response.setHeader("Content-Disposition", "attachment; filename=\"" + landing.kind().key() + "-" + answer + ".xlsx\"");
                if (answer.equals("faulty")) {
                    FaultyRows.write(copy, landing.kind(), Mapping.NONE, faults, response.getOutputStream());
                } else {
                    AnnotatedWorkbook.write(copy, landing.kind(), Mapping.NONE, faults, run.rowsRead(), response.getOutputStream());
                }
                return null;
            }
            return show(kind, new ImportsPage.Answer(run, dryRun, null, "", "", faults.listFirst(SHOWN)), request, model);
        } catch (TableFault whole) {
            return show(kind, new ImportsPage.Answer(null, dryRun, whole.code(), whole.zh(), whole.en(), List.of()), request, model);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Requires(Right.IMPORT)
    @GetMapping("/imports/templates/{kind}.xlsx")
    void template(@PathVariable String kind, HttpServletResponse response) throws IOException {
        RecordKind of = RecordKind.find(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setContentType(WORKBOOK);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + of.key() + ".xlsx\"");
        Template.write(of, response.getOutputStream());
    }

    /// For clients of the API: counts and the first 10,000 faults; 422 with the code when the file as a whole is refused.
    @Requires(Right.IMPORT)
    @ResponseBody
    @PostMapping("/api/v1/imports/{kind}")
    ResponseEntity<?> takeByApi(@PathVariable String kind, @RequestParam MultipartFile file, @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "UNKNOWN") DateContext.Order dates, HttpServletRequest request) throws IOException {
        Landing landing = landing(kind, request);
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
    @GetMapping("/api/v1/imports")
    List<ImportsPage.Line> runs() {
        return pipeline.listRuns().stream().map(past -> new ImportsPage.Line(past.run(), past.by(), past.at())).toList();
    }

    @Requires(Right.IMPORT)
    @ResponseBody
    @GetMapping("/api/v1/imports/{id}/faults")
    List<IntakeFault> faults(@PathVariable UUID id) {
        pipeline.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pipeline.listFaults(id, MOST_FAULTS);
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
            default -> Right.PERSON_WRITE;
        };
    }

    private String show(String kind, ImportsPage.@Nullable Answer answer, HttpServletRequest request, Model model) {
        List<RecordKind> kinds = RecordKind.ALL.stream().filter(one -> pipeline.findLanding(one.key()).isPresent() && SignedIn.get(request).may(right(one.key()))).toList();
        model.addAttribute("page", new ImportsPage(kinds, kind, answer, Objects.requireNonNull(runs())));
        return "intake/imports";
    }
}
