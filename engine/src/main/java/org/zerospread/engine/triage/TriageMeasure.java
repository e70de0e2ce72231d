package org.zerospread.engine.triage;

/// What is done with whoever came, from the gravest to the least.
public enum TriageMeasure {
    /// A room of his own, and the suspicion is reported.
    SUSPECT,
    /// A sample is taken, he waits for it apart.
    TEST,
    /// Nothing is wrong with him, but he was exposed: his village and the CDC are told.
    OBSERVE,
    ORDINARY
}
