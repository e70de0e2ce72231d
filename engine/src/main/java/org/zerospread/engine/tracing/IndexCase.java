package org.zerospread.engine.tracing;

import java.time.Instant;
import java.util.List;

/// A case whose contacts are looked for.
///
/// @param windows when the person was infectious; windows that overlap or touch count as one
public record IndexCase(String personId, List<InfectiousWindow> windows) {

    public IndexCase {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("no window for " + personId);
        }
    }

    /// A case with one window.
    public static IndexCase of(String personId, Instant from, Instant to) {
        return new IndexCase(personId, List.of(new InfectiousWindow(from, to)));
    }
}
