package org.zerospread.app.scenario;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.support.SupportAnswer;
import org.zerospread.app.support.SupportDesk;
import org.zerospread.app.support.SupportForm;
import org.zerospread.app.support.SupportReview;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.support.AmountRule;
import org.zerospread.engine.support.SupportPolicy;

/// Plays firms that ask for what they may get: some applications are granted and paid, some wait, some are refused.
@Component
class SupportScene {

    private static final int BASES = 96;
    private static final String REVIEWER = "惠企专班";

    private final SupportDesk desk;
    private final SupportReview review;
    private final Firms firms;

    SupportScene(SupportDesk desk, SupportReview review, Firms firms) {
        this.desk = desk;
        this.review = review;
        this.firms = firms;
    }

    /// Tells its steps, each with its moment.
    void steps(RegionCode district, Recruitment.@Nullable Support support, Draw draw, BiConsumer<LocalDateTime, Runnable> step) {
        if (support == null) {
            return;
        }
        Jurisdiction reviewer = new Jurisdiction(REVIEWER, district.range());
        step.accept(support.applied(), () -> apply(district, support, draw));
        step.accept(support.decided(), () -> reviewer.run(() -> decide(district, support)));
        step.accept(support.paid(), () -> reviewer.run(() -> pay(district, support)));
    }

    /// Every so many firms one, by its code, so that all sizes and trades are among them.
    private List<Firm> asking(RegionCode district, Recruitment.Support support) {
        List<Firm> all = firms.listInside(district.range()).stream().sorted(Comparator.comparing(Firm::creditCode)).toList();
        if (all.size() < support.firms()) {
            throw new ScenarioConflict("only " + all.size() + " firms are there to ask for support, not " + support.firms());
        }
        return IntStream.range(0, support.firms()).mapToObj(n -> all.get(n * all.size() / support.firms())).toList();
    }

    private static UUID id(Firm firm, SupportPolicy policy) {
        return UUID.nameUUIDFromBytes(("support " + firm.creditCode() + " " + policy.code()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void apply(RegionCode district, Recruitment.Support support, Draw draw) {
        for (Firm firm : asking(district, support)) {
            for (SupportDesk.Offer offer : desk.listFor(firm)) {
                if (offer.may()) {
                    SupportPolicy policy = offer.policy();
                    int drawn = draw.below(1_000, BASES, firm.creditCode().hashCode() * 31L + policy.code().hashCode());
                    String heads = policy.amount() instanceof AmountRule.PerHead ? Integer.toString(1 + drawn % 12) : null;
                    String base = policy.amount() instanceof AmountRule.Rate ? Integer.toString(8_000 + 73 * drawn) : null;
                    done(desk.apply(id(firm, policy), firm, new SupportForm(policy.code(), heads, base, policy.papers().stream().map(paper -> paper.zh() + " 2020-02 号 " + drawn).toList())));
                }
            }
        }
    }

    private void decide(RegionCode district, Recruitment.Support support) {
        int n = 0;
        for (Firm firm : asking(district, support)) {
            for (SupportDesk.Offer offer : desk.listFor(firm)) {
                UUID id = id(firm, offer.policy());
                n++;
                if (n % 5 == 0) {
                    optional(review.refuse(id, "材料与申报数不符"));
                } else if (n % 7 != 0) {
                    optional(review.grant(id, null, null));
                }
            }
        }
    }

    private void pay(RegionCode district, Recruitment.Support support) {
        int n = 0;
        for (Firm firm : asking(district, support)) {
            for (SupportDesk.Offer offer : desk.listFor(firm)) {
                if (n++ % 2 == 0) {
                    optional(review.pay(id(firm, offer.policy()), null, "荣财企〔2020〕" + n + "号"));
                }
            }
        }
    }

    private static void done(SupportAnswer answer) {
        if (answer instanceof SupportAnswer.Refused refused) {
            throw new ScenarioConflict(refused.faults().toString());
        }
    }

    /// Where the firm has not applied, or it was refused, there is nothing to decide or to pay.
    private static void optional(SupportAnswer answer) {
        if (answer instanceof SupportAnswer.Refused refused && !refused.faults().getFirst().code().equals("SUP-006")) {
            throw new ScenarioConflict(refused.faults().toString());
        }
    }
}
