package org.zerospread.engine.allocation;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A room as it stands now.
///
/// @param floor 1 is the ground floor
/// @param zone a part of the floor kept apart from the rest; null when the floor is one
/// @param family whether one family may share it, a bed each
/// @param state on the first night in question
/// @param freeUntil when free: the first night on which it is taken again, such as by a closure; null when it stays free
/// @param heldBy the family that has it; null when it is not shared
/// @param bedsTaken numbers of the beds in use, from 1
public record Room(String id, Site site, String label, int floor, @Nullable String zone, int beds, boolean family, Set<RoomFeature> features, State state, @Nullable LocalDate freeUntil,
        @Nullable String heldBy, Set<Integer> bedsTaken) {

    /// Whether it can be had.
    public enum State {
        FREE, OCCUPIED, CLEANING, CLOSED
    }

    public Room {
        features = Set.copyOf(features);
        bedsTaken = Set.copyOf(bedsTaken);
        if (beds < 1) {
            throw new IllegalArgumentException("room " + label + " of " + site.name() + " has " + beds + " beds");
        }
    }

    /// Where it lies: guests of one part are near to each other.
    Part part() {
        return new Part(site.id(), floor, zone);
    }

    /// How many of one family it holds.
    int places() {
        return family ? beds : 1;
    }

    /// A floor of a site, or a zone of it.
    record Part(String site, int floor, @Nullable String zone) {
    }
}
