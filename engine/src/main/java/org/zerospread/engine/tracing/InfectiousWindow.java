package org.zerospread.engine.tracing;

import java.time.Instant;

/// When an index case was infectious, half-open: `[from, to)`. An empty one infects nobody.
public record InfectiousWindow(Instant from, Instant to) {

    public InfectiousWindow {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the window ends before it begins: " + from + " to " + to);
        }
    }
}
