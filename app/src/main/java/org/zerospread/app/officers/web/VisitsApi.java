package org.zerospread.app.officers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.officers.FirmProblems;
import org.zerospread.app.officers.FirmVisits;
import org.zerospread.app.officers.ProblemForm;
import org.zerospread.app.officers.VisitForm;

/// Visits and problems, for clients of the API.
@RestController
class VisitsApi {

    private final FirmVisits visits;
    private final FirmProblems problems;
    private final FirmCareQuery query;
    private final Firms firms;

    VisitsApi(FirmVisits visits, FirmProblems problems, FirmCareQuery query, Firms firms) {
        this.visits = visits;
        this.problems = problems;
        this.query = query;
        this.firms = firms;
    }

    /// What is said with an order about a problem.
    record Word(@Nullable String owner, @Nullable String solution, @Nullable Boolean solved, @Nullable String note) {
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/officers/visits/due")
    List<FirmCare.Due> due(@RequestParam(defaultValue = "MINE") FirmCare.Visiting view) {
        return query.due(view).rows();
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/officers/firms/{id}/visits")
    ResponseEntity<?> visits(@PathVariable UUID id) {
        return firms.find(id).isPresent() ? ResponseEntity.ok(query.visits(id)) : ResponseEntity.notFound().build();
    }

    @Requires(Right.OFFICER_VISIT)
    @PostMapping("/api/v1/officers/firms/{id}/visits")
    ResponseEntity<?> write(@PathVariable UUID id, @RequestBody VisitForm form) {
        return OfficersApi.answer(visits.write(id, form), HttpStatus.CREATED);
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/officers/problems")
    List<FirmCare.Problem> problems(@RequestParam(defaultValue = "OPEN") FirmCare.View view, HttpServletRequest request) {
        return query.list(view, FirmVisitsController.oversees(request), List.of()).rows();
    }

    @Requires(Right.OFFICER_VISIT)
    @PostMapping("/api/v1/officers/firms/{id}/problems")
    ResponseEntity<?> raise(@PathVariable UUID id, @RequestBody ProblemForm form) {
        return OfficersApi.answer(problems.raise(id, form, false), HttpStatus.CREATED);
    }

    @Requires(Right.OFFICER_VISIT)
    @PostMapping("/api/v1/officers/problems/{id}/own")
    ResponseEntity<?> own(@PathVariable UUID id, @RequestBody Word word) {
        return OfficersApi.answer(problems.own(id, word.owner()), HttpStatus.OK);
    }

    @Requires(Right.OFFICER_VISIT)
    @PostMapping("/api/v1/officers/problems/{id}/solve")
    ResponseEntity<?> solve(@PathVariable UUID id, @RequestBody Word word) {
        return OfficersApi.answer(problems.solve(id, word.solution()), HttpStatus.OK);
    }

    @Requires(Right.ENTERPRISE_READ)
    @PostMapping("/api/v1/officers/problems/{id}/confirm")
    ResponseEntity<?> confirm(@PathVariable UUID id, @RequestBody Word word, HttpServletRequest request) {
        return OfficersApi.answer(problems.confirm(id, null, FirmVisitsController.oversees(request), !Boolean.FALSE.equals(word.solved()), word.note()), HttpStatus.OK);
    }
}
