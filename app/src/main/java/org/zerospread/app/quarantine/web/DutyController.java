package org.zerospread.app.quarantine.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.DutyDesk;
import org.zerospread.app.quarantine.IncidentDraft;
import org.zerospread.app.quarantine.ObservationDraft;
import org.zerospread.app.quarantine.Observations;
import org.zerospread.app.quarantine.ReleaseDesk;
import org.zerospread.app.quarantine.StayStory;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.surveillance.TestDraft;
import org.zerospread.engine.plan.StagePlace;
import org.zerospread.engine.plan.TypedTemperature;

/// Takes down what was done of the day's work, one click or one value at a time, and goes back to where it came from.
@Controller
class DutyController {

    private final DutyDesk desk;
    private final ReleaseDesk releases;
    private final Observations observations;
    private final StayStory stories;
    private final DistrictClock clock;

    DutyController(DutyDesk desk, ReleaseDesk releases, Observations observations, StayStory stories, DistrictClock clock) {
        this.desk = desk;
        this.releases = releases;
        this.observations = observations;
        this.stories = stories;
        this.clock = clock;
    }

    /// A temperature as typed, symptoms, or both.
    @Requires(Right.QUARANTINE_OBSERVE)
    @PostMapping("/quarantine/stays/{id}/observed")
    String observed(@PathVariable UUID id, @RequestParam UUID draft, @RequestParam(defaultValue = "") String temperature, @Nullable @RequestParam(required = false) List<Integer> symptoms,
            @Nullable @RequestParam(required = false) String remark, @RequestParam(defaultValue = "") String back) {
        Short tenths = null;
        if (!temperature.isBlank()) {
            if (!(TypedTemperature.of(temperature) instanceof TypedTemperature.Read(int read))) {
                return fault(back, id, "STY-005");
            }
            tenths = (short) read;
        }
        int bits = symptoms == null ? 0 : symptoms.stream().mapToInt(Integer::intValue).reduce(0, (one, other) -> one | other);
        PersonId person = stories.find(id).map(story -> new PersonId(story.person())).orElse(null);
        if (person == null) {
            return fault(back, id, "STY-001");
        }
        Observations.Receipt receipt = observations.record(List.of(new ObservationDraft(draft, person, clock.instant(), tenths, bits, remark)));
        return receipt.refused().isEmpty() ? done(back, id, "TEMPERATURE") : fault(back, id, receipt.refused().getFirst().code());
    }

    @Requires(Right.QUARANTINE_OBSERVE)
    @PostMapping("/quarantine/stays/{id}/sampled")
    String sampled(@PathVariable UUID id, @RequestParam(defaultValue = "") String back) {
        return answer(back, id, "TEST", desk.sampled(List.of(id)));
    }

    /// A result decides over a stay, and a positive opens a case: who only observes may not enter it.
    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/stays/{id}/resulted")
    String resulted(@PathVariable UUID id, @RequestParam TestDraft.Result result, @RequestParam(defaultValue = "") String back) {
        return answer(back, id, "RESULT", desk.resulted(id, result));
    }

    @Requires(Right.QUARANTINE_OBSERVE)
    @PostMapping("/quarantine/stays/{id}/moved")
    String moved(@PathVariable UUID id, @RequestParam(defaultValue = "") String back) {
        return answer(back, id, "MOVE", desk.moved(List.of(id)));
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/stays/{id}/incidents")
    String incident(@PathVariable UUID id, @RequestParam UUID draft, @RequestParam IncidentDraft.Kind kind, @RequestParam LocalDate on, @Nullable @RequestParam(required = false) StagePlace place,
            @Nullable @RequestParam(required = false) String note, @RequestParam(defaultValue = "") String back) {
        StagePlace to = kind == IncidentDraft.Kind.MOVED ? place == null ? StagePlace.HOSPITAL : place : null;
        return answer(back, id, "INCIDENT", desk.happened(List.of(new IncidentDraft(draft, id, kind, on, to, note))));
    }

    @Requires(Right.QUARANTINE_OBSERVE)
    @PostMapping("/quarantine/stays/{id}/called")
    String called(@PathVariable UUID id, @RequestParam UUID draft, @RequestParam ReleaseDesk.Outcome outcome, @Nullable @RequestParam(required = false) String note, @RequestParam(defaultValue = "") String back) {
        return releases.called(List.of(new ReleaseDesk.Call(draft, id, outcome, note))) == 0 ? fault(back, id, "STY-008") : done(back, id, "CALL");
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/stays/{id}/certificate")
    String certify(@PathVariable UUID id) {
        return switch (releases.certify(id)) {
            case ReleaseDesk.Answer.Given _, ReleaseDesk.Answer.Wanting _ -> "redirect:/quarantine/stays/" + id + "/certificate";
            case ReleaseDesk.Answer.Refused(String code) -> fault("", id, code);
        };
    }

    /// What was set aside has been looked at; said twice it is done once.
    @Requires(Right.QUARANTINE_OBSERVE)
    @PostMapping("/quarantine/set-aside/{id}/settled")
    String settled(@PathVariable UUID id) {
        return "redirect:/quarantine/today?" + (observations.settle(id) ? "done=ASIDE" : "fault=STY-008");
    }

    private static String answer(String back, UUID id, String what, DutyDesk.Answer answer) {
        return answer.refused().isEmpty() ? done(back, id, what) : fault(back, id, answer.refused().getFirst());
    }

    private static String done(String back, UUID id, String what) {
        return "redirect:" + address(back, id) + "done=" + what;
    }

    private static String fault(String back, UUID id, String code) {
        return "redirect:" + address(back, id) + "fault=" + code;
    }

    /// Back to a page of quarantine, never elsewhere.
    private static String address(String back, UUID id) {
        String page = back.startsWith("/quarantine/") && !back.contains("//") && !back.contains("\\") ? back : "/quarantine/stays/" + id;
        return page + (page.contains("?") ? "&" : "?");
    }
}
