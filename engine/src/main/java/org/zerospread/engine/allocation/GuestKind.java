package org.zerospread.engine.allocation;

/// Why somebody needs a room.
public enum GuestKind {
    SUSPECTED, CONTACT, ARRIVAL, DISCHARGED
}
