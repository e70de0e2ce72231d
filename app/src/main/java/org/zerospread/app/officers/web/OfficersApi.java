package org.zerospread.app.officers.web;

import java.util.LinkedHashMap;
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
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.officers.FirmOfficers;
import org.zerospread.app.officers.FirmSharing;
import org.zerospread.app.officers.OfficerForm;
import org.zerospread.app.officers.Officers;
import org.zerospread.app.officers.OfficersAnswer;
import org.zerospread.app.officers.Proposals;
import org.zerospread.app.officers.SearchRun;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.engine.officers.OfficerKind;

/// Officers, assignments and searches, for clients of the API.
@RestController
class OfficersApi {

    private final Officers officers;
    private final FirmOfficers firmOfficers;
    private final Proposals proposals;
    private final OfficersQuery query;
    private final ProposalQuery proposal;

    OfficersApi(Officers officers, FirmOfficers firmOfficers, Proposals proposals, OfficersQuery query, ProposalQuery proposal) {
        this.officers = officers;
        this.firmOfficers = firmOfficers;
        this.proposals = proposals;
        this.query = query;
        this.proposal = proposal;
    }

    /// Who gets a firm.
    record Give(UUID officer, @Nullable Boolean pinned) {
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/officers")
    List<OfficersPage.Row> list(@RequestParam(defaultValue = "GUIDE") OfficerKind kind) {
        return query.list(kind);
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/api/v1/officers")
    ResponseEntity<?> enter(@RequestBody OfficerForm form) {
        return answer(officers.enter(form), HttpStatus.CREATED);
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/api/v1/officers/{id}/leave")
    ResponseEntity<?> leave(@PathVariable UUID id) {
        return answer(officers.leave(id), HttpStatus.OK);
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/officers/firms")
    List<FirmsPage.Row> firms(@RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "false") boolean missing) {
        return query.firms(words, missing).rows();
    }

    @Requires(Right.ENTERPRISE_READ)
    @GetMapping("/api/v1/officers/firms/{id}")
    ResponseEntity<?> firm(@PathVariable UUID id) {
        return query.findFirm(id, List.of()).map(one -> ResponseEntity.ok(one.assignments())).orElseGet(() -> ResponseEntity.notFound().build());
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/api/v1/officers/firms/{id}")
    ResponseEntity<?> give(@PathVariable UUID id, @RequestBody Give give) {
        return answer(firmOfficers.give(id, give.officer(), Boolean.TRUE.equals(give.pinned())), HttpStatus.OK);
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/api/v1/officers/proposals")
    ResponseEntity<?> search() {
        return answer(proposals.begin(), HttpStatus.ACCEPTED);
    }

    @Requires(Right.OFFICER_MANAGE)
    @GetMapping("/api/v1/officers/proposals/{id}")
    ResponseEntity<?> proposal(@PathVariable UUID id) {
        return proposal.find(id, List.of()).map(page -> ResponseEntity.ok(json(page))).orElseGet(() -> ResponseEntity.notFound().build());
    }

    @Requires(Right.OFFICER_MANAGE)
    @PostMapping("/api/v1/officers/proposals/{id}/{order}")
    ResponseEntity<?> decide(@PathVariable UUID id, @PathVariable String order) {
        return switch (order) {
            case "stop" -> answer(proposals.stop(id), HttpStatus.OK);
            case "accept" -> answer(proposals.accept(id), HttpStatus.OK);
            case "discard" -> answer(proposals.discard(id), HttpStatus.OK);
            default -> ResponseEntity.notFound().build();
        };
    }

    private static Map<String, @Nullable Object> json(ProposalPage page) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", page.id());
        json.put("state", page.state());
        json.put("stopped", page.stopped());
        json.put("edition", page.edition());
        json.put("asked_at", page.askedAt());
        json.put("firms", page.firms());
        SearchRun run = page.run();
        FirmSharing.Score best = run == null ? null : run.best();
        if (run != null) {
            json.put("kind", run.kind());
            json.put("best", best);
            json.put("improvements", run.improvements());
        }
        json.put("measures", page.measures());
        json.put("changes", page.changes());
        return json;
    }

    static ResponseEntity<?> answer(OfficersAnswer answer, HttpStatus done) {
        return switch (answer) {
            case OfficersAnswer.Done(UUID id) -> ResponseEntity.status(done).body(Map.of("id", id));
            case OfficersAnswer.Refused(List<FormFault> faults) -> FormRefusal.of(switch (faults.getFirst().code()) {
                case "OFC-002" -> HttpStatus.NOT_FOUND;
                case "OFC-008", "OFC-010", "OFC-011" -> HttpStatus.CONFLICT;
                default -> HttpStatus.UNPROCESSABLE_CONTENT;
            }, "Nothing was changed", faults);
        };
    }
}
