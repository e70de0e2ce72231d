package org.zerospread.app.resumption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.OwnFirm;
import org.zerospread.app.resumption.EvidenceDesk;
import org.zerospread.app.resumption.LoopAnswer;

/// The loop of a firm's own user; no address names a firm, it is always his.
@Controller
class OwnLoopController {

    private static final String BASE = "/firm/resumption";

    private final OwnFirm own;
    private final LoopPages pages;
    private final FirmForms forms;
    private final EvidenceDesk evidence;

    OwnLoopController(OwnFirm own, LoopPages pages, FirmForms forms, EvidenceDesk evidence) {
        this.own = own;
        this.pages = pages;
        this.forms = forms;
        this.evidence = evidence;
    }

    private UUID firm(HttpServletRequest request) {
        return own.find(SignedIn.get(request)).map(Firm::id).orElseThrow(LoopPages::notHere);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping(BASE)
    String show(HttpServletRequest request, Model model) {
        return pages.loop(firm(request), BASE, true, List.of(), model);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping(BASE + "/approval")
    String approval(HttpServletRequest request, Model model) {
        pages.loop(firm(request), BASE, true, List.of(), model);
        return "resumption/approval";
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping(BASE + "/evidence/{file}")
    ResponseEntity<byte[]> file(@PathVariable UUID file, HttpServletRequest request) {
        return LoopPages.file(evidence.find(firm(request), file));
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping(BASE + "/batch")
    String batch(HttpServletRequest request, Model model) {
        return pages.batch(firm(request), BASE, List.of(), model);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping(BASE + "/report")
    String report(HttpServletRequest request, Model model) {
        return pages.report(firm(request), BASE, request, List.of(), model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/do/{action}")
    String act(@PathVariable String action, HttpServletRequest request, Model model) {
        UUID firm = firm(request);
        FirmForms.Action what = FirmForms.Action.of(action);
        return pages.answer(firm, BASE, true, what, forms.act(firm, what, request), request, model);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/evidence")
    String keep(@RequestParam String kind, @RequestParam List<MultipartFile> file, HttpServletRequest request, Model model) throws IOException {
        UUID firm = firm(request);
        return switch (forms.keep(firm, kind, file)) {
            case LoopAnswer.Done done -> "redirect:" + BASE + "#evidence";
            case LoopAnswer.Refused refused -> pages.loop(firm, BASE, true, refused.formFaults(), model);
        };
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping(BASE + "/evidence/{file}/drop")
    String drop(@PathVariable UUID file, HttpServletRequest request) {
        if (!evidence.drop(firm(request), file)) {
            throw LoopPages.notHere();
        }
        return "redirect:" + BASE + "#evidence";
    }
}
