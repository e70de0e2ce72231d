package org.zerospread.app.resumption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.resumption.Emergency;
import org.zerospread.app.resumption.EvidenceDesk;
import org.zerospread.app.resumption.FirmLoops;
import org.zerospread.app.resumption.LoopAnswer;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.resumption.FirmState;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// Puts the pages of one firm together, the same for its own user and for officials.
@Component
class LoopPages {

    private static final int LONGEST_QUERY = 60;

    private final LoopQuery query;
    private final FirmLoops loops;
    private final Emergency emergency;
    private final DistrictClock clock;
    private final ResumptionPolicy policy;

    LoopPages(LoopQuery query, FirmLoops loops, Emergency emergency, DistrictClock clock, ResumptionPolicy policy) {
        this.query = query;
        this.loops = loops;
        this.emergency = emergency;
        this.clock = clock;
        this.policy = policy;
    }

    /// Where officials find a firm's loop.
    static String official(UUID firm) {
        return "/resumption/" + firm;
    }

    static FirmsPage.Filter filter(@Nullable FirmState state, String actor, boolean overdue, String q, int page) {
        String known = List.of("FIRM", "TOWN", "COMMAND").contains(actor) ? actor : "";
        return new FirmsPage.Filter(state, known, overdue, q.strip().substring(0, Math.min(LONGEST_QUERY, q.strip().length())), Math.clamp(page, 1, 10_000));
    }

    String loop(UUID firm, String base, boolean own, List<FormFault> faults, Model model) {
        model.addAttribute("page", query.find(firm, base, own, faults).orElseThrow(LoopPages::notHere));
        return "resumption/firm";
    }

    String batch(UUID firm, String base, List<FormFault> faults, Model model) {
        model.addAttribute("page", new StaffPage(standing(firm), base, policy, query.notReturned(firm), null, Map.of(), clock.today(), "", faults));
        return "resumption/batch";
    }

    String report(UUID firm, String base, HttpServletRequest request, List<FormFault> faults, Model model) {
        model.addAttribute("page", new StaffPage(standing(firm), base, policy, query.returned(firm), null, Map.of(), clock.today(), SignedIn.get(request).displayName(), faults));
        return "resumption/report";
    }

    String emergency(UUID firm, @Nullable UUID staff, List<FormFault> faults, Model model) {
        List<StaffReturn> people = query.returned(firm);
        Map<UUID, String> names = people.stream().collect(Collectors.toMap(StaffReturn::id, one -> (one.name() + " " + one.card()).strip()));
        Map<String, List<StaffPage.Beside>> beside = new LinkedHashMap<>();
        if (staff != null) {
            emergency.preview(firm, staff).forEach((group, ids) -> beside.put(group, ids.stream().map(id -> new StaffPage.Beside(id, names.getOrDefault(id, ""))).toList()));
        }
        model.addAttribute("page", new StaffPage(standing(firm), official(firm), policy, people, staff, beside, clock.today(), "", faults));
        return "resumption/emergency";
    }

    String review(UUID firm, boolean back, Map<String, String> typed, List<FormFault> faults, Model model) {
        model.addAttribute("page", new ReviewPage(standing(firm), policy, back, loops.shortfalls(firm), typed, faults));
        return "resumption/review";
    }

    private FirmLoops.Standing standing(UUID firm) {
        return loops.find(firm).orElseThrow(LoopPages::notHere);
    }

    static ResponseStatusException notHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /// Shows the form again with what is wrong, or goes back to the loop.
    String answer(UUID firm, String base, boolean own, FirmForms.Action action, LoopAnswer answer, HttpServletRequest request, Model model) {
        return switch (answer) {
            case LoopAnswer.Done done -> "redirect:" + base;
            case LoopAnswer.Refused refused when refused.isUnknownFirm() -> throw notHere();
            case LoopAnswer.Refused refused -> switch (action) {
                case BATCH -> batch(firm, base, refused.formFaults(), model);
                case REPORT -> report(firm, base, request, refused.formFaults(), model);
                case SCREEN, ROOMS, FILE, DRILL, DISINFECT -> loop(firm, base, own, refused.formFaults(), model);
            };
        };
    }

    /// A file for the browser to keep: never shown within the site's own pages.
    static ResponseEntity<byte[]> file(Optional<EvidenceDesk.Stored> stored) {
        EvidenceDesk.Stored file = stored.orElseThrow(LoopPages::notHere);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, file.mediaType()).header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file.fileName(), StandardCharsets.UTF_8).build().toString()).body(file.content());
    }
}
