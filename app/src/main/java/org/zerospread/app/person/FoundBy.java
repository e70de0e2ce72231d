package org.zerospread.app.person;

/// Through what an arrival became known.
public enum FoundBy {
    /// A grid worker at the door.
    SCREENING,
    /// A checkpoint crew.
    CHECKPOINT,
    /// The fever clinic.
    CLINIC,
    /// The person himself.
    SELF_REPORT,
    /// A notice from another district.
    NOTICE
}
