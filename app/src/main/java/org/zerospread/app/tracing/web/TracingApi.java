package org.zerospread.app.tracing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.tracing.CaseWindow;
import org.zerospread.app.tracing.TracingAnswer;
import org.zerospread.app.tracing.TracingDesk;
import org.zerospread.app.tracing.TracingForm;

/// Tracing, for clients of the API.
@RestController
class TracingApi {

    private final TracingQuery tracing;

    TracingApi(TracingQuery tracing) {
        this.tracing = tracing;
    }

    /// The answer without the stays of the picture.
    record Answer(List<CaseWindow> cases, List<TracingAnswer.Met> contacts, List<TracingAnswer.Elsewhere> elsewhere) {
    }

    /// A question together with whom to register.
    ///
    /// @param contacts null for all who can be registered
    record Order(@Nullable List<String> cases, @Nullable List<String> from, @Nullable List<String> to, @Nullable String minMinutes, @Nullable String lingerMinutes, @Nullable String radiusMetres,
            @Nullable String degree, @Nullable List<Chosen> contacts) {
    }

    /// Somebody to be registered with a case.
    record Chosen(UUID caseId, UUID person) {
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/api/v1/tracing")
    ResponseEntity<?> ask(@RequestParam("case") List<String> cases, @Nullable @RequestParam(name = "from", required = false) List<String> from,
            @Nullable @RequestParam(name = "to", required = false) List<String> to, @Nullable @RequestParam(name = "min_minutes", required = false) String minMinutes,
            @Nullable @RequestParam(name = "linger_minutes", required = false) String lingerMinutes, @Nullable @RequestParam(name = "radius_metres", required = false) String radiusMetres,
            @Nullable @RequestParam(name = "degree", required = false) String degree, HttpServletRequest request) {
        return switch (tracing.ask(TracingController.form(request))) {
            case TracingQuery.Asked.Faulty(List<CaseWindow> known, List<FormFault> faults) -> refused(faults);
            case TracingQuery.Asked.Answered(TracingAnswer answer) -> ResponseEntity.ok(new Answer(answer.cases(), answer.contacts(), answer.elsewhere()));
        };
    }

    /// Registers contacts and quarantines them; those who are contacts or cases already are left.
    @Requires(Right.CASE_WRITE)
    @PostMapping("/api/v1/tracing/contacts")
    ResponseEntity<?> register(@RequestBody Order order) {
        TracingForm form = new TracingForm(listed(order.cases()), listed(order.from()), listed(order.to()), order.minMinutes(), order.lingerMinutes(), order.radiusMetres(), order.degree());
        Set<TracingDesk.Pick> picks = order.contacts() == null ? null : order.contacts().stream().map(one -> new TracingDesk.Pick(one.caseId(), one.person())).collect(Collectors.toSet());
        return switch (tracing.register(form, picks)) {
            case TracingQuery.Ordered.Done(TracingDesk.Registered registered) -> ResponseEntity.status(HttpStatus.CREATED).body(registered);
            case TracingQuery.Ordered.Refused(List<FormFault> faults) -> refused(faults);
        };
    }

    private static List<String> listed(@Nullable List<String> sent) {
        return sent == null ? List.of() : sent;
    }

    private static ResponseEntity<?> refused(List<FormFault> faults) {
        HttpStatus status = faults.getFirst().code().equals("TRC-001") ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT;
        return FormRefusal.of(status, "Nothing was traced", faults);
    }
}
