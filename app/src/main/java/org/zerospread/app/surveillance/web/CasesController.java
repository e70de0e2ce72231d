package org.zerospread.app.surveillance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.surveillance.CaseState;

/// The line list of cases.
@Controller
class CasesController {

    private static final List<String> HEADER = List.of("number", "name", "sex", "birth_date", "state", "state_since", "source", "onset_on", "suspected_at",
            "confirmed_at", "discharged_at", "place");

    private final CaseListQuery cases;
    private final Exports exports;

    CasesController(CaseListQuery cases, Exports exports) {
        this.exports = exports;
        this.cases = cases;
    }

    @Requires(Right.CASE_READ)
    @GetMapping("/cases")
    String list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "number") String sort, Model model) {
        model.addAttribute("page", new CasesPage(state, sort, cases.countByState(), cases.list(checked(state), sort)));
        return "surveillance/cases";
    }

    @Requires({Right.CASE_READ, Right.EXPORT})
    @GetMapping("/cases.csv")
    void csv(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "number") String sort, HttpServletRequest request, HttpServletResponse response) {
        exports.send(request, response, "cases.csv", HEADER, 1, cases.list(checked(state), sort).stream()
                .map(row -> Arrays.<@Nullable Object>asList(row.number(), row.name(), row.sex(), row.birthDate(), row.state(), row.stateSince(), row.source(),
                        row.onsetOn(), row.suspectedAt(), row.confirmedAt(), row.dischargedAt(), row.place()))
                .toList());
    }

    @Requires(Right.CASE_READ)
    @ResponseBody
    @GetMapping("/api/v1/cases")
    List<CasesPage.Row> cases(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "number") String sort) {
        return cases.list(checked(state), sort);
    }

    private static @Nullable String checked(String state) {
        if (state.isEmpty()) {
            return null;
        }
        return Arrays.stream(CaseState.values()).map(Enum::name).filter(state::equals).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown state " + state));
    }
}
