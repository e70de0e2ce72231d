package org.zerospread.app.checkpoint.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.zerospread.app.access.Exports;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.checkpoint.GradedPassages;
import org.zerospread.app.checkpoint.PassageDesk;
import org.zerospread.app.checkpoint.PassageForm;
import org.zerospread.app.checkpoint.Posts;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.checkpoint.PassageDecision;
import org.zerospread.engine.identity.PlateNumber;
import org.zerospread.engine.region.RegionCode;

/// Checkpoints: the board, a post at work, its shifts and hand-overs.
@Controller
class CheckpointController {

    private static final int PAGE = 50;
    private static final int SHOWN = 20;
    private static final List<String> HEADER = List.of("name", "at", "post", "direction", "plate", "origin", "origin_class", "occupants", "temperature", "due", "taken", "deviation", "crew");

    private final Posts posts;
    private final PassageDesk desk;
    private final PassageQuery passages;
    private final Regions regions;
    private final GradedPassages graded;
    private final Exports exports;
    private final DistrictClock clock;

    CheckpointController(Posts posts, PassageDesk desk, PassageQuery passages, Regions regions, GradedPassages graded, Exports exports, DistrictClock clock) {
        this.posts = posts;
        this.desk = desk;
        this.passages = passages;
        this.regions = regions;
        this.graded = graded;
        this.exports = exports;
        this.clock = clock;
    }

    @Requires(Right.CHECKPOINT_READ)
    @GetMapping("/checkpoints")
    String board(@RequestParam(defaultValue = "false") boolean held, @Nullable @RequestParam(required = false) Instant afterAt, @Nullable @RequestParam(required = false) UUID afterId, Model model) {
        return board(held, null, afterAt == null || afterId == null ? PassageQuery.After.NOTHING : new PassageQuery.After(afterAt, afterId), List.of(), model);
    }

    /// A plate is looked for by a form, so that it stands in no address.
    @Requires(Right.CHECKPOINT_READ)
    @PostMapping("/checkpoints")
    String look(@RequestParam(defaultValue = "") String plate, Model model) {
        return board(false, plate, PassageQuery.After.NOTHING, List.of(), model);
    }

    private String board(boolean held, @Nullable String plate, PassageQuery.After after, List<FormFault> faults, Model model) {
        Optional<PlateNumber> looked = plate == null || plate.isBlank() ? Optional.empty() : PlateNumber.find(plate);
        List<CheckpointPage.Passage> rows = plate != null && !plate.isBlank() && looked.isEmpty() ? List.of() : passages.list(null, looked.orElse(null), held, after, PAGE + 1);
        List<CheckpointPage.Passage> shown = rows.size() > PAGE ? rows.subList(0, PAGE) : rows;
        String next = rows.size() > PAGE && looked.isEmpty() ? "/checkpoints?held=" + held + "&afterAt=" + shown.getLast().at() + "&afterId=" + shown.getLast().id() : null;
        Instant morning = clock.startOf(clock.today());
        List<CheckpointPage.Line> lines = posts.list().stream().map(post -> new CheckpointPage.Line(post, posts.totals(post.id(), morning, clock.instant().plusSeconds(1)))).toList();
        model.addAttribute("page", new CheckpointPage.Board(lines, posts.countNamedVehicles(), held, plate, shown, next, faults));
        return "checkpoint/board";
    }

    @Requires({Right.CHECKPOINT_READ, Right.EXPORT})
    @GetMapping("/checkpoints.csv")
    void csv(@RequestParam(defaultValue = "false") boolean held, HttpServletRequest request, HttpServletResponse response) {
        exports.send(request, response, "checkpoints.csv", HEADER, 0, passages.list(null, null, held, PassageQuery.After.NOTHING, Exports.MOST_ROWS + 1).stream()
                .map(row -> Arrays.<@Nullable Object>asList(row.name(), row.at(), row.post(), row.direction(), row.plate(), row.origin(), row.originClass(), row.occupants(), row.temperature(),
                        row.due(), row.taken(), row.deviation(), row.crew()))
                .toList());
    }

