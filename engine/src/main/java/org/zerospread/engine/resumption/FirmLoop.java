package org.zerospread.engine.resumption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a firm stands after the steps it took: a fold over them, nothing else.
///
/// @param since when the state began; null before the first step
/// @param screenedAt the last screening
/// @param returned staff who have returned in all batches
/// @param returnedAt the first batch
/// @param filing the filing in force; null before it
/// @param review the review of that filing; null before it
/// @param decidedAt when that filing was decided
/// @param conditionsDue last day for open conditions; null when none are open
/// @param findingsDue last day for open findings of an inspection; null when none are open
/// @param startedAt when work began the last time
/// @param inspectedAt the last inspection
/// @param drilledAt the last drill
/// @param freeze the freeze that lasts; null while there is none
/// @param lastAt the last step of all
public record FirmLoop(FirmState state, @Nullable Instant since, @Nullable Instant screenedAt, int returned, @Nullable Instant returnedAt, @Nullable Filing filing, @Nullable Review review,
        @Nullable Instant decidedAt, @Nullable LocalDate conditionsDue, @Nullable LocalDate findingsDue, @Nullable Instant startedAt, @Nullable Instant inspectedAt, @Nullable Instant drilledAt,
        @Nullable Freeze freeze, @Nullable Instant lastAt) {

    /// A filing: when, by whom, and under which measure.
    public record Filing(Instant at, String by, Opening opening) {
    }

    /// A review on site.
    public record Review(Instant at, boolean passed) {
    }

    /// A freeze and its way back.
    ///
    /// @param before the state into which the firm was frozen
    public record Freeze(Instant at, FirmState before, @Nullable Instant disinfectedAt, @Nullable Instant testedAt, @Nullable Instant recheckedAt) {

        /// Whether only the release is missing.
        public boolean isReady() {
            return disinfectedAt != null && testedAt != null && recheckedAt != null;
        }
    }

    /// A firm that has done nothing yet.
    public static FirmLoop untouched() {
        return new FirmLoop(FirmState.CLOSED, null, null, 0, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// Where it stands after the steps, in their order.
    public static FirmLoop of(List<? extends FirmStep> steps) {
        FirmLoop loop = untouched();
        for (FirmStep step : steps) {
            loop = loop.after(step);
        }
        return loop;
    }

    /// Where it stands after one more step. Whether that step may be taken says [LoopRule].
    public FirmLoop after(FirmStep step) {
        Instant at = step.at();
        Draft next = new Draft(this, at);
        switch (step) {
            case FirmStep.Screened s -> next.screened();
            case FirmStep.BatchReturned(var when, var by, int staff) -> next.batchReturned(staff);
            case FirmStep.Filed(var when, String by, Opening opening) -> next.filed(new Filing(at, by, opening));
            case FirmStep.Reviewed(var when, var by, boolean passed) -> next.reviewed(passed);
            case FirmStep.Approved s -> next.decided(FirmState.APPROVED, null);
            case FirmStep.ApprovedUnderConditions(var when, var by, LocalDate dueOn) -> next.decided(FirmState.CONDITIONAL, dueOn);
            case FirmStep.Refused s -> next.decided(FirmState.REFUSED, null);
            case FirmStep.ConditionsMet s -> next.conditionsMet();
            case FirmStep.Started s -> next.started();
            case FirmStep.Drilled s -> next.drilledAt = at;
            case FirmStep.Inspected(var when, var by, LocalDate dueOn) -> next.inspected(dueOn);
            case FirmStep.Rectified s -> next.findingsDue = null;
            case FirmStep.Frozen s -> next.frozen();
            case FirmStep.Disinfected s -> next.thaw(at, testedAt(), recheckedAt());
            case FirmStep.Tested(var when, var by, boolean passed) -> next.thaw(disinfectedAt(), passed ? at : null, null);
            case FirmStep.Rechecked(var when, var by, boolean passed) -> next.thaw(disinfectedAt(), testedAt(), passed ? at : null);
            case FirmStep.Released s -> next.released();
        }
        return next.done();
    }

    private @Nullable Instant disinfectedAt() {
        return freeze == null ? null : freeze.disinfectedAt();
    }

    private @Nullable Instant testedAt() {
        return freeze == null ? null : freeze.testedAt();
    }

    private @Nullable Instant recheckedAt() {
        return freeze == null ? null : freeze.recheckedAt();
    }

    /// The loop while a step is worked in.
    private static final class Draft {

        private final FirmLoop was;
        private final Instant at;
        private FirmState state;
        private @Nullable Instant screenedAt;
        private int returned;
        private @Nullable Instant returnedAt;
        private @Nullable Filing filing;
        private @Nullable Review review;
        private @Nullable Instant decidedAt;
        private @Nullable LocalDate conditionsDue;
        private @Nullable LocalDate findingsDue;
        private @Nullable Instant startedAt;
        private @Nullable Instant inspectedAt;
        private @Nullable Instant drilledAt;
        private @Nullable Freeze freeze;

        Draft(FirmLoop was, Instant at) {
            this.was = was;
            this.at = at;
            this.state = was.state;
            this.screenedAt = was.screenedAt;
            this.returned = was.returned;
            this.returnedAt = was.returnedAt;
            this.filing = was.filing;
            this.review = was.review;
            this.decidedAt = was.decidedAt;
            this.conditionsDue = was.conditionsDue;
            this.findingsDue = was.findingsDue;
            this.startedAt = was.startedAt;
            this.inspectedAt = was.inspectedAt;
            this.drilledAt = was.drilledAt;
            this.freeze = was.freeze;
        }

        void screened() {
            screenedAt = at;
            state = state == FirmState.CLOSED ? FirmState.SCREENED : state;
        }

        void batchReturned(int staff) {
            returned += staff;
            returnedAt = returnedAt == null ? at : returnedAt;
            state = state == FirmState.SCREENED ? FirmState.RETURNING : state;
        }

        void filed(Filing now) {
            filing = now;
            review = null;
            decidedAt = null;
            state = FirmState.FILED;
        }

        void reviewed(boolean passed) {
            review = new Review(at, passed);
            state = FirmState.REVIEWED;
        }

        void decided(FirmState to, @Nullable LocalDate dueOn) {
            decidedAt = at;
            conditionsDue = dueOn;
            state = to;
        }

        void conditionsMet() {
            conditionsDue = null;
            state = state == FirmState.CONDITIONAL ? FirmState.APPROVED : state;
        }

        void started() {
            startedAt = at;
            state = FirmState.WORKING;
        }

        void inspected(@Nullable LocalDate dueOn) {
            inspectedAt = at;
            findingsDue = dueOn == null || findingsDue != null && findingsDue.isBefore(dueOn) ? findingsDue : dueOn;
        }

        void frozen() {
            freeze = new Freeze(at, state, null, null, null);
            state = FirmState.FROZEN;
        }

        void thaw(@Nullable Instant disinfected, @Nullable Instant tested, @Nullable Instant rechecked) {
            if (freeze != null) {
                freeze = new Freeze(freeze.at(), freeze.before(), disinfected, tested, rechecked);
            }
        }

        void released() {
            if (freeze == null) {
                return;
            }
            FirmState approved = conditionsDue == null ? FirmState.APPROVED : FirmState.CONDITIONAL;
            state = freeze.before() == FirmState.WORKING ? approved : freeze.before();
            freeze = null;
        }

        FirmLoop done() {
            Instant since = state == was.state && was.since != null ? was.since : at;
            return new FirmLoop(state, since, screenedAt, returned, returnedAt, filing, review, decidedAt, conditionsDue, findingsDue, startedAt, inspectedAt, drilledAt, freeze, at);
        }
    }
}
