package org.zerospread.app.quarantine.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import org.zerospread.app.store.DistrictClock;

/// The list of stays in quarantine.
@Controller
class StaysController {

    private static final int PAGE = 50;
    private static final Set<String> PLACES = Set.of("CENTRAL", "HOME", "HOSPITAL", "REHAB");
    private static final Set<String> DUES = Set.of("", "due", "ended");
    private static final List<String> HEADER = List.of("name", "place", "reason", "plan", "started_on", "release_on", "day", "days", "state", "where");

    private final StayListQuery stays;
    private final DistrictClock clock;

    private final Exports exports;

    StaysController(StayListQuery stays, DistrictClock clock, Exports exports) {
        this.exports = exports;
        this.stays = stays;
        this.clock = clock;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine")
    String list(@RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String due,
            @Nullable @RequestParam(required = false) LocalDate afterDay, @Nullable @RequestParam(required = false) UUID afterId, Model model) {
        StayListQuery.After after = afterDay == null || afterId == null ? StayListQuery.After.NOTHING : new StayListQuery.After(afterDay, afterId);
        List<StaysPage.Row> rows = stays.list(checked(place), checkedDue(due), clock.today(), after, PAGE + 1);
        boolean more = rows.size() > PAGE;
        List<StaysPage.Row> shown = more ? rows.subList(0, PAGE) : rows;
        String next = more ? "/quarantine?place=" + place + "&due=" + due + "&afterDay=" + shown.getLast().releaseOn() + "&afterId=" + shown.getLast().id() : null;
        model.addAttribute("page", new StaysPage(place, due, stays.count(clock.today()), shown, next, afterDay != null));
        return "quarantine/stays";
    }

    @Requires({Right.QUARANTINE_READ, Right.EXPORT})
    @GetMapping("/quarantine.csv")
    void csv(@RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String due, HttpServletRequest request, HttpServletResponse response) {
        exports.send(request, response, "quarantine.csv", HEADER, 0,
                stays.list(checked(place), checkedDue(due), clock.today(), StayListQuery.After.NOTHING, Exports.MOST_ROWS + 1).stream()
                        .map(row -> Arrays.<@Nullable Object>asList(row.name(), row.place(), row.reason(), row.planZh(), row.startedOn(), row.releaseOn(),
                                row.dayNumber(), row.days(), row.state(), row.where()))
                        .toList());
    }

    /// For clients of the API: at most 1,000 at a time; the next part begins after the last release day and id.
    @Requires(Right.QUARANTINE_READ)
    @ResponseBody
    @GetMapping("/api/v1/quarantine/stays")
    List<StaysPage.Row> stays(@RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String due,
            @Nullable @RequestParam(name = "after_day", required = false) LocalDate afterDay,
            @Nullable @RequestParam(name = "after_id", required = false) UUID afterId, @RequestParam(defaultValue = "100") int limit) {
        StayListQuery.After after = afterDay == null || afterId == null ? StayListQuery.After.NOTHING : new StayListQuery.After(afterDay, afterId);
        return stays.list(checked(place), checkedDue(due), clock.today(), after, Math.clamp(limit, 1, 1_000));
    }

    private static @Nullable String checked(String place) {
        if (!place.isEmpty() && !PLACES.contains(place)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown place " + place);
        }
        return place.isEmpty() ? null : place;
    }

    private static String checkedDue(String due) {
        if (!DUES.contains(due)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown due " + due);
        }
        return due;
    }
}
