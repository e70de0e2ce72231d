package org.zerospread.engine.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/// What becomes of a running stay when another plan, or another version of its plan, takes the place of the one it runs under.
///
/// The new plan decides by its own rule (`on_new_version`). It is laid out from the original days: days already spent count, whatever they were
/// spent as, and a test that it would have asked for by now is overdue and to be made up. A stay that is over, or under a
/// plan that is not in force on the day, keeps what it has.
///
/// @param plan the plan that the stay runs under from the day on
/// @param changed whether that is the new one
/// @param run the stay under it
public record PlanChange(Plan plan, boolean changed, StayRun run) {

    /// Decides on the day of the change.
    public static PlanChange decide(Plan running, Plan next, StayAnchors anchors, Collection<Need> needs, List<StayEvent> events, LocalDate on) {
        StayRun before = StayRun.of(running, anchors, needs, events, on);
        StayRun after = StayRun.of(next, anchors, needs, events, on);
        LocalDate was = before.release();
        LocalDate would = after.release();
        boolean follows = switch (next.rules().newVersion()) {
            case KEEP -> false;
            case FOLLOW -> true;
            case SHORTEN -> was != null && would != null && would.isBefore(was);
            case LENGTHEN -> was != null && would != null && would.isAfter(was);
        };
        boolean over = was == null || before.state() instanceof StayState.Released;
        return follows && !over && next.isInForceOn(on) ? new PlanChange(next, true, after) : new PlanChange(running, false, before);
    }
}
