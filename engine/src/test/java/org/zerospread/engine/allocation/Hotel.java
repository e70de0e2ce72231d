package org.zerospread.engine.allocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentReading;

/// Rooms, guests and who lives where, as lines of text.
final class Hotel {

    static final LocalDate TODAY = LocalDate.parse("2020-02-10");

    private Hotel() {
    }

    static String shipped() {
        try {
            return Files.readString(Path.of("../policies/allocation-2020.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AllocationPolicy policy() {
        return switch (AllocationPolicy.read("allocation-2020.yaml", shipped())) {
            case DocumentReading.Accepted<AllocationPolicy>(AllocationPolicy policy) -> policy;
            case DocumentReading.Refused<AllocationPolicy>(var faults) -> throw new AssertionError(faults);
        };
    }

    /// `site purpose label [beds=2 family] [FEATURE…] [occupied|cleaning|closed] [until=date] [spare=n]`, one room a line.
    static List<Room> rooms(String text) {
        Map<String, Site> sites = new HashMap<>();
        return text.lines().filter(line -> !line.isBlank()).map(line -> {
            List<String> words = List.of(line.strip().split("\\s+"));
            Site site = sites.computeIfAbsent(words.get(0), name -> new Site(name, name, SitePurpose.valueOf(words.get(1)), sites.size(), value(words, "spare") == null ? 1_000 : Integer.parseInt(String.valueOf(value(words, "spare")))));
            String label = words.get(2);
            String until = value(words, "until");
            String beds = value(words, "beds");
            Room.State state = Arrays.stream(Room.State.values()).filter(one -> words.contains(one.name().toLowerCase())).findFirst().orElse(Room.State.FREE);
            return new Room(words.get(0) + "/" + label, site, label, Integer.parseInt(label.substring(0, label.length() - 2)), null, beds == null ? 1 : Integer.parseInt(beds), words.contains("family"),
                    features(words), state, until == null ? null : LocalDate.parse(until), null, state == Room.State.OCCUPIED ? Set.of(1) : Set.of());
        }).toList();
    }

    /// `id kind leaves [FEATURE…] [cohort=x] [family=y]`, one guest a line.
    static List<Guest> guests(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(line -> {
            List<String> words = List.of(line.strip().split("\\s+"));
            return new Guest(words.get(0), GuestKind.valueOf(words.get(1)), TODAY, LocalDate.parse(words.get(2)), features(words), value(words, "cohort"), value(words, "family"));
        }).toList();
    }

    /// `room leaves [cohort=x]`, one who lives there a line.
    static List<Occupant> occupants(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(line -> {
            List<String> words = List.of(line.strip().split("\\s+"));
            return new Occupant(words.get(0), LocalDate.parse(words.get(1)), value(words, "cohort"), value(words, "family"));
        }).toList();
    }

    /// `guest=room guest=—`, in the order of the guests' ids.
    static String told(List<Assignment> assignments) {
        return assignments.stream().map(one -> one.guest().id() + "=" + switch (one) {
            case Assignment.Placed placed -> placed.room().id() + (placed.bed() > 1 ? "#" + placed.bed() : "");
            case Assignment.Unplaced _ -> "—";
        }).sorted().collect(Collectors.joining(" "));
    }

    static String place(String rooms, String occupants, String guests) {
        return told(new Allocator(policy(), rooms(rooms), occupants(occupants)).assign(guests(guests)));
    }

    private static Set<RoomFeature> features(List<String> words) {
        return Arrays.stream(RoomFeature.values()).filter(feature -> words.contains(feature.name())).collect(Collectors.toSet());
    }

    private static @Nullable String value(List<String> words, String key) {
        return words.stream().filter(word -> word.startsWith(key + "=")).map(word -> word.substring(key.length() + 1)).findFirst().orElse(null);
    }
}
