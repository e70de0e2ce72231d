package org.zerospread.app.tracing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.app.tracing.Places;
import org.zerospread.app.tracing.TrackAnswer;
import org.zerospread.app.tracing.TrackDesk;
import org.zerospread.app.tracing.TrackForm;

/// A person's track, day by day, as it is told in an interview.
@Controller
class TracksController {

    private final TracksQuery tracks;
    private final TrackDesk desk;
    private final Places places;
    private final DistrictClock clock;

    TracksController(TracksQuery tracks, TrackDesk desk, Places places, DistrictClock clock) {
        this.tracks = tracks;
        this.desk = desk;
        this.places = places;
        this.clock = clock;
    }

    /// Which days are shown; the first and the last.
    record Days(@Nullable LocalDate since, @Nullable LocalDate until) {

        String query() {
            return (since == null ? "" : "&since=" + since) + (until == null ? "" : "&until=" + until);
        }
    }

    /// @param after where the next stay begins
    /// @param edit a stay to be put right
    @Requires(Right.CASE_READ)
    @GetMapping("/persons/{id}/tracks")
    String show(@PathVariable UUID id, @ModelAttribute Days days, @Nullable @RequestParam(required = false) String after, @Nullable @RequestParam(required = false) UUID edit, Model model) {
        Instant next = after == null || after.isBlank() ? null : WrittenMoment.find(after, clock.getZone()).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "after is no moment: " + after));
        TrackForm form = edit == null ? TrackForm.between(null, null) : tracks.findForm(id, edit).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page(id, days, new TracksPage.Entry(form, edit, List.of()), edit == null ? next : null, model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/persons/{id}/tracks")
    String tell(@PathVariable UUID id, @ModelAttribute Days days, @ModelAttribute TrackForm form, Model model) {
        return answer(desk.tell(new PersonId(id), form), id, days, form, null, model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/persons/{id}/tracks/{track}")
    String correct(@PathVariable UUID id, @PathVariable UUID track, @ModelAttribute Days days, @ModelAttribute TrackForm form, Model model) {
        return answer(desk.correct(new PersonId(id), track, form), id, days, form, track, model);
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/persons/{id}/tracks/{track}/withdraw")
    String withdraw(@PathVariable UUID id, @PathVariable UUID track, @ModelAttribute Days days, @RequestParam(defaultValue = "") String reason, Model model) {
        return answer(desk.withdraw(new PersonId(id), track, reason), id, days, TrackForm.between(null, null), null, model);
    }

    /// Known places as suggestions below the field.
    @Requires(Right.CASE_READ)
    @GetMapping("/tracing/places")
    String suggest(@RequestParam(defaultValue = "") String place, Model model) {
        model.addAttribute("places", places.suggest(place));
        return "tracing/places";
    }

    private String answer(TrackAnswer answer, UUID id, Days days, TrackForm form, @Nullable UUID editing, Model model) {
        return switch (answer) {
            case TrackAnswer.Done done -> "redirect:/persons/" + id + "/tracks?after=" + (form.to() == null ? "" : form.to().strip()) + days.query() + "#entry";
            case TrackAnswer.Refused(List<FormFault> faults) -> page(id, days, new TracksPage.Entry(form, editing, faults), null, model);
        };
    }

    private String page(UUID id, Days days, TracksPage.Entry entry, @Nullable Instant after, Model model) {
        model.addAttribute("page", tracks.find(id, days.since(), days.until(), entry, after).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "tracing/tracks";
    }
}
