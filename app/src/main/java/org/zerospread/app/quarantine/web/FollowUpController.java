package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// The daily follow-up sheet of contacts, on the screen and on paper.
@Controller
class FollowUpController {

    private static final int MOST = 1_000;

    private final FollowUpQuery query;
    private final DayWorkQuery choices;
    private final DistrictClock clock;

    FollowUpController(FollowUpQuery query, DayWorkQuery choices, DistrictClock clock) {
        this.query = query;
        this.choices = choices;
        this.clock = clock;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/contacts/sheet")
    String sheet(@Nullable @RequestParam(required = false) LocalDate day, @RequestParam(defaultValue = "") String town, Model model) {
        LocalDate of = checked(day);
        model.addAttribute("page", new FollowUpPage(of, of.minusDays(1), of.isBefore(clock.today()) ? of.plusDays(1) : null, town, choices.places(own()), query.list(of, inside(town), MOST), MOST));
        return "quarantine/follow-up";
    }

    @Requires(Right.QUARANTINE_READ)
    @ResponseBody
    @GetMapping("/api/v1/contacts/sheet")
    List<FollowUpPage.Row> sheetByApi(@Nullable @RequestParam(required = false) LocalDate day, @RequestParam(defaultValue = "") String town) {
        return query.list(checked(day), inside(town), MOST);
    }

    private LocalDate checked(@Nullable LocalDate day) {
        LocalDate today = clock.today();
        return day == null || day.isAfter(today) ? today : day;
    }

    private static RegionRange own() {
        return Jurisdiction.find().orElseThrow(() -> new IllegalStateException("the interceptor lets only signed-in accounts through")).range();
    }

    private static RegionRange inside(String town) {
        return town.isEmpty() ? own() : RegionCode.tryParse(town).map(RegionCode::range).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "no division code: " + town));
    }
}
