package org.zerospread.engine.allocation;

import java.util.List;
import java.util.stream.Collectors;

/// What became of a guest.
public sealed interface Assignment {

    Guest guest();

    /// Why.
    List<Reason> reasons();

    /// A room, and which bed of it.
    record Placed(Guest guest, Room room, int bed, List<Reason> reasons) implements Assignment {
        public Placed {
            reasons = List.copyOf(reasons);
        }
    }

    /// No room.
    record Unplaced(Guest guest, List<Reason> reasons) implements Assignment {
        public Unplaced {
            reasons = List.copyOf(reasons);
        }
    }

    /// The reasons as one sentence.
    default String zh() {
        return reasons().stream().map(Reason::zh).collect(Collectors.joining("; "));
    }

    /// The reasons as one sentence.
    default String en() {
        return reasons().stream().map(Reason::en).collect(Collectors.joining("; "));
    }
}
