package org.zerospread.engine.matrix;

/// How many rules may hold at once, and whose measures count (DMN 1.4, 8.2.11).
public enum HitPolicy {
    /// Exactly one rule holds for every case.
    UNIQUE,
    /// Several may hold if they say the same.
    ANY,
    /// The first in the order of the table counts.
    FIRST,
    /// The strictest counts: by the order of the measures, each from mildest to strictest.
    PRIORITY,
    /// All count; of each measure the strictest.
    COLLECT
}
