package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.quarantine.TemperatureSheet;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionRange;

/// The sheet of a floor's temperatures: read, filled by keyboard or phone, and sent as a whole.
@Controller
class SheetController {

    private final TemperatureSheet sheets;
    private final DayWorkQuery query;
    private final DistrictClock clock;

    SheetController(TemperatureSheet sheets, DayWorkQuery query, DistrictClock clock) {
        this.sheets = sheets;
        this.query = query;
        this.clock = clock;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/temperatures")
    String read(@Nullable @RequestParam(required = false) UUID site, @Nullable @RequestParam(required = false) String floor, @Nullable @RequestParam(required = false) String code,
            @Nullable @RequestParam(required = false) LocalDate day, @RequestParam(defaultValue = "-1") int saved, Model model) {
        return show(model, code, sheets.read(which(site, floor, code, day)), saved);
    }

    @Requires(Right.QUARANTINE_OBSERVE)
    @PostMapping("/quarantine/temperatures")
    String fill(@Nullable @RequestParam(required = false) UUID site, @Nullable @RequestParam(required = false) String floor, @Nullable @RequestParam(required = false) String code,
            @Nullable @RequestParam(required = false) LocalDate day, @RequestParam Map<String, String> fields, Model model) {
        Map<String, String> typed = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("t_")) {
                typed.put(name.substring(2), value);
            }
        });
        TemperatureSheet.Sheet sheet = sheets.fill(which(site, floor, code, day), typed);
        if (sheet.refused() > 0) {
            return show(model, code, sheet, sheet.saved());
        }
        return "redirect:" + new SheetPage(sheet, List.of(), List.of(), List.of(), code, sheet.saved()).address(floor) + "&saved=" + sheet.saved();
    }

    private String show(Model model, @Nullable String code, TemperatureSheet.Sheet sheet, int saved) {
        model.addAttribute("page", new SheetPage(sheet, query.sites(), query.floors(sheet.which().site()), query.places(DayWorkAsk.own()), code, saved));
        return "quarantine/temperatures";
    }

    private TemperatureSheet.Which which(@Nullable UUID site, @Nullable String floor, @Nullable String code, @Nullable LocalDate day) {
        RegionRange inside = DayWorkAsk.inside(code);
        return new TemperatureSheet.Which(site, floor == null || floor.isBlank() ? null : floor, inside, day == null || day.isAfter(clock.today()) ? clock.today() : day);
    }
}
