package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.quarantine.DayWork;
import org.zerospread.app.quarantine.DutyKind;
import org.zerospread.app.store.DistrictClock;

/// The day's work of quarantine, as a page and by the API.
@Controller
class DayWorkController {

    private static final int PAGE = 50;

    private final DayWork work;
    private final DayWorkQuery query;
    private final DistrictClock clock;

    DayWorkController(DayWork work, DayWorkQuery query, DistrictClock clock) {
        this.work = work;
        this.query = query;
        this.clock = clock;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/today")
    String today(DayWorkAsk ask, @Nullable @RequestParam(required = false) LocalDate afterDay, @Nullable @RequestParam(required = false) DutyKind afterKind,
            @Nullable @RequestParam(required = false) UUID afterStay, @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String fault, Model model) {
        DayWork.Filter filter = ask.filter();
        List<DayWork.Item> items = work.list(filter, after(afterDay, afterKind, afterStay), PAGE + 1);
        boolean more = items.size() > PAGE;
        model.addAttribute("page", new DayWorkPage(clock.today(), ask, work.count(filter), more ? items.subList(0, PAGE) : items, more, afterDay != null, query.sites(), query.floors(ask.site()),
                query.places(DayWorkAsk.own()), query.deliveries(filter.inside(), ask), done, fault, query.setAside()));
        return "quarantine/today";
    }

    /// For clients of the API: at most 500 at a time; the next part begins after the last duty.
    @Requires(Right.QUARANTINE_READ)
    @ResponseBody
    @GetMapping("/api/v1/quarantine/day-work")
    Map<String, Object> byApi(DayWorkAsk ask, @Nullable @RequestParam(name = "after_day", required = false) LocalDate afterDay, @Nullable @RequestParam(name = "after_kind", required = false) DutyKind afterKind,
            @Nullable @RequestParam(name = "after_stay", required = false) UUID afterStay, @RequestParam(defaultValue = "100") int limit) {
        DayWork.Filter filter = ask.filter();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("day", clock.today().toString());
        Map<String, Object> counts = new LinkedHashMap<>();
        work.count(filter).forEach((kind, count) -> counts.put(kind.name(), Map.of("overdue", count.overdue(), "today", count.today())));
        json.put("counts", counts);
        json.put("duties", work.list(filter, after(afterDay, afterKind, afterStay), Math.clamp(limit, 1, 500)).stream().map(DayWorkController::json).toList());
        return json;
    }

    private static DayWork.@Nullable After after(@Nullable LocalDate day, @Nullable DutyKind kind, @Nullable UUID stay) {
        return day == null || kind == null || stay == null ? null : new DayWork.After(day, kind, stay);
    }

    private static Map<String, @Nullable Object> json(DayWork.Item item) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("stay", item.stay());
        json.put("person", item.person());
        json.put("name", item.name());
        json.put("kind", item.kind().name());
        json.put("due_on", item.dueOn().toString());
        json.put("overdue", item.overdue());
        json.put("slot", item.slot());
        json.put("slots", item.slots());
        json.put("detail", item.detail());
        json.put("place", item.place());
        json.put("where", item.where());
        json.put("missing", item.missing());
        return json;
    }
}
