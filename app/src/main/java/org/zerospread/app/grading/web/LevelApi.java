package org.zerospread.app.grading.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.zerospread.app.grading.RiskLevels;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.engine.region.RegionCode;

/// Risk levels for clients of the API.
@RestController
class LevelApi {

    private final LevelView view;

    LevelApi(LevelView view) {
        this.view = view;
    }

    /// Why a fall is confirmed.
    record Reason(@Nullable String reason) {
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/api/v1/levels")
    Map<String, Object> levels(@Nullable @RequestParam(required = false) LocalDate date) {
        return LevelJson.of(board(date));
    }

    @Requires(Right.SITUATION_READ)
    @GetMapping("/api/v1/levels/{region}")
    Map<String, ?> level(@PathVariable String region, @Nullable @RequestParam(required = false) LocalDate date) {
        RiskLevels.Board board = board(date);
        return RegionCode.tryParse(region).flatMap(board::find).map(place -> LevelJson.of(place, board.on())).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.LEVEL_CONFIRM)
    @PostMapping("/api/v1/levels/{region}/confirm")
    ResponseEntity<?> confirm(@PathVariable String region, @RequestBody Reason reason) {
        return switch (view.confirm(region, reason.reason() == null ? "" : reason.reason())) {
            case RiskLevels.Confirmation.Done(var level) -> ResponseEntity.ok(Map.of("region", region, "level", LevelJson.word(level)));
            case RiskLevels.Confirmation.Refused(var fault) -> FormRefusal.of(switch (fault.code()) {
                case "GRD-002" -> HttpStatus.CONFLICT;
                case "GRD-003" -> HttpStatus.NOT_FOUND;
                default -> HttpStatus.UNPROCESSABLE_CONTENT;
            }, "The level was not changed", List.of(fault));
        };
    }

    private RiskLevels.Board board(@Nullable LocalDate date) {
        return view.board(date).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
