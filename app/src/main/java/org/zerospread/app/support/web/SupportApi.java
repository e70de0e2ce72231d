package org.zerospread.app.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.enterprise.OwnFirm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.support.SupportAnswer;
import org.zerospread.app.support.SupportBook;
import org.zerospread.app.support.SupportDesk;
import org.zerospread.app.support.SupportForm;
import org.zerospread.app.support.SupportReview;

/// Support of firms, for clients of the API.
@RestController
class SupportApi {

    private final SupportQuery query;
    private final SupportReview review;
    private final SupportDesk desk;
    private final SupportBook book;
    private final OwnFirm own;
    private final Firms firms;

    SupportApi(SupportQuery query, SupportReview review, SupportDesk desk, SupportBook book, OwnFirm own, Firms firms) {
        this.query = query;
        this.review = review;
        this.desk = desk;
        this.book = book;
        this.own = own;
        this.firms = firms;
    }

    private Firm firm(HttpServletRequest request) {
        return own.find(SignedIn.get(request)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Firm firm(UUID id) {
        return firms.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/support/policies")
    List<SupportJson.PolicyMoney> policies() {
        return query.desk(List.of(), null).policies().stream().map(SupportJson.PolicyMoney::of).toList();
    }

    /// An edition as its document.
    record Edition(@Nullable String document) {
    }

    @Requires(Right.SUPPORT_REVIEW)
    @PostMapping("/api/v1/support/policies")
    ResponseEntity<?> publish(@RequestBody Edition edition) {
        List<FormFault> faults = book.publish(edition.document() == null ? "" : edition.document());
        return faults.isEmpty() ? ResponseEntity.status(HttpStatus.CREATED).body(Map.of("published", true)) : FormRefusal.of("Nothing was published", faults);
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/support")
    SupportJson.Totals totals() {
        return SupportJson.Totals.of(query.kinds(), query.zones(), query.industries());
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/support/applications")
    SupportJson.ApplicationPage applications(@RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable UUID after) {
        SupportPage.ApplicationList list = query.list(SupportController.state(state), after);
        return new SupportJson.ApplicationPage(list.applications().stream().map(SupportJson.Application::of).toList(), list.more());
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/support/applications/{id}")
    SupportJson.Application application(@PathVariable UUID id) {
        return query.find(id, null, null, List.of()).map(SupportPage.One::application).map(SupportJson.Application::of).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// What is said with a decision or a payment.
    ///
    /// @param amount yuan granted; all that was computed when absent
    record Word(@Nullable String amount, @Nullable String reason, @Nullable String on, @Nullable String reference) {
    }

    @Requires(Right.SUPPORT_REVIEW)
    @PostMapping("/api/v1/support/applications/{id}/grant")
    ResponseEntity<?> grant(@PathVariable UUID id, @RequestBody Word word) {
        return answer(review.grant(id, word.amount(), word.reason()), HttpStatus.OK);
    }

    @Requires(Right.SUPPORT_REVIEW)
    @PostMapping("/api/v1/support/applications/{id}/refuse")
    ResponseEntity<?> refuse(@PathVariable UUID id, @RequestBody Word word) {
        return answer(review.refuse(id, word.reason()), HttpStatus.OK);
    }

    @Requires(Right.SUPPORT_REVIEW)
    @PostMapping("/api/v1/support/applications/{id}/pay")
    ResponseEntity<?> pay(@PathVariable UUID id, @RequestBody Word word) {
        return answer(review.pay(id, word.on(), word.reference()), HttpStatus.OK);
    }

    @Requires(Right.FIRM_OWN)
    @GetMapping("/api/v1/firm/support")
    SupportJson.ForFirm own(HttpServletRequest request) {
        Firm firm = firm(request);
        return SupportJson.ForFirm.of(desk.listFor(firm), query.listOf(firm.id()));
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/support")
    ResponseEntity<?> apply(@RequestBody SupportForm form, HttpServletRequest request) {
        return answer(desk.apply(UUID.randomUUID(), firm(request), form), HttpStatus.CREATED);
    }

    @Requires(Right.FIRM_OWN)
    @PostMapping("/api/v1/firm/support/{application}/withdraw")
    ResponseEntity<?> withdraw(@PathVariable UUID application, HttpServletRequest request) {
        return answer(desk.withdraw(application, firm(request).id()), HttpStatus.OK);
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/enterprises/{id}/support")
    SupportJson.ForFirm official(@PathVariable UUID id) {
        Firm firm = firm(id);
        return SupportJson.ForFirm.of(desk.listFor(firm), query.listOf(firm.id()));
    }

    @Requires(Right.ENTERPRISE_WRITE)
    @PostMapping("/api/v1/enterprises/{id}/support")
    ResponseEntity<?> file(@PathVariable UUID id, @RequestBody SupportForm form) {
        return answer(desk.apply(UUID.randomUUID(), firm(id), form), HttpStatus.CREATED);
    }

    /// 404 for what is not here, 403 for whoever filed, 409 for what was done already or the budget does not reach, 422 for fields.
    private static ResponseEntity<?> answer(SupportAnswer answer, HttpStatus done) {
        return switch (answer) {
            case SupportAnswer.Done(UUID id) -> ResponseEntity.status(done).body(Map.of("id", id));
            case SupportAnswer.Refused(List<FormFault> faults) -> FormRefusal.of(switch (faults.getFirst().code()) {
                case "SUP-003", "SUP-006" -> HttpStatus.NOT_FOUND;
                case "SUP-007" -> HttpStatus.FORBIDDEN;
                case "SUP-004", "SUP-005", "SUP-008" -> HttpStatus.CONFLICT;
                default -> HttpStatus.UNPROCESSABLE_CONTENT;
            }, "Nothing was changed", faults);
        };
    }
}
