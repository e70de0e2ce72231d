package org.zerospread.app.tracing.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.tracing.TrackAnswer;
import org.zerospread.app.tracing.TrackDesk;
import org.zerospread.app.tracing.TrackForm;

/// A person's track, for clients of the API.
@RestController
class TracksApi {

    private final TracksQuery tracks;
    private final TrackDesk desk;

    TracksApi(TracksQuery tracks, TrackDesk desk) {
        this.tracks = tracks;
        this.desk = desk;
    }

    /// Why a stay is withdrawn.
    record Reason(@Nullable String reason) {
    }

    /// Stays, gaps by day, contradictions and what stands no longer.
    @Requires(Right.CASE_READ)
    @GetMapping("/api/v1/persons/{id}/tracks")
    TracksPage show(@PathVariable UUID id, @Nullable @RequestParam(required = false) LocalDate since, @Nullable @RequestParam(required = false) LocalDate until) {
        return tracks.find(id, since, until, new TracksPage.Entry(TrackForm.between(null, null), null, List.of()), null).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/api/v1/persons/{id}/tracks")
    ResponseEntity<?> tell(@PathVariable UUID id, @RequestBody TrackForm form) {
        return answer(id, desk.tell(new PersonId(id), form));
    }

    /// Another stay takes the place of one that was told.
    @Requires(Right.CASE_WRITE)
    @PostMapping("/api/v1/persons/{id}/tracks/{track}/correction")
    ResponseEntity<?> correct(@PathVariable UUID id, @PathVariable UUID track, @RequestBody TrackForm form) {
        return answer(id, desk.correct(new PersonId(id), track, form));
    }

    @Requires(Right.CASE_WRITE)
    @PostMapping("/api/v1/persons/{id}/tracks/{track}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @PathVariable UUID track, @RequestBody Reason reason) {
        return answer(id, desk.withdraw(new PersonId(id), track, reason.reason()));
    }

    private static ResponseEntity<?> answer(UUID person, TrackAnswer answer) {
        return switch (answer) {
            case TrackAnswer.Done(UUID track) -> ResponseEntity.created(URI.create("/api/v1/persons/" + person + "/tracks")).body(Map.of("track", track));
            case TrackAnswer.Refused(List<FormFault> faults) -> {
                HttpStatus status = List.of("TRK-001", "TRK-005").contains(faults.getFirst().code()) ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT;
                yield FormRefusal.of(status, "The track stays as it was", faults);
            }
        };
    }
}
