package org.zerospread.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.ExportApprovals;
import org.zerospread.app.access.ExportAsk;
import org.zerospread.app.access.OpenToSignedIn;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;

/// Approval of long lists that leave the house, as a page and as JSON.
@Controller
class ExportsController {

    private final ExportApprovals approvals;

    ExportsController(ExportApprovals approvals) {
        this.approvals = approvals;
    }

    /// Everybody sees his own asks; those of others only who may decide on them.
    @OpenToSignedIn
    @GetMapping("/access/exports")
    String show(@Nullable @RequestParam(required = false) String changed, @Nullable @RequestParam(required = false) String refused, HttpServletRequest request, Model model) {
        SignedIn account = SignedIn.get(request);
        model.addAttribute("page", new ExportsPage(approvals.policy(), approvals.listOwn(account), account.may(Right.EXPORT_APPROVE) ? approvals.listOpen(account) : null, changed != null,
                RefusalCode.byCode(refused).map(RefusalCode::code).orElse(null)));
        return "access/exports";
    }

    @Requires(Right.EXPORT)
    @PostMapping("/access/exports/{id}/ask")
    String ask(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        return back(approvals.ask(SignedIn.get(request), id, reason));
    }

    @Requires(Right.EXPORT_APPROVE)
    @PostMapping("/access/exports/{id}/approval")
    String decide(@PathVariable UUID id, @RequestParam boolean approve, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        return back(approvals.decide(SignedIn.get(request), id, approve, reason));
    }

    @OpenToSignedIn
    @ResponseBody
    @GetMapping("/api/v1/exports")
    Map<String, List<Map<String, @Nullable Object>>> list(HttpServletRequest request) {
        SignedIn account = SignedIn.get(request);
        Map<String, List<Map<String, @Nullable Object>>> lists = new LinkedHashMap<>();
        lists.put("own", approvals.listOwn(account).stream().map(ExportsController::json).toList());
        lists.put("open", account.may(Right.EXPORT_APPROVE) ? approvals.listOpen(account).stream().map(ExportsController::json).toList() : List.of());
        return lists;
    }

    /// @param order `reason`
    @Requires(Right.EXPORT)
    @ResponseBody
    @PostMapping("/api/v1/exports/{id}/ask")
    Map<String, @Nullable Object> ask(@PathVariable UUID id, @RequestBody Map<String, String> order, HttpServletRequest request) {
        return done(approvals.ask(SignedIn.get(request), id, order.getOrDefault("reason", "")), request);
    }

    /// @param order `approve` and `reason`
    @Requires(Right.EXPORT_APPROVE)
    @ResponseBody
    @PostMapping("/api/v1/exports/{id}/approval")
    Map<String, @Nullable Object> decide(@PathVariable UUID id, @RequestBody Map<String, String> order, HttpServletRequest request) {
        return done(approvals.decide(SignedIn.get(request), id, Boolean.parseBoolean(order.get("approve")), order.getOrDefault("reason", "")), request);
    }

    private static String back(Change<ExportAsk> change) {
        return switch (change) {
            case Change.Done<ExportAsk> done -> "redirect:/access/exports?changed";
            case Change.Refused<ExportAsk>(RefusalCode code) -> "redirect:/access/exports?refused=" + code.code();
        };
    }

    private static Map<String, @Nullable Object> done(Change<ExportAsk> change, HttpServletRequest request) {
        return switch (change) {
            case Change.Done<ExportAsk>(ExportAsk ask) -> json(ask);
            case Change.Refused<ExportAsk>(RefusalCode code) -> throw code.thrownFor(request);
        };
    }

    private static Map<String, @Nullable Object> json(ExportAsk ask) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", ask.id());
        json.put("state", ask.state());
        json.put("asker", ask.asker());
        json.put("region", ask.region());
        json.put("list", ask.list());
        json.put("filters", ask.filters());
        json.put("rows", ask.rows());
        json.put("reason", ask.reason());
        json.put("prepared_at", ask.preparedAt());
        json.put("asked_at", ask.askedAt());
        json.put("decided_by", ask.decidedBy());
        json.put("decision_reason", ask.decisionReason());
        json.put("decided_at", ask.decidedAt());
        json.put("expires_at", ask.expiresAt());
        json.put("used_at", ask.usedAt());
        return json;
    }
}
