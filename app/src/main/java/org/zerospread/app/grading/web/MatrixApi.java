package org.zerospread.app.grading.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.grading.MatrixAnswer;
import org.zerospread.app.grading.MatrixCheck;
import org.zerospread.app.grading.MatrixDesk;
import org.zerospread.app.grading.MatrixVersion;
import org.zerospread.app.grading.Reevaluation;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.engine.matrix.Subject;

/// Versions of the matrix for clients of the API.
@RestController
class MatrixApi {

    private final MatrixView view;
    private final MatrixDesk desk;
    private final Reevaluation reevaluation;

    MatrixApi(MatrixView view, MatrixDesk desk, Reevaluation reevaluation) {
        this.view = view;
        this.desk = desk;
        this.reevaluation = reevaluation;
    }

    /// A document.
    ///
    /// @param revision of the version as it was read, for a change
    record Document(@Nullable String document, @Nullable Integer revision) {
        String text() {
            return document == null ? "" : document;
        }
    }

    /// Why something is given back or withdrawn.
    record Reason(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/api/v1/matrix")
    List<Map<String, @Nullable Object>> list() {
        return view.versions(List.of()).versions().stream().map(MatrixJson::of).toList();
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/api/v1/matrix/{id}")
    Map<String, @Nullable Object> show(@PathVariable UUID id) {
        MatrixVersion version = view.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return MatrixJson.whole(version, MatrixView.sound(version).open());
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping(value = "/api/v1/matrix", consumes = "application/json")
    ResponseEntity<?> add(@RequestBody Document document) {
        return answer(desk.add(MatrixCheck.read(document.text())), HttpStatus.CREATED);
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping(value = "/api/v1/matrix", consumes = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    ResponseEntity<?> addWorkbook(@RequestBody byte[] workbook) throws IOException {
        Path copy = Files.createTempFile("matrix", ".xlsx");
        try {
            Files.write(copy, workbook);
            return answer(desk.add(MatrixCheck.read("matrix.xlsx", copy)), HttpStatus.CREATED);
        } finally {
            Files.delete(copy);
        }
    }

    @Requires(Right.MATRIX_EDIT)
    @PutMapping("/api/v1/matrix/{id}")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody Document document) {
        return answer(desk.change(id, document.revision() == null ? 0 : document.revision(), MatrixCheck.read(document.text())), HttpStatus.OK);
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/api/v1/matrix/{id}/copy")
    ResponseEntity<?> copy(@PathVariable UUID id) {
        return answer(desk.copy(id), HttpStatus.CREATED);
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/api/v1/matrix/{id}/submit")
    ResponseEntity<?> submit(@PathVariable UUID id) {
        return answer(desk.submit(id), HttpStatus.OK);
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/api/v1/matrix/{id}/discard")
    ResponseEntity<?> discard(@PathVariable UUID id, @RequestBody Reason reason) {
        return answer(desk.discard(id, reason.text()), HttpStatus.OK);
    }

    @Requires(Right.MATRIX_PUBLISH)
    @PostMapping("/api/v1/matrix/{id}/give-back")
    ResponseEntity<?> giveBack(@PathVariable UUID id, @RequestBody Reason reason) {
        return answer(desk.giveBack(id, reason.text()), HttpStatus.OK);
    }

    @Requires(Right.MATRIX_PUBLISH)
    @PostMapping("/api/v1/matrix/{id}/publish")
    ResponseEntity<?> publish(@PathVariable UUID id) {
        return answer(desk.publish(id), HttpStatus.OK);
    }

    @Requires(Right.MATRIX_PUBLISH)
    @PostMapping("/api/v1/matrix/{id}/withdraw")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Reason reason) {
        return answer(desk.withdraw(id, reason.text()), HttpStatus.OK);
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/api/v1/matrix/{id}/difference")
    Map<String, Object> difference(@PathVariable UUID id, @Nullable @RequestParam(required = false) UUID against) {
        return MatrixJson.of(compare(id, against));
    }

    @Requires({Right.SITUATION_READ, Right.PERSON_READ})
    @GetMapping("/api/v1/matrix/{id}/difference/persons")
    Map<String, @Nullable Object> persons(@PathVariable UUID id, MatrixAsk ask) {
        return page(id, Subject.PERSON, ask);
    }

    @Requires({Right.SITUATION_READ, Right.ENTERPRISE_READ})
    @GetMapping("/api/v1/matrix/{id}/difference/firms")
    Map<String, @Nullable Object> firms(@PathVariable UUID id, MatrixAsk ask) {
        return page(id, Subject.FIRM, ask);
    }

    private Map<String, @Nullable Object> page(UUID id, Subject subject, MatrixAsk ask) {
        return MatrixJson.page(reevaluation.list(compare(id, ask.against()), subject, ask.choice(), ask.afterLast(), MatrixView.PAGE + 1), MatrixView.PAGE);
    }

    private Reevaluation.Result compare(UUID id, @Nullable UUID against) {
        return view.compare(id, against).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<?> answer(MatrixAnswer answer, HttpStatus done) {
        return switch (answer) {
            case MatrixAnswer.Done(UUID version) -> ResponseEntity.status(done).body(Map.of("id", version));
            case MatrixAnswer.Refused(List<FormFault> faults) -> FormRefusal.of(switch (faults.getFirst().code()) {
                case "MTX-013" -> HttpStatus.NOT_FOUND;
                case "MTX-014", "MTX-015", "MTX-018", "MTX-019", "MTX-020" -> HttpStatus.CONFLICT;
                case "MTX-016", "MTX-022" -> HttpStatus.FORBIDDEN;
                default -> HttpStatus.UNPROCESSABLE_CONTENT;
            }, "The matrix was not changed", faults);
        };
    }
}
