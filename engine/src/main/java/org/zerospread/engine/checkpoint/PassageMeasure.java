package org.zerospread.engine.checkpoint;

/// What is done with whoever passes.
public enum PassageMeasure {
    PASSED, REGISTERED, TURNED_BACK, QUARANTINED, SENT_TO_CLINIC
}
