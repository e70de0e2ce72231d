package org.zerospread.app.quarantine;

import java.util.List;

/// Stays ended as planned, every condition holding: news within the same transaction.
public record StaysReleased(List<Stays.Released> released) {

    public StaysReleased {
        released = List.copyOf(released);
    }
}
