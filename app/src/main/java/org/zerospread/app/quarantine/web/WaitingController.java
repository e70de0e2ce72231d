package org.zerospread.app.quarantine.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.quarantine.Lodgings;
import org.zerospread.app.quarantine.RoomDesk;
import org.zerospread.app.quarantine.Rooms;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.allocation.Assignment;

/// Who waits for a room.
@Controller
class WaitingController {

    private final Lodgings lodgings;
    private final RoomDesk desk;
    private final Rooms rooms;
    private final SiteQuery query;
    private final DistrictClock clock;

    WaitingController(Lodgings lodgings, RoomDesk desk, Rooms rooms, SiteQuery query, DistrictClock clock) {
        this.lodgings = lodgings;
        this.desk = desk;
        this.rooms = rooms;
        this.query = query;
        this.clock = clock;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/waiting")
    String list(@Nullable @RequestParam(required = false) Integer given, Model model) {
        Map<String, Assignment> proposed = desk.preview().stream().collect(Collectors.toMap(one -> one.guest().id(), Function.identity()));
        List<SitePages.Wait> waits = lodgings.listWaiting().stream().map(guest -> proposal(guest, proposed.get(guest.stay().toString()))).toList();
        int free = query.list(null, clock.today()).stream().mapToInt(SitePages.Line::free).sum();
        model.addAttribute("page", new SitePages.Waiting(waits, free, given, List.of()));
        return "quarantine/waiting";
    }

    private static SitePages.Wait proposal(Lodgings.Lodging guest, @Nullable Assignment proposed) {
        return switch (proposed) {
            case null -> new SitePages.Wait(guest, null, null, "没有空房", "no room is free");
            case Assignment.Placed placed -> new SitePages.Wait(guest, UUID.fromString(placed.room().id()), placed.room().site().name() + " " + placed.room().label(), placed.zh(), placed.en());
            case Assignment.Unplaced unplaced -> new SitePages.Wait(guest, null, null, unplaced.zh(), unplaced.en());
        };
    }

    /// Gives everybody what is proposed.
    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/waiting")
    String giveAll() {
        int before = lodgings.listWaiting().size();
        return "redirect:/quarantine/waiting?given=" + Math.max(0, before - rooms.allocate());
    }
}
