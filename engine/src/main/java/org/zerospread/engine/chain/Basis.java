package org.zerospread.engine.chain;

/// What a link of the tree rests on, the strongest first; or why a case has none.
public enum Basis {
    /// Established by the investigation.
    ESTABLISHED,
    /// The infector is named as a possible source.
    NAMED,
    /// The two met.
    CONTACT,
    /// They share a place or group.
    PLACE,
    /// They live in one region.
    REGION,
    /// Nothing but the days of onset.
    TIME,
    /// No link: infected elsewhere.
    IMPORTED,
    /// No link: nobody on the list is likelier than not.
    UNKNOWN
}
