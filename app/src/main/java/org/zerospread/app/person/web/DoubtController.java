package org.zerospread.app.person.web;

import java.util.HashMap;
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
import org.springframework.web.util.UriComponentsBuilder;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.Adoptions;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonPairs;

/// The list of pairs that may be one person, what is said of them, and what other sources say of a person.
@Controller
class DoubtController {

    private static final int PAGE = 20;
    private static final int MOST = 200;

    private final DoubtQuery query;
    private final PersonPairs pairs;
    private final Adoptions adoptions;

    DoubtController(DoubtQuery query, PersonPairs pairs, Adoptions adoptions) {
        this.query = query;
        this.pairs = pairs;
        this.adoptions = adoptions;
    }

    @Requires(Right.PERSON_READ)
    @GetMapping("/persons/doubts")
    String list(@RequestParam(defaultValue = "OPEN") PersonPairs.State state, @Nullable @RequestParam(required = false) UUID person, @Nullable @RequestParam(required = false) Integer afterScore,
            @Nullable @RequestParam(required = false) UUID afterId, @RequestParam(required = false) PersonPairs.@Nullable State done, Model model) {
        return show(model, state, person, after(afterScore, afterId), done, null);
    }

    private String show(Model model, PersonPairs.State state, @Nullable UUID person, DoubtQuery.After after, PersonPairs.@Nullable State done, DoubtsPage.@Nullable Refusal refusal) {
        List<DoubtsPage.Pair> found = query.list(state, person, after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<DoubtsPage.Pair> shown = more ? found.subList(0, PAGE) : found;
        String next = more ? address(state, person).queryParam("afterScore", shown.getLast().score()).queryParam("afterId", shown.getLast().id()).toUriString() : null;
        model.addAttribute("page", new DoubtsPage(state, person, shown, query.countOpen(), done, refusal, next, !after.equals(DoubtQuery.After.NOTHING)));
        return "person/doubts";
    }

    private static UriComponentsBuilder address(PersonPairs.State state, @Nullable UUID person) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/persons/doubts").queryParam("state", state);
        return person == null ? address : address.queryParam("person", person);
    }

    private static DoubtQuery.After after(@Nullable Integer score, @Nullable UUID id) {
        return score == null || id == null ? DoubtQuery.After.NOTHING : new DoubtQuery.After(score, id);
    }

    /// @param from the list that was open, to which the answer comes back
    @Requires(Right.PERSON_WRITE)
    @PostMapping("/persons/doubts/{id}")
    String decideByForm(@PathVariable UUID id, @RequestParam PersonPairs.State state, @RequestParam(defaultValue = "false") boolean confirmed, @Nullable @RequestParam(required = false) String reason,
            @RequestParam(defaultValue = "OPEN") PersonPairs.State from, @Nullable @RequestParam(required = false) UUID person, Model model) {
        return switch (pairs.decide(id, new PersonPairs.Verdict(state, confirmed, reason))) {
            case PersonPairs.Answer.Done done -> "redirect:" + address(from, person).queryParam("done", done.state()).toUriString();
            case PersonPairs.Answer.Refused(List<FormFault> faults) -> show(model, from, person, DoubtQuery.After.NOTHING, null, new DoubtsPage.Refusal(id, state, reason, faults));
        };
    }

    /// Where a reload of a refused decision, or a change of language, comes back to.
    @Requires(Right.PERSON_READ)
    @GetMapping("/persons/doubts/{id}")
    String decided(@PathVariable UUID id) {
        return "redirect:/persons/doubts?state=" + query.findState(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Right.PERSON_WRITE)
    @PostMapping("/persons/{id}/sayings/{saying}/adopt")
    String adoptByForm(@PathVariable UUID id, @PathVariable UUID saying) {
        return switch (adoptions.adopt(new PersonId(id), saying)) {
            case Adoptions.Answer.Done done -> "redirect:/persons/" + id;
            case Adoptions.Answer.Refused refused -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /// For clients of the API: at most 200 pairs, names and numbers masked; the next part begins after the last score and id.
    @Requires(Right.PERSON_READ)
    @ResponseBody
    @GetMapping("/api/v1/persons/doubts")
    List<DoubtsPage.Pair> doubts(@RequestParam(defaultValue = "OPEN") PersonPairs.State state, @Nullable @RequestParam(required = false) UUID person,
            @Nullable @RequestParam(name = "after_score", required = false) Integer afterScore, @Nullable @RequestParam(name = "after_id", required = false) UUID afterId,
            @RequestParam(defaultValue = "50") int limit) {
        return query.list(state, person, after(afterScore, afterId), Math.clamp(limit, 1, MOST));
    }

    /// What a client of the API says of a pair.
    record Said(PersonPairs.@Nullable State state, @Nullable Boolean confirmed, @Nullable String reason) {
    }

    @Requires(Right.PERSON_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/persons/doubts/{id}")
    ResponseEntity<?> decide(@PathVariable UUID id, @RequestBody Said said) {
        if (said.state() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "state is SAME, APART or OPEN");
        }
        return switch (pairs.decide(id, new PersonPairs.Verdict(said.state(), Boolean.TRUE.equals(said.confirmed()), said.reason()))) {
            case PersonPairs.Answer.Done(UUID pair, PersonPairs.State state, PersonId leading) -> {
                Map<String, Object> answer = new HashMap<>(Map.of("id", pair, "state", state));
                answer.put("leading", leading == null ? null : leading.value());
                yield ResponseEntity.ok(answer);
            }
            case PersonPairs.Answer.Refused(List<FormFault> faults) -> FormRefusal.of("Nothing was changed", faults);
        };
    }

    @Requires(Right.PERSON_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/persons/{id}/sayings/{saying}/adopt")
    ResponseEntity<?> adopt(@PathVariable UUID id, @PathVariable UUID saying) {
        return switch (adoptions.adopt(new PersonId(id), saying)) {
            case Adoptions.Answer.Done(PersonId person, String field) -> ResponseEntity.ok(Map.of("id", person.value(), "field", field));
            case Adoptions.Answer.Refused(List<FormFault> faults) -> FormRefusal.of("Nothing was changed", faults);
        };
    }
}
