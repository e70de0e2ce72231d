package org.zerospread.app.resumption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.resumption.EvidenceDesk;
import org.zerospread.app.resumption.LoopAnswer;
import org.zerospread.app.resumption.Reminders;
import org.zerospread.engine.resumption.FirmState;

/// Pages of officials: firms by where they stand, one firm's loop, and the firm's own part of it done for a firm.
@Controller
class LoopController {

    private final LoopListQuery firms;
    private final LoopPages pages;
    private final FirmForms forms;
    private final EvidenceDesk evidence;
    private final Reminders reminders;

    LoopController(LoopListQuery firms, LoopPages pages, FirmForms forms, EvidenceDesk evidence, Reminders reminders) {
        this.reminders = reminders;
        this.firms = firms;
        this.pages = pages;
        this.forms = forms;
        this.evidence = evidence;
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/resumption")
    String list(@RequestParam(required = false) @Nullable FirmState state, @RequestParam(defaultValue = "") String actor, @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("page", firms.page(LoopPages.filter(state, actor, overdue, q, page)));
        return "resumption/firms";
    }

    /// Reminds every firm here of what is due.
    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping("/resumption/reminders")
    String remind(Model model) {
        model.addAttribute("reminded", reminders.remind());
        model.addAttribute("page", firms.page(LoopPages.filter(null, "", true, "", 1)));
        return "resumption/firms";
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/resumption/{firm}")
    String show(@PathVariable UUID firm, Model model) {
        return pages.loop(firm, LoopPages.official(firm), false, List.of(), model);
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/resumption/{firm}/approval")
    String approval(@PathVariable UUID firm, Model model) {
        pages.loop(firm, LoopPages.official(firm), false, List.of(), model);
        return "resumption/approval";
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/resumption/{firm}/evidence/{file}")
    ResponseEntity<byte[]> file(@PathVariable UUID firm, @PathVariable UUID file) {
        return LoopPages.file(evidence.find(firm, file));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @GetMapping("/resumption/{firm}/batch")
    String batch(@PathVariable UUID firm, Model model) {
        return pages.batch(firm, LoopPages.official(firm), List.of(), model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @GetMapping("/resumption/{firm}/report")
    String report(@PathVariable UUID firm, HttpServletRequest request, Model model) {
        return pages.report(firm, LoopPages.official(firm), request, List.of(), model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/resumption/{firm}/do/{action}")
    String act(@PathVariable UUID firm, @PathVariable String action, HttpServletRequest request, Model model) {
        FirmForms.Action what = FirmForms.Action.of(action);
        return pages.answer(firm, LoopPages.official(firm), false, what, forms.act(firm, what, request), request, model);
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/resumption/{firm}/evidence")
    String keep(@PathVariable UUID firm, @RequestParam String kind, @RequestParam List<MultipartFile> file, Model model) throws IOException {
        return switch (forms.keep(firm, kind, file)) {
            case LoopAnswer.Done done -> "redirect:" + LoopPages.official(firm) + "#evidence";
            case LoopAnswer.Refused refused -> pages.loop(firm, LoopPages.official(firm), false, refused.formFaults(), model);
        };
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/resumption/{firm}/evidence/{file}/drop")
    String drop(@PathVariable UUID firm, @PathVariable UUID file) {
        if (!evidence.drop(firm, file)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:" + LoopPages.official(firm) + "#evidence";
    }
}
