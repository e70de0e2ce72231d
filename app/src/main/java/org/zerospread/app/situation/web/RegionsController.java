package org.zerospread.app.situation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.screening.ScreeningFigures;
import org.zerospread.engine.region.RegionCode;

/// Regions from the district down to the grid, with their screening, and search by name, pinyin or code.
@Controller
class RegionsController {

    private static final int MOST_FOUND = 100;

    private final Regions regions;
    private final ScreeningFigures screening;

    RegionsController(Regions regions, ScreeningFigures screening) {
        this.regions = regions;
        this.screening = screening;
    }

    @Requires(Right.REGION_READ)
    @GetMapping("/regions")
    String show(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String q, Model model) {
        if (!q.isBlank()) {
            model.addAttribute("page", new RegionsPage(q, null, List.of(), rows(regions.search(q, MOST_FOUND))));
            return "situation/regions";
        }
        Optional<RegionCode> here = code.isBlank() ? regions.findServed() : Optional.of(parsed(code));
        if (here.isEmpty()) {
            return "situation/nothing";
        }
        Region region = regions.find(here.get()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new RegionsPage("", region, above(region), rows(regions.listBelow(region.code()))));
        return "situation/regions";
    }

    /// Regions below one, or those that a search finds.
    @Requires(Right.REGION_READ)
    @ResponseBody
    @GetMapping("/api/v1/regions")
    List<Map<String, Object>> list(@RequestParam(defaultValue = "") String parent, @RequestParam(defaultValue = "") String q) {
        List<Region> found = !q.isBlank() ? regions.search(q, MOST_FOUND)
                : regions.listBelow(parent.isBlank() ? regions.findServed().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)) : parsed(parent));
        return found.stream().map(RegionsController::json).toList();
    }

    private static Map<String, Object> json(Region region) {
        Map<String, Object> json = new java.util.LinkedHashMap<>();
        json.put("code", region.code().toString());
        json.put("name", region.name());
        json.put("level", region.level().name());
        Optional.ofNullable(region.parent()).ifPresent(parent -> json.put("parent", parent.toString()));
        Optional.ofNullable(region.zoneClass()).ifPresent(zone -> json.put("zone_class", zone.name()));
        Optional.ofNullable(region.households()).ifPresent(households -> json.put("households", households));
        Optional.ofNullable(region.population()).ifPresent(population -> json.put("population", population));
        return json;
    }

    private List<RegionsPage.Row> rows(List<Region> found) {
        Map<Long, ScreeningFigures.Totals> totals = found.isEmpty() ? Map.of() : screening.byRegion(found.stream().map(region -> region.code().range()).toList());
        return found.stream().map(region -> {
            ScreeningFigures.Totals total = totals.getOrDefault(region.code().low(), new ScreeningFigures.Totals(0, 0));
            return new RegionsPage.Row(region, total.visits(), total.checks());
        }).toList();
    }

    private List<Region> above(Region region) {
        List<Region> above = new ArrayList<>();
        for (Optional<Region> next = parent(region); next.isPresent(); next = parent(next.get())) {
            above.addFirst(next.get());
        }
        return above;
    }

    private Optional<Region> parent(Region region) {
        return Optional.ofNullable(region.parent()).flatMap(regions::find);
    }

    private static RegionCode parsed(String code) {
        return RegionCode.tryParse(code.strip()).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "code"));
    }
}
