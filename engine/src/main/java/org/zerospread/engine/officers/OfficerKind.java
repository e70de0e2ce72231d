package org.zerospread.engine.officers;

/// One of the three officers that each firm has.
public enum OfficerKind {
    /// A leader of the district who guides its return to work.
    GUIDE,
    /// Sent by a department or town, on the spot.
    RESIDENT,
    /// A medic who sees to protection against the disease.
    SUPERVISOR
}
