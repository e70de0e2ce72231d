package org.zerospread.app.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.support.SupportAnswer;
import org.zerospread.app.support.SupportBook;
import org.zerospread.app.support.SupportReview;

/// The desk of support: policies with their money, and applications to decide on.
@Controller
class SupportController {

    private static final Set<String> STATES = Set.of("APPLIED", "GRANTED", "REFUSED", "PAID", "WITHDRAWN");

    private final SupportQuery query;
    private final SupportReview review;
    private final SupportBook book;
    private final Exports exports;

    SupportController(SupportQuery query, SupportReview review, SupportBook book, Exports exports) {
        this.query = query;
        this.review = review;
        this.book = book;
        this.exports = exports;
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/support")
    String desk(Model model) {
        model.addAttribute("page", query.desk(List.of(), null));
        return "support/desk";
    }

    @Requires(Right.SUPPORT_REVIEW)
    @PostMapping("/support/policies")
    String publish(@RequestParam(defaultValue = "") String document, Model model) {
        List<FormFault> faults = book.publish(document);
        if (faults.isEmpty()) {
            return "redirect:/support";
        }
        model.addAttribute("page", query.desk(faults, document));
        return "support/desk";
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/support/applications")
    String list(@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable UUID after, Model model) {
        model.addAttribute("page", query.list(state(state), after));
        return "support/applications";
    }

    /// The state with the name; null, for all, when there is none.
    static @Nullable String state(String name) {
        return STATES.contains(name.strip().toUpperCase(java.util.Locale.ROOT)) ? name.strip().toUpperCase(java.util.Locale.ROOT) : null;
    }

    @Requires({Right.ENTERPRISE_READ, Right.EXPORT})
    @GetMapping("/support/applications.csv")
    void export(@RequestParam(defaultValue = "") String state, HttpServletRequest request, HttpServletResponse response) {
        exports.send(request, response, "support.csv", List.of("firm", "town", "policy", "kind", "heads", "base_yuan", "computed_yuan", "state", "filed_at", "granted_yuan", "reason", "decided_by", "paid_on", "reference"), 0,
                query.listAll(state(state)).stream().map(one -> Arrays.asList((Object) one.firm(), one.place(), one.policy(), one.kind(), one.heads(), one.base(), one.computed(), one.state(), one.filedAt(), one.granted(),
                        one.reason(), one.decidedBy(), one.paidOn(), one.reference())).toList());
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/support/applications/{id}")
    String one(@PathVariable UUID id, Model model) {
        return show(id, null, null, List.of(), model);
    }

    @Requires(Right.SUPPORT_REVIEW)
    @PostMapping("/support/applications/{id}/grant")
    String grant(@PathVariable UUID id, @RequestParam(defaultValue = "") String amount, @RequestParam(defaultValue = "") String reason, Model model) {
        return answer(id, amount, reason, review.grant(id, amount, reason), model);
    }

    @Requires(Right.SUPPORT_REVIEW)
    @PostMapping("/support/applications/{id}/refuse")
    String refuse(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model) {
        return answer(id, null, reason, review.refuse(id, reason), model);
    }

    @Requires(Right.SUPPORT_REVIEW)
    @PostMapping("/support/applications/{id}/pay")
    String pay(@PathVariable UUID id, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String reference, Model model) {
        return answer(id, on, reference, review.pay(id, on, reference), model);
    }

    private String answer(UUID id, @Nullable String amount, @Nullable String reason, SupportAnswer answer, Model model) {
        return switch (answer) {
            case SupportAnswer.Done done -> "redirect:/support/applications/" + id;
            case SupportAnswer.Refused(List<FormFault> faults) -> show(id, amount, reason, faults, model);
        };
    }

    private String show(UUID id, @Nullable String amount, @Nullable String reason, List<FormFault> faults, Model model) {
        model.addAttribute("page", query.find(id, amount, reason, faults).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "support/application";
    }
}
