package org.zerospread.engine.checkpoint;

/// What is due, and the rule that says so.
public record PassageDecision(PassageMeasure measure, String ruleId, String zh, String en) {
}
