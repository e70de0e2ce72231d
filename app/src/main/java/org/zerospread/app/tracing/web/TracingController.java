package org.zerospread.app.tracing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.zerospread.app.tracing.TracingAnswer;
import org.zerospread.app.tracing.TracingDesk;
import org.zerospread.app.tracing.TracingForm;

/// Who met the cases: the ranked list with its reasons, the picture, and one step that registers and quarantines them.
@Controller
class TracingController {

    private static final List<String> HEADER = List.of("case_number", "name", "place", "degree", "minutes", "encounters", "first_start", "last_end", "places", "via", "registered", "case_state",
            "quarantine");

    private final TracingQuery tracing;
    private final Exports exports;

    TracingController(TracingQuery tracing, Exports exports) {
        this.tracing = tracing;
        this.exports = exports;
    }

    /// The question in the address, as the form and clients of the API send it.
    static TracingForm form(HttpServletRequest request) {
        return new TracingForm(all(request, "case"), all(request, "from"), all(request, "to"), request.getParameter("min_minutes"), request.getParameter("linger_minutes"),
                request.getParameter("radius_metres"), request.getParameter("degree"));
    }

    private static List<String> all(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.asList(values);
    }

    /// @param registered what an order to register just did
    @Requires(Right.CASE_READ)
    @GetMapping("/tracing")
    String show(HttpServletRequest request, @Nullable @RequestParam(required = false) Integer registered, @RequestParam(defaultValue = "0") int left, Model model) {
        model.addAttribute("page", tracing.page(form(request), registered == null ? null : new TracingDesk.Registered(registered, left)));
        return "tracing/tracing";
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/cases/{id}/trace")
    String ofCase(@PathVariable UUID id) {
        if (!tracing.knows(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/tracing?case=" + id;
    }

    /// Registers those who were ticked, `pick` being case and person, or all of them. The question stands in the address, as it does when it is asked.
    @Requires(Right.CASE_WRITE)
    @PostMapping("/tracing/register")
    String register(HttpServletRequest request, @RequestParam(defaultValue = "false") boolean all, @Nullable @RequestParam(required = false) List<String> pick) {
        Set<TracingDesk.Pick> picks = pick == null ? Set.of() : pick.stream().map(TracingController::pick).collect(Collectors.toSet());
        String question = "redirect:/tracing?" + (request.getQueryString() == null ? "" : request.getQueryString());
        return switch (tracing.register(form(request), all ? null : picks)) {
            case TracingQuery.Ordered.Done(TracingDesk.Registered done) -> question + "&registered=" + done.registered() + "&left=" + done.left();
            case TracingQuery.Ordered.Refused refused -> question;
        };
    }

    private static TracingDesk.Pick pick(String text) {
        try {
            String[] parts = text.split("_", -1);
            return new TracingDesk.Pick(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "pick is no case_person: " + text, e);
        }
    }

    @Requires({Right.CASE_READ, Right.EXPORT})
    @GetMapping("/tracing.csv")
    void csv(HttpServletRequest request, HttpServletResponse response) {
        switch (tracing.ask(form(request))) {
            case TracingQuery.Asked.Faulty faulty -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, faulty.faults().getFirst().en());
            case TracingQuery.Asked.Answered(TracingAnswer answer) -> exports.send(request, response, "tracing.csv", HEADER, 1, answer.contacts().stream()
                    .map(met -> Arrays.<@Nullable Object>asList(met.caseNumber(), met.name(), met.where(), met.degree(), met.minutes().toPlainString(), met.encounters(), met.firstStart(), met.lastEnd(),
                            met.places().stream().map(TracingAnswer.Where::name).collect(Collectors.joining(";")), String.join(";", met.via()), met.standing().registered(), met.standing().caseState(),
                            met.standing().quarantine())).toList());
        }
    }
}
