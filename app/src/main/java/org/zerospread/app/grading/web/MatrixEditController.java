package org.zerospread.app.grading.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.grading.MatrixAnswer;
import org.zerospread.app.grading.MatrixCheck;
import org.zerospread.app.grading.MatrixDesk;
import org.zerospread.app.grading.MatrixVersion;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.matrix.MatrixScript;

/// The forms in which a version is written: a table as rows, the head, the whole as text, and a file.
@Controller
class MatrixEditController {

    private static final int MOST_BLANK = 20;

    private final MatrixView view;
    private final MatrixDesk desk;

    MatrixEditController(MatrixView view, MatrixDesk desk) {
        this.view = view;
        this.desk = desk;
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/grading/matrix/{id}/copy")
    String copy(@PathVariable UUID id, Model model) {
        return answered(desk.copy(id), model);
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/grading/matrix/upload")
    String upload(@RequestParam MultipartFile file, Model model) throws IOException {
        return answered(desk.add(read(file)), model);
    }

    static MatrixCheck.Reading read(MultipartFile file) throws IOException {
        Path copy = Files.createTempFile("matrix", ".file");
        try {
            file.transferTo(copy);
            String name = file.getOriginalFilename();
            return MatrixCheck.read(name == null ? "matrix" : name, copy);
        } finally {
            Files.delete(copy);
        }
    }

    private String answered(MatrixAnswer answer, Model model) {
        return switch (answer) {
            case MatrixAnswer.Done(UUID version) -> "redirect:/grading/matrix/" + version;
            case MatrixAnswer.Refused(List<FormFault> faults) -> {
                model.addAttribute("page", view.versions(faults));
                yield "grading/versions";
            }
        };
    }

    @Requires(Right.MATRIX_EDIT)
    @GetMapping("/grading/matrix/{id}/edit")
    String edit(@PathVariable UUID id, @RequestParam String table, @RequestParam(defaultValue = "1") int blank, Model model) {
        MatrixVersion version = get(id);
        model.addAttribute("page", edit(version, MatrixView.sound(version), table, blank, List.of()));
        return "grading/edit";
    }

    private static MatrixPage.Edit edit(MatrixVersion version, MatrixCheck.Sound sound, String table, int blank, List<FormFault> faults) {
        return MatrixTable.all(sound.matrix()).stream().filter(one -> one.table().id().equals(table)).findFirst()
                .map(one -> new MatrixPage.Edit(version, one, Math.clamp(blank, 1, MOST_BLANK), faults)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/grading/matrix/{id}/table")
    String table(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        MatrixVersion version = get(id);
        String table = MatrixForm.text(form, "table");
        MatrixCheck.Reading reading = MatrixCheck.read(MatrixForm.table(MatrixScript.of(MatrixView.sound(version).matrix()), table, form));
        return switch (desk.change(id, revision(form), reading)) {
            case MatrixAnswer.Done done -> form.containsKey("more") ? "redirect:/grading/matrix/" + id + "/edit?blank=5&table=" + java.net.URLEncoder.encode(table, java.nio.charset.StandardCharsets.UTF_8)
                    : "redirect:/grading/matrix/" + id;
            case MatrixAnswer.Refused(List<FormFault> faults) -> {
                model.addAttribute("page", edit(version, MatrixView.sound(version), table, 1, faults));
                yield "grading/edit";
            }
        };
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/grading/matrix/{id}/head")
    String head(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        return changed(id, revision(form), MatrixCheck.read(MatrixForm.head(MatrixScript.of(MatrixView.sound(get(id)).matrix()), form)), null, model);
    }

    @Requires(Right.MATRIX_EDIT)
    @PostMapping("/grading/matrix/{id}/text")
    String text(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        String text = MatrixForm.text(form, "document").replace("\r\n", "\n");
        return changed(id, revision(form), MatrixCheck.read(text), text, model);
    }

    private String changed(UUID id, int revision, MatrixCheck.Reading reading, @org.jspecify.annotations.Nullable String text, Model model) {
        return switch (desk.change(id, revision, reading)) {
            case MatrixAnswer.Done done -> "redirect:/grading/matrix/" + id;
            case MatrixAnswer.Refused(List<FormFault> faults) -> {
                model.addAttribute("page", view.page(get(id), faults, text));
                yield "grading/version";
            }
        };
    }

    private static int revision(MultiValueMap<String, String> form) {
        String text = MatrixForm.text(form, "revision");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private MatrixVersion get(UUID id) {
        return view.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
