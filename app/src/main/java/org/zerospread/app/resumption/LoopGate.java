package org.zerospread.app.resumption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.resumption.FirmStep;
import org.zerospread.engine.resumption.LoopRule;

/// The one way by which a step is taken: the firms are held, the rule is asked with what the matrix says of each, and all steps are written together or none.
@Component
class LoopGate {

    private final LoopBook book;
    private final FirmMeasures measures;
    private final AuditTrail audit;
    private final DistrictClock clock;

    LoopGate(LoopBook book, FirmMeasures measures, AuditTrail audit, DistrictClock clock) {
        this.book = book;
        this.measures = measures;
        this.audit = audit;
        this.clock = clock;
    }

    /// Firms that are held, with what is asked of each and what is wrong so far.
    final class Held {

        private final Map<UUID, LoopBook.Kept> firms;
        private final Map<String, FirmMeasures.Asked> asked = new HashMap<>();
        private final List<LoopAnswer.Fault> faults = new ArrayList<>();
        private final List<LoopBook.Taken> taken = new ArrayList<>();

        private Held(Collection<UUID> ids) {
            firms = book.hold(ids);
            for (UUID id : ids) {
                if (!firms.containsKey(id)) {
                    faults.add(LoopAnswer.Fault.of(id, "firm", "RSM-019", "本辖区没有这家企业", "no such firm here"));
                }
            }
        }

        /// The firm; empty when it is not here, which is a fault already.
        Optional<LoopBook.Kept> find(UUID firm) {
            return Optional.ofNullable(firms.get(firm));
        }

        /// All that are here.
        Collection<LoopBook.Kept> firms() {
            return firms.values();
        }

        /// What the matrix asks of it today; firms of one town and one priority are asked about once.
        FirmMeasures.Asked asked(LoopBook.Kept firm) {
            return asked.computeIfAbsent(firm.measureKey(), key -> measures.ofOne(firm.id()));
        }

        void fault(UUID firm, String field, String code, String zh, String en) {
            faults.add(LoopAnswer.Fault.of(firm, field, code, zh, en));
        }

        /// Whether the step may be taken now; what is against it is a fault.
        boolean allows(LoopBook.Kept firm, FirmStep step, String field) {
            if (firm.own() && isJudgement(step)) {
                fault(firm.id(), field, "RSM-003", "申请人不能审查、批准自己的申请", "whoever belongs to the firm neither reviews nor decides");
                return false;
            }
            return LoopRule.refusal(firm.loop(), step, measures.terms(firm, asked(firm))).map(refusal -> faults.add(LoopAnswer.Fault.of(firm.id(), field, refusal))).isEmpty();
        }

        /// Remembers a step that may be taken.
        LoopBook.Taken take(LoopBook.Taken step) {
            taken.add(step);
            return step;
        }

        boolean isRefused() {
            return !faults.isEmpty();
        }

        LoopAnswer refused() {
            return new LoopAnswer.Refused(faults);
        }

        /// Writes all steps and what was done on the audit trail.
        ///
        /// @param action such as `firm.filed`
        LoopAnswer done(String action, @Nullable String detail) {
            if (taken.isEmpty()) {
                return new LoopAnswer.Done(List.of());
            }
            book.write(taken, firm -> asked(firm).opening());
            taken.forEach(step -> firms.put(step.before().id(), step.after()));
            LoopBook.Kept first = taken.getFirst().before();
            audit.record(action, Jurisdiction.placeFor(first.region().value()), taken.size() == 1 ? first.id().toString() : null, taken.size() == 1 ? detail : taken.size() + " firms");
            return new LoopAnswer.Done(taken.stream().map(step -> step.before().id()).toList());
        }
    }

    /// Puts down for lists that all firms held have reported of a day.
    void reported(Held held, LocalDate day) {
        book.keep(held.firms().stream().map(firm -> firm.reported(day)).toList(), firm -> held.asked(firm).opening());
    }

    /// Holds firms until the transaction ends.
    Held hold(Collection<UUID> firms) {
        return new Held(firms);
    }

    /// Holds one.
    Held hold(UUID firm) {
        return new Held(List.of(firm));
    }

    /// One step of one firm of which nothing else is asked than the rule.
    LoopAnswer step(UUID firm, FirmStep step, String action, @Nullable String note) {
        Held held = hold(firm);
        held.find(firm).ifPresent(kept -> {
            if (held.allows(kept, step, "step")) {
                held.take(new LoopBook.Taken(kept, step, null, null, null, note));
            }
        });
        return held.isRefused() ? held.refused() : held.done(action, note);
    }

    DistrictClock clock() {
        return clock;
    }

    private static boolean isJudgement(FirmStep step) {
        return switch (step) {
            case FirmStep.Reviewed s -> true;
            case FirmStep.Approved s -> true;
            case FirmStep.ApprovedUnderConditions s -> true;
            case FirmStep.Refused s -> true;
            case FirmStep.ConditionsMet s -> true;
            case FirmStep.Inspected s -> true;
            case FirmStep.Rectified s -> true;
            case FirmStep.Rechecked s -> true;
            case FirmStep.Released s -> true;
            case FirmStep.Screened s -> false;
            case FirmStep.BatchReturned s -> false;
            case FirmStep.Filed s -> false;
            case FirmStep.Started s -> false;
            case FirmStep.Drilled s -> false;
            case FirmStep.Frozen s -> false;
            case FirmStep.Disinfected s -> false;
            case FirmStep.Tested s -> false;
        };
    }
}