    @Requires(Right.CHECKPOINT_WRITE)
    @PostMapping("/checkpoints/new")
    String open(@RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "OTHER") Posts.Kind kind, @RequestParam(defaultValue = "") String name, Model model) {
        Optional<RegionCode> place = RegionCode.tryParse(region.strip()).flatMap(regions::find).map(found -> found.code());
        if (place.isEmpty()) {
            return board(false, null, PassageQuery.After.NOTHING, List.of(new FormFault("region", "PER-002", "没有这个地区:请用代码", "no such region: use its code", List.of())), model);
        }
        return switch (posts.open(place.get(), kind, name, clock.today())) {
            case Posts.Answer.Done(UUID id) -> "redirect:/checkpoints/" + id;
            case Posts.Answer.Refused(String code, String zh, String en) -> board(false, null, PassageQuery.After.NOTHING, List.of(new FormFault("name", code, zh, en, List.of())), model);
        };
    }

    @Requires(Right.CHECKPOINT_READ)
    @GetMapping("/checkpoints/{id}")
    String show(@PathVariable UUID id, Model model) {
        return show(id, PassageForm.empty(), List.of(), null, null, model);
    }

    @Requires({Right.CHECKPOINT_WRITE, Right.PERSON_WRITE})
    @PostMapping("/checkpoints/{id}/passages")
    String take(@PathVariable UUID id, @ModelAttribute PassageForm form, Model model) {
        return switch (desk.take(id, form)) {
            case PassageDesk.Answer.Taken(UUID passage, PassageDecision due, PersonId person) -> show(id, PassageForm.empty(), List.of(), due, person == null ? null : person.value(), model);
            case PassageDesk.Answer.Refused(List<FormFault> faults) -> show(id, form, faults, null, null, model);
        };
    }

    /// Where a reload after a passage, or a change of language, comes back to.
    @Requires(Right.CHECKPOINT_READ)
    @GetMapping("/checkpoints/{id}/passages")
    String back(@PathVariable UUID id) {
        return "redirect:/checkpoints/" + id;
    }

    @Requires(Right.CHECKPOINT_WRITE)
    @PostMapping("/checkpoints/{id}/shifts")
    String shift(@PathVariable UUID id, @RequestParam LocalDateTime from, @RequestParam LocalDateTime until, @RequestParam(defaultValue = "") String chief,
            @RequestParam(defaultValue = "") String crew, Model model) {
        return answer(id, posts.shift(id, from.atZone(clock.getZone()).toInstant(), until.atZone(clock.getZone()).toInstant(), chief, crew), "shift", model);
    }

    @Requires(Right.CHECKPOINT_WRITE)
    @PostMapping("/checkpoints/{id}/handovers")
    String handOver(@PathVariable UUID id, @RequestParam(defaultValue = "") String given, @RequestParam(defaultValue = "") String taken, @RequestParam(defaultValue = "") String open, Model model) {
        return answer(id, posts.handOver(id, given, taken, open), "handover", model);
    }

    @Requires(Right.CHECKPOINT_WRITE)
    @PostMapping("/checkpoints/{id}/close")
    String close(@PathVariable UUID id, Model model) {
        return answer(id, posts.close(id), "post", model);
    }

    private String answer(UUID id, Posts.Answer answer, String field, Model model) {
        return switch (answer) {
            case Posts.Answer.Done(UUID done) -> "redirect:/checkpoints/" + id;
            case Posts.Answer.Refused(String code, String zh, String en) -> show(id, PassageForm.empty(), List.of(new FormFault(field, code, zh, en, List.of())), null, null, model);
        };
    }

    private String show(UUID id, PassageForm form, List<FormFault> faults, @Nullable PassageDecision due, @Nullable UUID registered, Model model) {
        Posts.Post post = posts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Instant since = posts.lastHandover(post);
        model.addAttribute("page", new CheckpointPage(post, form, faults, due, registered, since, posts.totals(id, since, clock.instant().plusSeconds(1)),
                passages.list(id, null, false, PassageQuery.After.NOTHING, SHOWN), posts.listHandovers(id, SHOWN), graded.list(post.region(), clock.today())));
        return "checkpoint/post";
    }
}
