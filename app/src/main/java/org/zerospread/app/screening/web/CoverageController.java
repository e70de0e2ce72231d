package org.zerospread.app.screening.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.zerospread.app.region.Region;
import org.zerospread.app.screening.Coverage;
import org.zerospread.app.screening.Rounds;
import org.zerospread.app.screening.ScreeningPolicy;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// How far a round has come, from the district down to the household: page, file and JSON.
@Controller
class CoverageController {

    private static final Map<String, Comparator<Coverage.Row>> SORTS = Map.of("", Comparator.comparing(Coverage.Row::region),
            "met", Comparator.comparing(row -> row.percentMet() == null ? 101 : row.percentMet()),
            "not-visited", Comparator.comparing(Coverage.Row::notVisited).reversed(), "absent", Comparator.comparing(Coverage.Row::absent).reversed(),
            "refused", Comparator.comparing(Coverage.Row::refused).reversed(), "gaps", Comparator.comparing(Coverage.Row::gaps).reversed(),
            "stale", Comparator.comparing(Coverage.Row::stale).reversed());
    private static final List<String> HEADER = List.of("name", "code", "households", "met", "absent", "refused", "not_visited", "household_visits", "person_checks", "grids", "gaps",
            "stale_households", "last_visit");

    private final Coverage coverage;
    private final Rounds rounds;
    private final ScreeningPolicy policy;
    private final DistrictClock clock;
    private final Exports exports;

    CoverageController(Coverage coverage, Rounds rounds, ScreeningPolicy policy, DistrictClock clock, Exports exports) {
        this.coverage = coverage;
        this.rounds = rounds;
        this.policy = policy;
        this.clock = clock;
        this.exports = exports;
    }

    @Requires(Right.SCREENING_READ)
    @GetMapping("/screening/coverage")
    String show(@RequestParam(defaultValue = "") String code, @Nullable @RequestParam(required = false) Integer round, @RequestParam(defaultValue = "") String sort, Model model) {
        List<Rounds.Round> all = rounds.list();
        Optional<Region> here = here(code);
        Rounds.Round chosen = chosen(all, round);
        if (here.isEmpty() || chosen == null) {
            model.addAttribute("page", new CoveragePage(all, null, null, List.of(), null, List.of(), List.of(), "", policy));
            return "screening/coverage";
        }
        Region region = here.get();
        List<Coverage.Door> doors = region.level() == RegionLevel.GRID ? coverage.doors(chosen, region.code()) : List.of();
        Coverage.View view = coverage.view(chosen, region);
        model.addAttribute("page", new CoveragePage(all, chosen, region, view.above(), view.total(), sorted(view, sort), doors, sort, policy));
        return "screening/coverage";
    }

    @Requires({Right.SCREENING_READ, Right.EXPORT})
    @GetMapping("/screening/coverage.csv")
    void csv(@RequestParam(defaultValue = "") String code, @Nullable @RequestParam(required = false) Integer round, @RequestParam(defaultValue = "") String sort,
            HttpServletRequest request, HttpServletResponse response) {
        Rounds.Round chosen = Optional.ofNullable(chosen(rounds.list(), round)).orElseThrow(CoverageController::missing);
        Region region = here(code).orElseThrow(CoverageController::missing);
        exports.send(request, response, "coverage.csv", HEADER, 0, sorted(coverage.view(chosen, region), sort).stream()
                .map(row -> Arrays.<@Nullable Object>asList(row.name(), row.region(), row.households(), row.met(), row.absent(), row.refused(), row.notVisited(), row.visits(),
                        row.checks(), row.grids(), row.gaps(), row.stale(), row.lastVisit() == null ? null : row.lastVisit().atZone(clock.getZone()).toLocalDateTime()))
                .toList());
    }

    @Requires(Right.SCREENING_READ)
    @ResponseBody
    @GetMapping("/api/v1/screening/coverage")
    Map<String, @Nullable Object> json(@RequestParam(defaultValue = "") String code, @Nullable @RequestParam(required = false) Integer round,
            @RequestParam(defaultValue = "") String sort) {
        Rounds.Round chosen = Optional.ofNullable(chosen(rounds.list(), round)).orElseThrow(CoverageController::missing);
        Region region = here(code).orElseThrow(CoverageController::missing);
        Coverage.View view = coverage.view(chosen, region);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("round", Answers.round(chosen));
        json.put("day", clock.today().toString());
        json.put("stale_after_days", policy.staleAfterDays());
        json.put("region", row(view.total()));
        json.put("below", sorted(view, sort).stream().map(CoverageController::row).toList());
        if (region.level() == RegionLevel.GRID) {
            json.put("households", coverage.doors(chosen, region.code()));
        }
        return json;
    }

    private static Map<String, @Nullable Object> row(Coverage.Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", row.region().toString());
        json.put("name", row.name());
        json.put("level", row.level());
        json.put("households", row.households());
        json.put("met", row.met());
        json.put("absent", row.absent());
        json.put("refused", row.refused());
        json.put("not_visited", row.notVisited());
        json.put("household_visits", row.visits());
        json.put("person_checks", row.checks());
        json.put("grids", row.grids());
        json.put("gaps", row.gaps());
        json.put("stale_households", row.stale());
        json.put("last_visit", row.lastVisit() == null ? null : row.lastVisit().toString());
        return json;
    }

    private static List<Coverage.Row> sorted(Coverage.View view, String sort) {
        Comparator<Coverage.Row> order = Optional.ofNullable(SORTS.get(sort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "sort"));
        return view.below().stream().sorted(order).toList();
    }

    private static Rounds.@Nullable Round chosen(List<Rounds.Round> all, @Nullable Integer id) {
        if (id == null) {
            return all.isEmpty() ? null : all.getFirst();
        }
        return all.stream().filter(round -> round.id() == id).findFirst().orElseThrow(CoverageController::missing);
    }

    private Optional<Region> here(String code) {
        if (code.isBlank()) {
            return coverage.start().flatMap(coverage::find);
        }
        RegionCode parsed = RegionCode.tryParse(code.strip()).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "code"));
        return Optional.of(coverage.find(parsed).orElseThrow(CoverageController::missing));
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
