package org.zerospread.app.quarantine.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.Chains;
import org.zerospread.app.quarantine.ObservationDraft;
import org.zerospread.app.quarantine.Observations;
import org.zerospread.app.quarantine.ReleaseDesk;
import org.zerospread.app.quarantine.StayRecount;
import org.zerospread.app.quarantine.StayStory;

/// One stay: its days, its chain, its certificate; the check of all of them; and observations by the API.
@Controller
class StayController {

    private final StayStory stories;
    private final Chains chains;
    private final ReleaseDesk releases;
    private final StayRecount check;
    private final Observations observations;

    StayController(StayStory stories, Chains chains, ReleaseDesk releases, StayRecount check, Observations observations) {
        this.stories = stories;
        this.chains = chains;
        this.releases = releases;
        this.check = check;
        this.observations = observations;
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/stays/{id}")
    String story(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String fault, Model model) {
        model.addAttribute("page", new StayPage(story(id), chains.links(id), done, fault));
        return "quarantine/stay";
    }

    private StayStory.Story story(UUID id) {
        return stories.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/chains")
    String chains(Model model) {
        model.addAttribute("page", new ChainsPage(chains.list(), null, List.of()));
        return "quarantine/chains";
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/chains/{id}")
    String chain(@PathVariable UUID id, Model model) {
        model.addAttribute("page", new ChainsPage(List.of(), chains.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), chains.links(id)));
        return "quarantine/chains";
    }

    /// The paper, once it is given; before, what is wanting.
    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/stays/{id}/certificate")
    String certificate(@PathVariable UUID id, HttpServletRequest request, Model model) {
        StayStory.Story story = story(id);
        model.addAttribute("page", CertificatePage.of(story, request.getRequestURL().toString().replaceFirst("/quarantine/.*", "")));
        return "quarantine/certificate";
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/certificates")
    String verify(@RequestParam(defaultValue = "") String number, Model model) {
        model.addAttribute("page", new VerifyPage(number.strip(), number.isBlank() ? null : releases.find(number).orElse(null)));
        return "quarantine/verify";
    }

    @Requires(Right.QUARANTINE_WRITE)
    @GetMapping("/quarantine/check")
    String check(Model model) {
        model.addAttribute("page", check.run());
        return "quarantine/check";
    }

    @Requires(Right.QUARANTINE_WRITE)
    @ResponseBody
    @GetMapping("/api/v1/quarantine/check")
    StayRecount.Report checkByApi() {
        return check.run();
    }

    @Requires(Right.QUARANTINE_READ)
    @ResponseBody
    @GetMapping("/api/v1/quarantine/stays/{id}")
    Map<String, @Nullable Object> storyByApi(@PathVariable UUID id) {
        StayStory.Story story = story(id);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", story.stay());
        json.put("person", story.person());
        json.put("name", story.name());
        json.put("plan", story.planZh());
        json.put("reason", story.reason());
        json.put("state", story.state());
        json.put("place", story.place());
        json.put("where", story.where());
        json.put("started_on", story.startedOn().toString());
        json.put("release_on", story.releaseOn().toString());
        json.put("ended_on", story.endedOn() == null ? null : story.endedOn().toString());
        json.put("stages", story.stages());
        json.put("missing", story.missing());
        json.put("actions", story.actions());
        json.put("marks", story.days().stream().flatMap(day -> day.marks().stream()).toList());
        json.put("certificate", story.certificate().map(ReleaseDesk.Certificate::number).orElse(null));
        return json;
    }

    /// An observation as a client sends it.
    record Sent(@Nullable UUID id, @Nullable UUID person, @Nullable Instant takenAt, @Nullable Short temperatureTenths, int symptoms, @Nullable String remark, @Nullable UUID corrects) {

        ObservationDraft draft() {
            if (id == null || person == null || takenAt == null) {
                throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "each observation needs id, person and taken_at");
            }
            return new ObservationDraft(id, new PersonId(person), takenAt, temperatureTenths, symptoms, remark, corrects);
        }
    }

    private static ObservationDraft draft(@Nullable Sent sent) {
        if (sent == null) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "an observation is null");
        }
        return sent.draft();
    }

    /// Taken in as one batch; what was refused is told one by one, and has been set aside.
    @Requires(Right.QUARANTINE_OBSERVE)
    @ResponseBody
    @PostMapping("/api/v1/quarantine/observations")
    ResponseEntity<Map<String, Object>> observe(@RequestBody List<@Nullable Sent> sent) {
        if (sent.size() > 5_000) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "at most 5000 observations at once");
        }
        Observations.Receipt receipt = observations.record(sent.stream().map(StayController::draft).toList());
        List<Map<String, Object>> refused = new ArrayList<>();
        receipt.refused().forEach(one -> refused.add(Map.of("id", one.id(), "code", one.code(), "zh", one.zh(), "en", one.en())));
        return ResponseEntity.ok(Map.of("taken", receipt.taken(), "known", receipt.known(), "refused", refused));
    }
}
