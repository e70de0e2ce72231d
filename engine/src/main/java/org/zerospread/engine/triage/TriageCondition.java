package org.zerospread.engine.triage;

/// What a rule asks of the answers.
public enum TriageCondition {
    ORIGIN, EXPOSURE, SYMPTOM, TEMPERATURE
}
