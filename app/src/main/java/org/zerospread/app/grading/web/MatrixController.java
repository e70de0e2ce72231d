package org.zerospread.app.grading.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.grading.MatrixVersion;
import org.zerospread.app.grading.Reevaluation;
import org.zerospread.engine.matrix.MatrixScript;
import org.zerospread.engine.matrix.MatrixWorkbook;
import org.zerospread.engine.matrix.Subject;

/// The versions of the matrix, to read, to take along and to compare.
@Controller
class MatrixController {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> COLUMNS = List.of("person_id", "name", "region", "measure", "before", "after", "rows");

    private final MatrixView view;
    private final Reevaluation reevaluation;
    private final Exports exports;

    MatrixController(MatrixView view, Reevaluation reevaluation, Exports exports) {
        this.view = view;
        this.reevaluation = reevaluation;
        this.exports = exports;
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/grading/matrix")
    String list(Model model) {
        model.addAttribute("page", view.versions(List.of()));
        return "grading/versions";
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/grading/matrix/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("page", view.page(get(id), List.of(), null));
        return "grading/version";
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/grading/matrix/{id}/document")
    ResponseEntity<String> document(@PathVariable UUID id) {
        MatrixVersion version = get(id);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8")).header("Content-Disposition", "attachment; filename=\"" + name(version) + ".yaml\"").body(version.document());
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/grading/matrix/{id}/workbook")
    void workbook(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        MatrixVersion version = get(id);
        response.setContentType(WORKBOOK);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name(version) + ".xlsx\"");
        MatrixWorkbook.write(MatrixScript.of(MatrixView.sound(version).matrix()), response.getOutputStream());
    }

    /// A file's name in ASCII.
    private static String name(MatrixVersion version) {
        return version.code().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + version.version();
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/grading/matrix/{id}/difference")
    String difference(HttpServletRequest request, @PathVariable UUID id, MatrixAsk ask, Model model) {
        Reevaluation.Result result = compare(id, ask.against());
        boolean mayList = SignedIn.get(request).may(ask.subject() == Subject.FIRM ? Right.ENTERPRISE_READ : Right.PERSON_READ);
        model.addAttribute("page", view.difference(result, ask.subject(), ask.choice(), ask.afterLast(), mayList));
        return "grading/difference";
    }

    /// The persons for whom something changes, a row for each change.
    @Requires({Right.PERSON_READ, Right.EXPORT})
    @GetMapping("/grading/matrix/{id}/difference.csv")
    void csv(HttpServletRequest request, HttpServletResponse response, @PathVariable UUID id, MatrixAsk ask) {
        Reevaluation.Result result = compare(id, ask.against());
        List<List<Object>> rows = new ArrayList<>();
        reevaluation.list(result, Subject.PERSON, ask.choice(), null, Exports.MOST_ROWS + 1).forEach(one -> one.changes()
                .forEach(change -> rows.add(List.of(one.id(), one.name(), Long.toString(one.region()), change.measure(), change.before(), change.after(), change.rows()))));
        exports.send(request, response, "difference.csv", COLUMNS, 1, rows);
    }

    private Reevaluation.Result compare(UUID id, @Nullable UUID against) {
        return view.compare(id, against).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private MatrixVersion get(UUID id) {
        Optional<MatrixVersion> version = view.find(id);
        return version.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
