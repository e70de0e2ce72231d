package org.zerospread.app.officers.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.officers.OfficerForm;
import org.zerospread.app.officers.OfficersAnswer;
import org.zerospread.app.officers.Proposals;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.officers.OfficerKind;

/// Searches for better assignments: begun, watched, stopped, accepted or discarded.
@Controller
class ProposalController {

    private final Proposals proposals;
    private final ProposalQuery query;
    private final OfficersQuery officers;

    ProposalController(Proposals proposals, ProposalQuery query, OfficersQuery officers) {
        this.proposals = proposals;
        this.query = query;
        this.officers = officers;
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/officers/proposals")
    String begin(Model model) {
        return switch (proposals.begin()) {
            case OfficersAnswer.Done(UUID id) -> "redirect:/officers/proposals/" + id;
            case OfficersAnswer.Refused(List<FormFault> faults) -> {
                model.addAttribute("page", officers.page(OfficerKind.GUIDE, OfficerForm.empty(), faults));
                yield "officers/officers";
            }
        };
    }

    @Requires(Right.OFFICER_MANAGE)
    @GetMapping("/officers/proposals/{id}")
    String show(@PathVariable UUID id, Model model) {
        return show(id, List.of(), model);
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/officers/proposals/{id}/stop")
    String stop(@PathVariable UUID id, Model model) {
        return answered(id, proposals.stop(id), model);
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/officers/proposals/{id}/accept")
    String accept(@PathVariable UUID id, Model model) {
        return answered(id, proposals.accept(id), model);
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/officers/proposals/{id}/discard")
    String discard(@PathVariable UUID id, Model model) {
        return answered(id, proposals.discard(id), model);
    }

    private String answered(UUID id, OfficersAnswer answer, Model model) {
        return switch (answer) {
            case OfficersAnswer.Done _ -> "redirect:/officers/proposals/" + id;
            case OfficersAnswer.Refused(List<FormFault> faults) -> show(id, faults, model);
        };
    }

    private String show(UUID id, List<FormFault> faults, Model model) {
        model.addAttribute("page", query.find(id, faults).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "officers/proposal";
    }
}
