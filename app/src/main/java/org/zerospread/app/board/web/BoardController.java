package org.zerospread.app.board.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.zerospread.app.board.ResumptionBoard;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;
import org.zerospread.engine.resumption.Bottleneck;

/// The resumption board, on its page, as a file and by the API.
@Controller
class BoardController {

    private static final int PAGE = 50;
    private static final List<String> HEADER = List.of("credit_code", "name", "town", "zone", "industry", "size", "priority", "large", "state", "days_waiting", "bottlenecks", "staff_expected", "staff_returned",
            "staff_held", "due_at");

    private final ResumptionBoard board;
    private final Regions regions;
    private final DistrictClock clock;
    private final Exports exports;

    BoardController(ResumptionBoard board, Regions regions, DistrictClock clock, Exports exports) {
        this.board = board;
        this.regions = regions;
        this.clock = clock;
        this.exports = exports;
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/resumption-board")
    String show(@Nullable @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on, @RequestParam(defaultValue = "") String place,
            @Nullable @RequestParam(required = false) Bottleneck kept, @RequestParam(defaultValue = "1") int page, Model model) {
        LocalDate day = day(on);
        FormReader reader = new FormReader(regions, clock);
        RegionCode where = place.isBlank() ? null : reader.division("place", place.strip());
        RegionRange inside = inside(where);
        List<ResumptionBoard.Group> groups = board.groups(inside, day);
        List<ResumptionBoard.Waiting> waiting = board.waiting(inside);
        EnumMap<Bottleneck, Long> counts = new EnumMap<>(Bottleneck.class);
        waiting.forEach(firm -> counts.merge(firm.bottlenecks().getFirst(), 1L, Long::sum));
        List<ResumptionBoard.Waiting> left = kept == null ? waiting : waiting.stream().filter(firm -> firm.bottlenecks().getFirst() == kept).toList();
        int from = Math.min((Math.clamp(page, 1, 100_000) - 1) * PAGE, left.size());
        int to = Math.min(from + PAGE, left.size());
        RateChart chart = RateChart.of(board.days(inside, day), BoardPage.all(groups)).orElse(null);
        model.addAttribute("page", new BoardPage(day, clock.today(), place.strip(), groups, chart, new LinkedHashMap<>(counts), kept, left.subList(from, to), left.size(), Math.max(1, page), to < left.size(),
                reader.faults().isEmpty() ? null : reader.faults().getFirst()));
        return "board/board";
    }

    @Requires({Right.ENTERPRISE_READ, Right.EXPORT})
    @GetMapping({"/resumption-board.csv", "/resumption-board.xlsx"})
    void export(@RequestParam(defaultValue = "") String place, HttpServletRequest request, HttpServletResponse response) {
        String name = request.getRequestURI().endsWith(".xlsx") ? "resumption-board.xlsx" : "resumption-board.csv";
        exports.send(request, response, name, HEADER, 1, board.waiting(inside(place)).stream().limit(Exports.MOST_ROWS + 1L).map(BoardController::cells).toList());
    }

    private static List<@Nullable Object> cells(ResumptionBoard.Waiting firm) {
        return Arrays.asList(firm.creditCode(), firm.name(), firm.town(), firm.zone(), firm.industry(), firm.size(), firm.priority(), firm.large() ? "是" : "否", firm.state(), firm.daysWaiting(),
                firm.bottlenecks().stream().map(Bottleneck::zh).collect(Collectors.joining("; ")), firm.staffExpected(), firm.staffReturned(), firm.staffHeld(), firm.dueAt());
    }

    @Requires(Right.ENTERPRISE_READ)
    @ResponseBody
    @GetMapping("/api/v1/resumption-board")
    Map<String, Object> byApi(@Nullable @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on, @RequestParam(defaultValue = "") String place) {
        LocalDate day = day(on);
        RegionRange inside = inside(place);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("date", day);
        told.put("groups", board.groups(inside, day));
        told.put("days", board.days(inside, day));
        told.put("waiting", board.waiting(inside));
        return told;
    }

    private LocalDate day(@Nullable LocalDate on) {
        if (on != null && on.isAfter(clock.today())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "the day " + on + " is in the future");
        }
        return on == null ? clock.today() : on;
    }

    private RegionRange inside(String place) {
        if (place.isBlank()) {
            return inside((RegionCode) null);
        }
        FormReader reader = new FormReader(regions, clock);
        RegionCode where = reader.division("place", place.strip());
        if (where == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, reader.faults().getFirst().zh() + " " + reader.faults().getFirst().en());
        }
        return where.range();
    }

    private static RegionRange inside(@Nullable RegionCode place) {
        return place != null ? place.range() : Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
    }
}
