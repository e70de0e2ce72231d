package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.quarantine.RoomAnswer;
import org.zerospread.app.quarantine.WatchRota;
import org.zerospread.app.store.DistrictClock;

/// The watch of a site: slots, who has them, and the gaps of the next seven days.
@Controller
class WatchController {

    private static final int DAYS = 7;

    private final SiteQuery query;
    private final WatchRota watch;
    private final DistrictClock clock;

    WatchController(SiteQuery query, WatchRota watch, DistrictClock clock) {
        this.query = query;
        this.watch = watch;
        this.clock = clock;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/sites/{id}/watch")
    String show(@PathVariable UUID id, @Nullable @RequestParam(required = false) LocalDate from, Model model) {
        return show(id, from, List.of(), model);
    }

    private String show(UUID id, @Nullable LocalDate from, List<FormFault> faults, Model model) {
        SitePages.Line site = query.list(id, clock.today()).stream().findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate first = from == null ? clock.today() : from;
        List<WatchRota.Filled> filled = watch.list(id, first, DAYS);
        List<WatchRota.Slot> slots = filled.stream().map(WatchRota.Filled::slot).distinct().toList();
        model.addAttribute("page", new SitePages.Watch(site, first.datesUntil(first.plusDays(DAYS)).toList(), slots, filled, first, clock.today(), faults));
        return "quarantine/watch";
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/watch/slots")
    String putSlot(@PathVariable UUID id, @RequestParam(required = false) WatchRota.@Nullable Post post, @Nullable @RequestParam(required = false) LocalTime starts,
            @Nullable @RequestParam(required = false) LocalTime ends, @Nullable @RequestParam(required = false) Integer needed, @RequestParam(defaultValue = "false") boolean usual, Model model) {
        return answered(id, null, usual ? watch.putUsualSlots(id) : watch.putSlot(id, post, starts, ends, needed), model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/watch/slots/{slot}/end")
    String endSlot(@PathVariable UUID id, @PathVariable UUID slot, Model model) {
        return answered(id, null, watch.endSlot(slot), model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/watch/turns")
    String name(@PathVariable UUID id, @Nullable @RequestParam(required = false) UUID slot, @Nullable @RequestParam(required = false) LocalDate day, @Nullable @RequestParam(required = false) String name,
            @Nullable @RequestParam(required = false) String number, @Nullable @RequestParam(required = false) LocalDate from, Model model) {
        return answered(id, from, slot == null ? RoomAnswer.refuse("name", "ROM-010", "请选择时段", "choose a slot") : watch.name(slot, day, name, number), model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/watch/turns/{turn}/end")
    String unname(@PathVariable UUID id, @PathVariable UUID turn, @Nullable @RequestParam(required = false) LocalDate from, Model model) {
        return answered(id, from, watch.unname(turn), model);
    }

    private String answered(UUID id, @Nullable LocalDate from, RoomAnswer<UUID> answer, Model model) {
        return switch (answer) {
            case RoomAnswer.Done<UUID> _ -> "redirect:/quarantine/sites/" + id + "/watch" + (from == null ? "" : "?from=" + from);
            case RoomAnswer.Refused<UUID>(List<FormFault> faults) -> show(id, from, faults, model);
        };
    }
}
