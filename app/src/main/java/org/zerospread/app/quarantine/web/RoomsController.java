package org.zerospread.app.quarantine.web;

import java.util.List;
import java.util.Set;
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
import org.zerospread.app.quarantine.Lodgings;
import org.zerospread.app.quarantine.RoomAnswer;
import org.zerospread.app.quarantine.RoomDesk;
import org.zerospread.app.quarantine.RoomKeeping;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.allocation.RoomFeature;

/// One room, and one guest's room: given, changed, taken back; needs and family.
@Controller
class RoomsController {

    private static final int SUGGESTED = 1_000;

    private final SiteQuery query;
    private final RoomDesk desk;
    private final RoomKeeping keeping;
    private final Lodgings lodgings;
    private final DistrictClock clock;

    RoomsController(SiteQuery query, RoomDesk desk, RoomKeeping keeping, Lodgings lodgings, DistrictClock clock) {
        this.query = query;
        this.desk = desk;
        this.keeping = keeping;
        this.lodgings = lodgings;
        this.clock = clock;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/rooms/{room}")
    String room(@PathVariable UUID room, Model model) {
        return room(room, List.of(), model);
    }

    private String room(UUID room, List<FormFault> faults, Model model) {
        UUID site = query.siteOf(room).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new SitePages.RoomPage(query.list(site, clock.today()).getFirst(), query.cells(site, room, clock.today()).getFirst(), query.history(room), clock.today(), faults));
        return "quarantine/room";
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/rooms/{room}/cleaned")
    String cleaned(@PathVariable UUID room, Model model) {
        return onBoard(room, keeping.cleaned(room), "?done=cleaned&of=" + room, model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/rooms/{room}/not-cleaned")
    String notCleaned(@PathVariable UUID room, Model model) {
        return onBoard(room, keeping.notCleaned(room), "", model);
    }

    private String onBoard(UUID room, RoomAnswer<UUID> answer, String done, Model model) {
        return switch (answer) {
            case RoomAnswer.Done<UUID> _ -> "redirect:/quarantine/sites/" + query.siteOf(room).orElseThrow() + done;
            case RoomAnswer.Refused<UUID>(List<FormFault> faults) -> room(room, faults, model);
        };
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/stays/{stay}/room")
    String lodging(@PathVariable UUID stay, @Nullable @RequestParam(required = false) String done, Model model) {
        return lodging(stay, done, List.of(), model);
    }

    private String lodging(UUID stay, @Nullable String done, List<FormFault> faults, Model model) {
        Lodgings.Lodging guest = lodgings.find(stay).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        RoomDesk.Offer offer = desk.suggest(stay, SUGGESTED).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new SitePages.LodgingPage(guest, offer, lodgings.listHousehold(stay), lodgings.listTransfers(stay), done, faults));
        return "quarantine/lodging";
    }

    /// Gives a room; without one named, that of the policy.
    ///
    /// @param other chosen from the list of all others; goes before `room`
    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/stays/{stay}/room")
    String give(@PathVariable UUID stay, @Nullable @RequestParam(required = false) UUID room, @Nullable @RequestParam(required = false) UUID other, Model model) {
        return answered(stay, desk.give(stay, other == null ? room : other), "given", model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/stays/{stay}/transfer")
    String transfer(@PathVariable UUID stay, @Nullable @RequestParam(required = false) UUID room, @Nullable @RequestParam(required = false) UUID other,
            @Nullable @RequestParam(required = false) String reason, Model model) {
        return answered(stay, desk.transfer(stay, other == null ? room : other, reason), "transferred", model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/stays/{stay}/room/take-back")
    String takeBack(@PathVariable UUID stay, Model model) {
        return answered(stay, desk.takeBack(stay), "taken-back", model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/stays/{stay}/needs")
    String need(@PathVariable UUID stay, @Nullable @RequestParam(required = false) Set<RoomFeature> needs, Model model) {
        return answered(stay, lodgings.need(stay, needs == null ? Set.of() : needs), "needs", model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/stays/{stay}/family")
    String letShare(@PathVariable UUID stay, @Nullable @RequestParam(required = false) List<UUID> kin, @Nullable @RequestParam(name = "family_reason", required = false) String reason, Model model) {
        return answered(stay, lodgings.letShare(stay, kin == null ? List.of() : kin, reason), "family", model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/stays/{stay}/family/end")
    String endSharing(@PathVariable UUID stay, Model model) {
        return answered(stay, lodgings.endSharing(stay), "family-ended", model);
    }

    private String answered(UUID stay, RoomAnswer<?> answer, String done, Model model) {
        return switch (answer) {
            case RoomAnswer.Done<?> _ -> "redirect:/quarantine/stays/" + stay + "/room?done=" + done;
            case RoomAnswer.Refused<?>(List<FormFault> faults) -> lodging(stay, null, faults, model);
        };
    }
}
