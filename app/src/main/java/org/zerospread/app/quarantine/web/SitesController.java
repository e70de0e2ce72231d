package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.quarantine.Lodgings;
import org.zerospread.app.quarantine.RoomAnswer;
import org.zerospread.app.quarantine.RoomKeeping;
import org.zerospread.app.quarantine.SiteDesk;
import org.zerospread.app.quarantine.WatchRota;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.allocation.RoomFeature;

/// Sites: the list, a site's board, and how it is laid out.
@Controller
class SitesController {

    private final SiteQuery query;
    private final SiteDesk desk;
    private final RoomKeeping keeping;
    private final WatchRota watch;
    private final Lodgings lodgings;
    private final DistrictClock clock;

    SitesController(SiteQuery query, SiteDesk desk, RoomKeeping keeping, WatchRota watch, Lodgings lodgings, DistrictClock clock) {
        this.query = query;
        this.desk = desk;
        this.keeping = keeping;
        this.watch = watch;
        this.lodgings = lodgings;
        this.clock = clock;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/sites")
    String list(Model model) {
        return list(SiteDesk.SiteForm.empty(), List.of(), model);
    }

    private String list(SiteDesk.SiteForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", new SitePages.Sites(query.list(null, clock.today()), lodgings.listWaiting().size(), form, faults));
        return "quarantine/sites";
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites")
    String open(@ModelAttribute SiteDesk.SiteForm form, Model model) {
        return switch (desk.open(form)) {
            case RoomAnswer.Done<UUID>(UUID id) -> "redirect:/quarantine/sites/" + id;
            case RoomAnswer.Refused<UUID>(List<FormFault> faults) -> list(form, faults, model);
        };
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/sites/{id}")
    String board(@PathVariable UUID id, @Nullable @RequestParam(required = false) String done, @Nullable @RequestParam(required = false) UUID of, Model model) {
        return board(id, done, of, List.of(), model);
    }

    private String board(UUID id, @Nullable String done, @Nullable UUID of, List<FormFault> faults, Model model) {
        LocalDate today = clock.today();
        model.addAttribute("page", new SitePages.Board(line(id), query.cells(id, null, today), keeping.listClosures(id), watch.list(id, today, 1), today, done, of, faults));
        return "quarantine/site";
    }

    /// Closes a room, a floor or the whole site.
    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/closures")
    String close(@PathVariable UUID id, @Nullable @RequestParam(required = false) Integer floor, @Nullable @RequestParam(required = false) UUID room, @Nullable @RequestParam(required = false) LocalDate from,
            @Nullable @RequestParam(required = false) LocalDate through, @Nullable @RequestParam(required = false) String reason, Model model) {
        return switch (keeping.close(new RoomKeeping.ClosureDraft(id, floor, room, from, through, reason))) {
            case RoomAnswer.Done<UUID>(UUID closure) -> "redirect:/quarantine/sites/" + id + "?done=closed&of=" + closure;
            case RoomAnswer.Refused<UUID>(List<FormFault> faults) -> board(id, null, null, faults, model);
        };
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/closures/{closure}/open")
    String reopen(@PathVariable UUID id, @PathVariable UUID closure, Model model) {
        return switch (keeping.reopen(closure)) {
            case RoomAnswer.Done<UUID> _ -> "redirect:/quarantine/sites/" + id + "?done=opened";
            case RoomAnswer.Refused<UUID>(List<FormFault> faults) -> board(id, null, null, faults, model);
        };
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/sites/{id}/layout")
    String layout(@PathVariable UUID id, Model model) {
        return layout(id, List.of(), model);
    }

    private String layout(UUID id, List<FormFault> faults, Model model) {
        model.addAttribute("page", new SitePages.Layout(line(id), query.zones(id), query.passages(id), query.cells(id, null, clock.today()), faults));
        return "quarantine/layout";
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/rooms")
    String putRooms(@PathVariable UUID id, @Nullable @RequestParam(required = false) Integer floor, @Nullable @RequestParam(required = false) Integer first, @Nullable @RequestParam(required = false) Integer count,
            @Nullable @RequestParam(required = false) Integer beds, @RequestParam(defaultValue = "false") boolean family, @Nullable @RequestParam(required = false) Set<RoomFeature> features,
            @Nullable @RequestParam(required = false) UUID zone, Model model) {
        return changed(id, desk.putRooms(id, new SiteDesk.RoomsForm(floor, first, count, beds, family, features, zone)), model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/capacity")
    String capacity(@PathVariable UUID id, @Nullable @RequestParam(required = false) Integer capacity, Model model) {
        return changed(id, desk.setCapacity(id, capacity), model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/zones")
    String addZone(@PathVariable UUID id, @Nullable @RequestParam(required = false) String zone, @RequestParam(required = false) SiteDesk.@Nullable Grade grade, Model model) {
        return changed(id, desk.addZone(id, zone, grade), model);
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/sites/{id}/passages")
    String addPassage(@PathVariable UUID id, @Nullable @RequestParam(required = false) String passage, @Nullable @RequestParam(required = false) UUID from, @Nullable @RequestParam(required = false) UUID to,
            @RequestParam(required = false) SiteDesk.@Nullable UsedBy usedBy, Model model) {
        return changed(id, desk.addPassage(id, passage, from, to, usedBy), model);
    }

    private String changed(UUID id, RoomAnswer<?> answer, Model model) {
        return switch (answer) {
            case RoomAnswer.Done<?> _ -> "redirect:/quarantine/sites/" + id + "/layout";
            case RoomAnswer.Refused<?>(List<FormFault> faults) -> layout(id, faults, model);
        };
    }

    private SitePages.Line line(UUID id) {
        return query.list(id, clock.today()).stream().findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
