package org.zerospread.app.person.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Referrals;

/// Refers persons to where they are cared for, and lists who was referred.
@Controller
class ReferralController {

    private static final int PAGE = 50;

    private final Referrals referrals;
    private final ReferralQuery query;
    private final DossierQuery dossiers;

    ReferralController(Referrals referrals, ReferralQuery query, DossierQuery dossiers) {
        this.referrals = referrals;
        this.query = query;
        this.dossiers = dossiers;
    }

    @Requires(Right.PERSON_READ)
    @GetMapping("/referrals")
    String list(@RequestParam(defaultValue = "here") String way, @Nullable @RequestParam(required = false) Instant afterAt,
            @Nullable @RequestParam(required = false) UUID afterId, Model model) {
        List<ReferralsPage.Row> rows = query.list(here(way), after(afterAt, afterId), PAGE + 1);
        boolean more = rows.size() > PAGE;
        List<ReferralsPage.Row> shown = more ? rows.subList(0, PAGE) : rows;
        String next = more ? "/referrals?way=" + way + "&afterAt=" + shown.getLast().since() + "&afterId=" + shown.getLast().id() : null;
        model.addAttribute("page", new ReferralsPage(way, shown, next, afterAt != null));
        return "person/referrals";
    }

    /// For clients of the API: at most 1,000 at a time; the next part begins after the last moment and id.
    @Requires(Right.PERSON_READ)
    @ResponseBody
    @GetMapping("/api/v1/referrals")
    List<ReferralsPage.Row> referrals(@RequestParam(defaultValue = "here") String way, @Nullable @RequestParam(name = "after_at", required = false) Instant afterAt,
            @Nullable @RequestParam(name = "after_id", required = false) UUID afterId, @RequestParam(defaultValue = "100") int limit) {
        return query.list(here(way), after(afterAt, afterId), Math.clamp(limit, 1, 1_000));
    }

    private static boolean here(String way) {
        return switch (way) {
            case "here" -> true;
            case "away" -> false;
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "way is here or away");
        };
    }

    private static ReferralQuery.After after(@Nullable Instant at, @Nullable UUID id) {
        return at == null || id == null ? ReferralQuery.After.NOTHING : new ReferralQuery.After(at, id);
    }

    @Requires(Right.PERSON_WRITE)
    @GetMapping("/persons/{id}/referrals/new")
    String blank(@PathVariable UUID id, Model model) {
        return show(model, id, null, null, List.of());
    }

    @Requires(Right.PERSON_WRITE)
    @PostMapping("/persons/{id}/referrals/new")
    String refer(@PathVariable UUID id, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String reason, Model model) {
        return switch (referrals.refer(new PersonId(id), to, reason)) {
            case Referrals.Answer.Done(UUID referral) -> "redirect:/persons/" + id;
            case Referrals.Answer.Refused(List<FormFault> faults) -> show(model, id, to, reason, faults);
        };
    }

    @Requires(Right.PERSON_WRITE)
    @PostMapping("/persons/{id}/referrals/{referral}/end")
    String endByForm(@PathVariable UUID id, @PathVariable UUID referral) {
        return switch (referrals.end(new PersonId(id), referral)) {
            case Referrals.Answer.Done(UUID ended) -> "redirect:/persons/" + id;
            case Referrals.Answer.Refused(List<FormFault> faults) -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String show(Model model, UUID id, @Nullable String to, @Nullable String reason, List<FormFault> faults) {
        DossierPage.Facts facts = dossiers.findFacts(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new CarePage(id, facts.name(), null, to, reason, faults));
        return "person/care";
    }

    /// Where a person is cared for, and why he is referred there.
    record Order(@Nullable String to, @Nullable String reason) {
    }

    @Requires(Right.PERSON_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/persons/{id}/referrals")
    ResponseEntity<?> referByApi(@PathVariable UUID id, @RequestBody Order order) {
        return answer(referrals.refer(new PersonId(id), order.to(), order.reason()), HttpStatus.CREATED);
    }

    @Requires(Right.PERSON_WRITE)
    @ResponseBody
    @DeleteMapping("/api/v1/persons/{id}/referrals/{referral}")
    ResponseEntity<?> end(@PathVariable UUID id, @PathVariable UUID referral) {
        return answer(referrals.end(new PersonId(id), referral), HttpStatus.OK);
    }

    private static ResponseEntity<?> answer(Referrals.Answer answer, HttpStatus done) {
        return switch (answer) {
            case Referrals.Answer.Done(UUID referral) -> ResponseEntity.status(done).body(Map.of("id", referral));
            case Referrals.Answer.Refused(List<FormFault> faults) -> FormRefusal.of("Nothing was referred", faults);
        };
    }
}
