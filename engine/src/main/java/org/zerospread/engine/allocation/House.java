package org.zerospread.engine.allocation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All rooms and who lives where, while guests are placed one after the other.
final class House {

    private static final Comparator<Room> ORDER = Comparator.<Room>comparingInt(room -> room.site().order()).thenComparing(room -> room.site().id()).thenComparingInt(Room::floor)
            .thenComparingInt(room -> room.label().length()).thenComparing(Room::label).thenComparing(Room::id);

    private final List<Room> rooms;
    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, Integer> spare = new HashMap<>();
    private final Map<Room.Part, People> parts = new HashMap<>();
    private final Map<String, Set<Room>> families = new HashMap<>();

    /// The beds of a room in use, and the family that shares it.
    private record Held(Set<Integer> beds, @Nullable String family) {
    }

    /// Who lives on a floor, or in a zone of it.
    static final class People {

        private final Map<String, Integer> cohorts = new HashMap<>();
        private int number;
        private @Nullable LocalDate latest;

        /// How many there are.
        int number() {
            return number;
        }

        /// How many of a cohort.
        int of(@Nullable String cohort) {
            return cohort == null ? 0 : cohorts.getOrDefault(cohort, 0);
        }

        /// How many of a cohort other than this one.
        int ofOthers(@Nullable String cohort) {
            return cohorts.values().stream().mapToInt(Integer::intValue).sum() - of(cohort);
        }

        /// The day on which the last of them leaves; null when there is nobody.
        @Nullable LocalDate latest() {
            return latest;
        }

        private void add(@Nullable String cohort, LocalDate leaves) {
            number++;
            if (cohort != null) {
                cohorts.merge(cohort, 1, Integer::sum);
            }
            latest = latest == null || leaves.isAfter(latest) ? leaves : latest;
        }
    }

    House(Collection<Room> rooms, Collection<Occupant> occupants) {
        this.rooms = rooms.stream().sorted(ORDER).toList();
        Map<String, Room> byId = new HashMap<>();
        for (Room room : this.rooms) {
            byId.put(room.id(), room);
            held.put(room.id(), new Held(new HashSet<>(room.bedsTaken()), room.heldBy()));
            spare.putIfAbsent(room.site().id(), room.site().spare());
        }
        for (Occupant occupant : occupants) {
            Room room = byId.get(occupant.room());
            if (room != null) {
                live(room, occupant.cohort(), occupant.family(), occupant.leaves());
            }
        }
    }

    /// Every room, in the order in which they are filled when nothing else decides.
    List<Room> rooms() {
        return rooms;
    }

    /// Whether a guest may have it as far as others are concerned: nobody is in it, or only his family with a bed left.
    boolean isOpenTo(Room room, Guest guest, int largestFamily) {
        Held now = Objects.requireNonNull(held.get(room.id()));
        if (now.beds().isEmpty()) {
            return room.state() == Room.State.FREE;
        }
        return guest.family() != null && guest.family().equals(now.family()) && now.beds().size() < Math.min(room.places(), largestFamily);
    }

    /// How many more guests a site takes in.
    int spare(Site site) {
        return spare.getOrDefault(site.id(), 0);
    }

    People people(Room room) {
        return parts.getOrDefault(room.part(), new People());
    }

    /// The rooms in which a family lives; empty for nobody's.
    Set<Room> roomsOf(@Nullable String family) {
        return family == null ? Set.of() : families.getOrDefault(family, Set.of());
    }

    /// Gives a room to a guest.
    ///
    /// @return the number of his bed
    int take(Room room, Guest guest) {
        Held now = Objects.requireNonNull(held.get(room.id()));
        int bed = nextBed(room);
        Set<Integer> beds = new HashSet<>(now.beds());
        beds.add(bed);
        held.put(room.id(), new Held(beds, guest.family()));
        spare.merge(room.site().id(), -1, Integer::sum);
        live(room, guest.cohort(), guest.family(), guest.leaves());
        return bed;
    }

    /// The bed that the next guest of a room gets.
    int nextBed(Room room) {
        int bed = 1;
        while (Objects.requireNonNull(held.get(room.id())).beds().contains(bed)) {
            bed++;
        }
        return bed;
    }

    private void live(Room room, @Nullable String cohort, @Nullable String family, LocalDate leaves) {
        parts.computeIfAbsent(room.part(), _ -> new People()).add(cohort, leaves);
        if (family != null) {
            families.computeIfAbsent(family, _ -> new LinkedHashSet<>()).add(room);
        }
    }
}
