package org.zerospread.app.quarantine.web;

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
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.quarantine.ProposalDesk;
import org.zerospread.app.screening.Returnees;
import org.zerospread.app.screening.ScreeningAnswer;

/// Stays that screening proposed for returnees: accepted or declined by whoever answers for quarantine.
@Controller
class ProposalsController {

    private final Returnees returnees;
    private final ProposalDesk desk;

    ProposalsController(Returnees returnees, ProposalDesk desk) {
        this.returnees = returnees;
        this.desk = desk;
    }

    /// What a client decides.
    ///
    /// @param reason needed to decline
    record Decision(boolean accept, @Nullable String reason) {
    }

    @Requires(Right.QUARANTINE_READ)
    @GetMapping("/quarantine/proposals")
    String list(Model model) {
        model.addAttribute("page", new ProposalsPage(returnees.listWaiting(), List.of()));
        return "quarantine/proposals";
    }

    @Requires(Right.QUARANTINE_WRITE)
    @PostMapping("/quarantine/proposals/{id}")
    String decide(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean accept, @Nullable @RequestParam(required = false) String reason, Model model) {
        return switch (desk.decide(id, accept, reason)) {
            case ScreeningAnswer.Done<Returnees.Proposal> _ -> "redirect:/quarantine/proposals";
            case ScreeningAnswer.Refused<Returnees.Proposal>(List<FormFault> faults) -> {
                model.addAttribute("page", new ProposalsPage(returnees.listWaiting(), faults));
                yield "quarantine/proposals";
            }
        };
    }

    @Requires(Right.QUARANTINE_READ)
    @ResponseBody
    @GetMapping("/api/v1/quarantine/proposals")
    List<Map<String, @Nullable Object>> listByApi() {
        return returnees.listWaiting().stream().map(ProposalsController::json).toList();
    }

    @Requires(Right.QUARANTINE_WRITE)
    @ResponseBody
    @PostMapping("/api/v1/quarantine/proposals/{id}")
    ResponseEntity<?> decideByApi(@PathVariable UUID id, @RequestBody Decision decision) {
        return switch (desk.decide(id, decision.accept(), decision.reason())) {
            case ScreeningAnswer.Done<Returnees.Proposal>(Returnees.Proposal proposal) -> ResponseEntity.ok(json(proposal));
            case ScreeningAnswer.Refused<Returnees.Proposal>(List<FormFault> faults) -> {
                HttpStatus status = faults.getFirst().code().equals("SCR-016") ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
                yield FormRefusal.of(status, "Nothing was decided", faults);
            }
        };
    }

    private static Map<String, @Nullable Object> json(Returnees.Proposal proposal) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", proposal.id());
        json.put("person", proposal.person().value());
        json.put("name", proposal.name());
        json.put("place", proposal.place());
        json.put("origin", proposal.origin());
        json.put("origin_class", proposal.originClass().name());
        json.put("found_on", proposal.foundOn().toString());
        json.put("found_by", proposal.foundBy());
        json.put("plan", proposal.plan());
        json.put("starts_on", String.valueOf(proposal.startsOn()));
        json.put("release_on", String.valueOf(proposal.releaseOn()));
        json.put("state", proposal.state());
        return json;
    }
}
