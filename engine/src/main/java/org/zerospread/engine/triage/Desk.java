package org.zerospread.engine.triage;

/// Where somebody who comes to the clinic is received.
public enum Desk {
    /// The desk of its own for people from key areas, and for who was exposed.
    KEY_AREA,
    /// The desk of all others with fever or signs of it.
    FEVER,
    /// The ordinary departments.
    ORDINARY
}
