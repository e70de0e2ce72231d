package org.zerospread.app.retention.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.region.Regions;
import org.zerospread.app.retention.RetentionCertificate;
import org.zerospread.app.retention.RetentionDesk;
import org.zerospread.app.retention.RetentionRound;
import org.zerospread.app.retention.RetentionRun;
import org.zerospread.engine.region.RegionCode;

/// What is due, proposals to sign, and certificates.
@Controller
class RetentionController {

    private static final int LONGEST_REASON = 500;

    private final RetentionDesk desk;
    private final RetentionRound round;
    private final Regions regions;

    RetentionController(RetentionDesk desk, RetentionRound round, Regions regions) {
        this.desk = desk;
        this.round = round;
        this.regions = regions;
    }

    @Requires(Right.RETENTION_RUN)
    @GetMapping("/retention")
    String show(@Nullable @RequestParam(required = false) String changed, @Nullable @RequestParam(required = false) String refused, Model model) {
        model.addAttribute("page", new RetentionPage(desk.policy(), desk.dryRun(), desk.list(), changed != null, RefusalCode.byCode(refused).map(RefusalCode::code).orElse(null)));
        return "retention/retention";
    }

    /// Proposes what is due, or the destruction of all when `outbreak` is given; both for the whole district that is served.
    @Requires(Right.RETENTION_RUN)
    @PostMapping("/retention/proposals")
    String propose(@RequestParam(defaultValue = "false") boolean outbreak, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        Optional<RegionCode> district = regions.findServed().filter(one -> SignedIn.find(request).map(SignedIn::range).filter(range -> range.low() <= one.low() && one.high() <= range.high()).isPresent());
        if (reason.isBlank() && outbreak || reason.length() > LONGEST_REASON) {
            return back(RefusalCode.RUN_REASON_MISSING);
        }
        return district.flatMap(one -> outbreak ? desk.proposeDestruction(one, reason.strip()) : desk.propose(one, reason.strip())).map(run -> "redirect:/retention?changed")
                .orElseGet(() -> back(RefusalCode.NOTHING_TO_PROPOSE));
    }

    @Requires(Right.RETENTION_RUN)
    @PostMapping("/retention/{id}/signature")
    String sign(@PathVariable UUID id, HttpServletRequest request) {
        return back(desk.sign(SignedIn.get(request), id));
    }

    @Requires(Right.RETENTION_RUN)
    @PostMapping("/retention/{id}/withdrawal")
    String withdraw(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        return back(desk.withdraw(id, reason));
    }

    /// Begins or goes on; a run of millions of rows is better left to the command line.
    @Requires(Right.RETENTION_RUN)
    @PostMapping("/retention/{id}/run")
    String run(@PathVariable UUID id) {
        return back(round.carryOut(id, rows -> { }, () -> false));
    }

    @Requires(Right.RETENTION_RUN)
    @GetMapping("/retention/{id}/certificate")
    String certificate(@PathVariable UUID id, HttpServletRequest request, Model model) {
        RetentionCertificate found = desk.findCertificate(id).orElseThrow(() -> RefusalCode.UNKNOWN_RUN.thrownFor(request));
        model.addAttribute("page", new CertificatePage(id, found.content(), found.isSigned(), found.document(), Base64.getEncoder().encodeToString(found.signature()),
                Base64.getEncoder().encodeToString(found.publicKey())));
        return "retention/certificate";
    }

    @Requires(Right.RETENTION_RUN)
    @ResponseBody
    @GetMapping("/api/v1/retention/{id}/certificate")
    ResponseEntity<Map<String, Object>> file(@PathVariable UUID id, HttpServletRequest request) {
        RetentionCertificate found = desk.findCertificate(id).orElseThrow(() -> RefusalCode.UNKNOWN_RUN.thrownFor(request));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"certificate-" + id + ".json\"").body(found.asJson());
    }

    @Requires(Right.RETENTION_RUN)
    @ResponseBody
    @GetMapping("/api/v1/retention/due")
    List<RetentionRun.Item> due() {
        return desk.dryRun();
    }

    private static String back(Change<RetentionRun> change) {
        return switch (change) {
            case Change.Done<RetentionRun> done -> "redirect:/retention?changed";
            case Change.Refused<RetentionRun>(RefusalCode code) -> back(code);
        };
    }

    private static String back(RefusalCode code) {
        return "redirect:/retention?refused=" + code.code();
    }
}
