package org.zerospread.engine.checkpoint;

/// What is done with whoever passes, from the mildest to the strictest.
public enum PassageMeasure {
    PASSED, REGISTERED, TURNED_BACK, QUARANTINED, SENT_TO_CLINIC
}
