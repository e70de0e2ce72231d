package org.zerospread.app.resumption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.resumption.Emergency;
import org.zerospread.app.resumption.EvidenceDesk;
import org.zerospread.app.resumption.LoopAnswer;
import org.zerospread.app.resumption.Reviews;
import org.zerospread.engine.resumption.ResumptionPolicy;

/// The officials' part of the loop on pages: review on site, decision, conditions, inspections, and what follows a suspected case.
@Controller
class ReviewController {

    private final Reviews reviews;
    private final Emergency emergency;
    private final EvidenceDesk evidence;
    private final LoopPages pages;
    private final ResumptionPolicy policy;
    private final TransactionTemplate transaction;

    ReviewController(Reviews reviews, Emergency emergency, EvidenceDesk evidence, LoopPages pages, ResumptionPolicy policy, TransactionTemplate transaction) {
        this.reviews = reviews;
        this.emergency = emergency;
        this.evidence = evidence;
        this.pages = pages;
        this.policy = policy;
        this.transaction = transaction;
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @GetMapping("/resumption/{firm}/review")
    String form(@PathVariable UUID firm, @RequestParam(defaultValue = "false") boolean back, Model model) {
        return pages.review(firm, back, Map.of(), List.of(), model);
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping("/resumption/{firm}/review")
    String review(@PathVariable UUID firm, @RequestParam(defaultValue = "false") boolean back, @RequestParam(required = false) @Nullable List<MultipartFile> photo, HttpServletRequest request,
            Model model) throws IOException {
        Reviews.Review review = new Reviews.Review(firm, items(request));
        List<EvidenceDesk.Upload> photos = photo == null ? List.of() : FirmForms.uploads(firm, "photo", photo);
        LoopAnswer answer = Objects.requireNonNull(transaction.execute(status -> {
            LoopAnswer kept = photos.isEmpty() ? new LoopAnswer.Done(List.of()) : evidence.keep(photos);
            LoopAnswer done = kept instanceof LoopAnswer.Refused ? kept : back ? reviews.recheck(review) : reviews.review(List.of(review));
            if (done instanceof LoopAnswer.Refused) {
                status.setRollbackOnly();
            }
            return done;
        }));
        return switch (answer) {
            case LoopAnswer.Done done -> "redirect:" + LoopPages.official(firm);
            case LoopAnswer.Refused refused when refused.isUnknownFirm() -> throw LoopPages.notHere();
            case LoopAnswer.Refused refused -> pages.review(firm, back, typed(request), refused.formFaults(), model);
        };
    }

    private List<Reviews.Item> items(HttpServletRequest request) {
        List<Reviews.Item> items = new ArrayList<>();
        policy.checklist().forEach(item -> {
            String answer = FirmForms.text(request, item.id());
            if (answer.equals("yes") || answer.equals("no")) {
                items.add(new Reviews.Item(item.id(), answer.equals("yes"), FirmForms.text(request, item.id() + "-remark")));
            }
        });
        return items;
    }

    private Map<String, String> typed(HttpServletRequest request) {
        Map<String, String> typed = new HashMap<>();
        policy.checklist().forEach(item -> {
            typed.put(item.id(), FirmForms.text(request, item.id()));
            typed.put(item.id() + "-remark", FirmForms.text(request, item.id() + "-remark"));
        });
        return typed;
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping("/resumption/{firm}/decision")
    String decide(@PathVariable UUID firm, @RequestParam String decision, @RequestParam(defaultValue = "") String points, @RequestParam(defaultValue = "") String dueOn, Model model) {
        return answer(firm, switch (decision) {
            case "approve" -> reviews.decide(List.of(new Reviews.Decision.Approve(firm)));
            case "refuse" -> reviews.decide(List.of(new Reviews.Decision.Refuse(firm, FirmForms.lines(points))));
            default -> FirmForms.day(dueOn).map(due -> reviews.decide(List.of(new Reviews.Decision.Conditions(firm, FirmForms.lines(points), due))))
                    .orElseGet(() -> FirmForms.refused(firm, "due_on", "请写落实条件的期限", "say by when the conditions are to be met"));
        }, model);
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping("/resumption/{firm}/conditions-met")
    String conditionsMet(@PathVariable UUID firm, @RequestParam(defaultValue = "") String note, Model model) {
        return answer(firm, reviews.meetConditions(firm, note), model);
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping("/resumption/{firm}/inspection")
    String inspect(@PathVariable UUID firm, @RequestParam(defaultValue = "") String points, @RequestParam(defaultValue = "") String dueOn, Model model) {
        return answer(firm, reviews.inspect(firm, FirmForms.lines(points), FirmForms.day(dueOn).orElse(null)), model);
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping("/resumption/{firm}/rectified")
    String rectified(@PathVariable UUID firm, @RequestParam(defaultValue = "") String note, Model model) {
        return answer(firm, reviews.rectify(firm, note), model);
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @GetMapping("/resumption/{firm}/emergency")
    String emergency(@PathVariable UUID firm, @RequestParam(required = false) @Nullable UUID staff, Model model) {
        return pages.emergency(firm, staff, List.of(), model);
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping("/resumption/{firm}/freeze")
    String freeze(@PathVariable UUID firm, @RequestParam UUID staff, @RequestParam(defaultValue = "") String onsetOn, @RequestParam(defaultValue = "") String note, Model model) {
        return switch (emergency.freeze(new Emergency.Alarm(firm, staff, FirmForms.day(onsetOn).orElse(null), note))) {
            case LoopAnswer.Done done -> "redirect:" + LoopPages.official(firm);
            case LoopAnswer.Refused refused when refused.isUnknownFirm() -> throw LoopPages.notHere();
            case LoopAnswer.Refused refused -> pages.emergency(firm, staff, refused.formFaults(), model);
        };
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping("/resumption/{firm}/tested")
    String tested(@PathVariable UUID firm, Model model) {
        return answer(firm, emergency.tested(firm), model);
    }

    @Requires(Right.RESUMPTION_REVIEW)
    @PostMapping("/resumption/{firm}/release")
    String release(@PathVariable UUID firm, @RequestParam(defaultValue = "") String note, Model model) {
        return answer(firm, emergency.release(firm, note), model);
    }

    private String answer(UUID firm, LoopAnswer answer, Model model) {
        return switch (answer) {
            case LoopAnswer.Done done -> "redirect:" + LoopPages.official(firm);
            case LoopAnswer.Refused refused when refused.isUnknownFirm() -> throw LoopPages.notHere();
            case LoopAnswer.Refused refused -> pages.loop(firm, LoopPages.official(firm), false, refused.formFaults(), model);
        };
    }
}
