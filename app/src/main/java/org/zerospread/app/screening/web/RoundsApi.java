package org.zerospread.app.screening.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.screening.Assignments;
import org.zerospread.app.screening.Rounds;

/// Rounds and assignments for clients of the API.
@RestController
class RoundsApi {

    private final Rounds rounds;
    private final Assignments assignments;

    RoundsApi(Rounds rounds, Assignments assignments) {
        this.rounds = rounds;
        this.assignments = assignments;
    }

    @Requires(Right.SCREENING_READ)
    @GetMapping("/api/v1/screening/rounds")
    List<Map<String, @Nullable Object>> list() {
        return rounds.list().stream().map(Answers::round).toList();
    }

    @Requires(Right.SCREENING_MANAGE)
    @PostMapping("/api/v1/screening/rounds")
    ResponseEntity<?> open(@RequestBody Rounds.RoundForm form) {
        return Answers.of(rounds.open(form), HttpStatus.CREATED, Answers::round);
    }

    @Requires(Right.SCREENING_MANAGE)
    @PostMapping("/api/v1/screening/rounds/{id}/close")
    ResponseEntity<?> close(@PathVariable int id) {
        return Answers.of(rounds.close(id), HttpStatus.OK, Answers::round);
    }

    @Requires(Right.SCREENING_READ)
    @GetMapping("/api/v1/screening/rounds/{id}/assignments")
    List<Map<String, @Nullable Object>> assignments(@PathVariable int id) {
        rounds.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return assignments.list(id).stream().map(RoundsApi::json).toList();
    }

    @Requires(Right.SCREENING_MANAGE)
    @PostMapping("/api/v1/screening/rounds/{id}/assignments")
    ResponseEntity<?> assign(@PathVariable int id, @RequestBody Assignments.AssignmentForm form) {
        return Answers.of(assignments.assign(id, form), HttpStatus.CREATED, given -> Map.of("id", given));
    }

    @Requires(Right.SCREENING_MANAGE)
    @DeleteMapping("/api/v1/screening/assignments/{id}")
    ResponseEntity<?> end(@PathVariable UUID id) {
        return Answers.of(assignments.end(id), HttpStatus.OK, ended -> Map.of("id", ended));
    }

    private static Map<String, @Nullable Object> json(Assignments.Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", row.id());
        json.put("username", row.username());
        json.put("display_name", row.displayName());
        json.put("region", row.region().toString());
        json.put("region_name", row.regionName());
        json.put("household_code", row.door());
        return json;
    }
}
