package org.zerospread.engine.triage;

import java.util.List;

/// To which desk, what is done there, and why.
///
/// @param route the way to the desk and its window
/// @param zh the reason of the rule that held
/// @param passedOver the rules before it, and what each of them lacked
public record TriageDecision(DeskRoute route, TriageMeasure measure, String ruleId, String zh, String en, List<PassedOver> passedOver) {

    /// A stricter rule that did not hold.
    public record PassedOver(String ruleId, String zh, String en, TriageCondition lacked) {
    }

    public TriageDecision {
        passedOver = List.copyOf(passedOver);
    }
}
