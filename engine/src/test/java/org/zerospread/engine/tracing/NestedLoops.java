package org.zerospread.engine.tracing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who met whom by comparing every stay with every other, second by whole second where windows are several: slow, and written without a look at the index.
final class NestedLoops {

    /// A stay; seconds since 2000.
    record Stay(String person, @Nullable String place, @Nullable Double latitude, @Nullable Double longitude, int start, int end) {}

    /// A part of a stay that infects.
    private record Part(int from, int to) {}

    private static final class Sum {
        long seconds;
        long encounters;
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        final Set<String> places = new TreeSet<>();
    }

    private final List<Stay> stays;
    private final TraceQuestion question;

    NestedLoops(List<Stay> stays, TraceQuestion question) {
        this.stays = stays;
        this.question = question;
    }

    List<Contact> contacts(IndexCase index) {
        Map<String, Sum> first = new TreeMap<>();
        meet(index.personId(), index.windows().stream().map(window -> new Part(second(window.from()), second(window.to()))).toList(), first);
        first.values().removeIf(sum -> sum.seconds < question.atLeast().getSeconds());
        List<Contact> contacts = new ArrayList<>();
        first.forEach((person, sum) -> contacts.add(contact(index.personId(), person, 1, sum)));
        if (question.degree() == 2) {
            Map<String, Sum> second = new TreeMap<>();
            first.forEach((person, sum) -> meet(person, List.of(new Part(sum.first, Integer.MAX_VALUE)), second));
            second.keySet().removeAll(first.keySet());
            second.remove(index.personId());
            second.values().removeIf(sum -> sum.seconds < question.atLeast().getSeconds());
            second.forEach((person, sum) -> contacts.add(contact(index.personId(), person, 2, sum)));
        }
        contacts.sort(Comparator.comparing(Contact::contactId));
        return contacts;
    }

    private void meet(String source, List<Part> windows, Map<String, Sum> sums) {
        for (Stay stay : stays) {
            if (!stay.person().equals(source)) {
                continue;
            }
            List<Part> parts = new ArrayList<>();
            for (Part window : windows) {
                int from = Math.max(stay.start(), window.from());
                int to = Math.min(stay.end(), window.to());
                if (from < to) {
                    parts.add(new Part(from, to + (int) question.linger().getSeconds()));
                }
            }
            for (Stay other : stays) {
                if (!other.person().equals(source) && near(stay, other)) {
                    Set<Integer> together = new HashSet<>();
                    for (Part part : parts) {
                        for (int second = Math.max(part.from(), other.start()); second < Math.min(part.to(), other.end()); second++) {
                            together.add(second);
                        }
                    }
                    if (!together.isEmpty()) {
                        add(sums.computeIfAbsent(other.person(), key -> new Sum()), stay, other, together);
                    }
                }
            }
        }
    }

    private static void add(Sum sum, Stay stay, Stay other, Set<Integer> together) {
        sum.seconds += together.size();
        sum.encounters++;
        for (int second : together) {
            sum.first = Math.min(sum.first, second);
            sum.last = Math.max(sum.last, second + 1);
        }
        for (Stay one : List.of(stay, other)) {
            if (one.place() != null) {
                sum.places.add(one.place());
            }
        }
    }

    private boolean near(Stay stay, Stay other) {
        if (stay.place() != null && stay.place().equals(other.place())) {
            return true;
        }
        return question.radiusMetres() != null && stay.latitude() != null && stay.longitude() != null && other.latitude() != null && other.longitude() != null
                && metres(stay.latitude(), stay.longitude(), other.latitude(), other.longitude()) <= question.radiusMetres();
    }

    /// By the dot product of the two directions for great distances, by the chord between them for all: not the formula of the index.
    static double metres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double[] one = direction(latitude1, longitude1);
        double[] other = direction(latitude2, longitude2);
        double chord = Math.sqrt(Math.pow(one[0] - other[0], 2) + Math.pow(one[1] - other[1], 2) + Math.pow(one[2] - other[2], 2));
        return 2 * 6_371_008.8 * Math.asin(Math.min(1, chord / 2));
    }

    private static double[] direction(double latitude, double longitude) {
        double north = Math.toRadians(latitude);
        double east = Math.toRadians(longitude);
        return new double[] {Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)};
    }

    private static Contact contact(String index, String person, int degree, Sum sum) {
        return new Contact(index, person, degree, sum.seconds, sum.encounters, moment(sum.first), moment(sum.last), List.copyOf(sum.places));
    }

    static int second(Instant moment) {
        return (int) (moment.getEpochSecond() - Instant.parse("2000-01-01T00:00:00Z").getEpochSecond());
    }

    static Instant moment(int second) {
        return Instant.parse("2000-01-01T00:00:00Z").plusSeconds(second);
    }
}
