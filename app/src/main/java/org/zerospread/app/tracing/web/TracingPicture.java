package org.zerospread.app.tracing.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.tracing.CaseWindow;
import org.zerospread.app.tracing.Stay;
import org.zerospread.app.tracing.TracingAnswer;
import org.zerospread.engine.track.Position;

/// The picture of an answer: who was where on which day, and a plain map of the places whose position is known.
///
/// @param days of the strips, from the first day of the windows to the last
/// @param rows cases first, then contacts as they are ranked, those of whom something is known on these days
/// @param legend the places that have a colour of their own
/// @param points places with a position; empty when none has one
public record TracingPicture(List<LocalDate> days, List<Row> rows, List<Named> legend, List<Point> points, @Nullable Scale scale) {

    /// Places that have a colour of their own; all others share one.
    static final int COLOURS = 8;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 60;
    private static final int LETTER = 15;
    private static final double METRES_A_DEGREE = 111_195;
    private static final double LEAST_DEGREES = 0.004;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /// One person. Times are minutes after the first day's midnight.
    ///
    /// @param from of his infectious window; -1 for a contact
    public record Row(UUID person, String label, boolean ofCase, long from, long until, List<Bar> bars) {
    }

    /// A stay.
    ///
    /// @param colour 0 to 7 a place of the legend, 8 any other
    /// @param met whether it is at a place where he was met
    public record Bar(long from, long minutes, int colour, boolean met, String title) {
    }

    /// A place with its colour.
    public record Named(int colour, String kind, String name) {
    }

    /// A place on the map.
    ///
    /// @param label where the middle of its name stands; null where there is no room for it
    public record Point(double x, double y, double radius, int colour, boolean ofCase, int persons, String name, @Nullable Label label) {
    }

    /// Middle and foot of a name.
    public record Label(double x, double y) {
    }

    /// A bar of so many metres on the map.
    public record Scale(double width, long metres) {
    }

    /// Draws an answer.
    static TracingPicture of(TracingAnswer answer, ZoneId zone) {
        LocalDate first = answer.cases().stream().map(window -> LocalDate.ofInstant(window.infectiousFrom(), zone)).min(LocalDate::compareTo).orElseThrow();
        LocalDate last = answer.cases().stream().map(window -> LocalDate.ofInstant(window.infectiousTo().minusNanos(1), zone)).max(LocalDate::compareTo).orElseThrow();
        Map<UUID, Integer> colours = colours(answer);
        Strip strip = new Strip(first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant(), colours, zone);
        List<Row> rows = new ArrayList<>();
        for (CaseWindow window : answer.cases()) {
            rows.add(new Row(window.person(), window.name() + " " + window.number(), true, strip.minute(window.infectiousFrom()), strip.minute(window.infectiousTo()),
                    strip.bars(answer.stays().getOrDefault(window.person(), List.of()), placesOf(answer, window.person()))));
        }
        Set<UUID> drawn = new HashSet<>(answer.cases().stream().map(CaseWindow::person).toList());
        for (TracingAnswer.Met met : answer.contacts()) {
            List<Bar> bars = drawn.add(met.person()) ? strip.bars(answer.stays().getOrDefault(met.person(), List.of()), placesOf(answer, met.person())) : List.of();
            if (!bars.isEmpty()) {
                rows.add(new Row(met.person(), met.name(), false, -1, -1, bars));
            }
        }
        return new TracingPicture(first.datesUntil(last.plusDays(1)).toList(), rows, legend(answer, colours), points(answer, colours), scale(answer));
    }

    private static Set<UUID> placesOf(TracingAnswer answer, UUID person) {
        return answer.contacts().stream().filter(met -> met.person().equals(person) || answer.cases().stream().anyMatch(window -> window.person().equals(person) && window.caseId().equals(met.caseId())))
                .flatMap(met -> met.places().stream()).map(TracingAnswer.Where::place).collect(Collectors.toSet());
    }

    /// The places with most time together have a colour.
    private static Map<UUID, Integer> colours(TracingAnswer answer) {
        Map<UUID, Long> minutes = new LinkedHashMap<>();
        answer.contacts().forEach(met -> met.places().forEach(where -> minutes.merge(where.place(), where.minutes() + 1, Long::sum)));
        List<UUID> most = minutes.entrySet().stream().sorted(Map.Entry.<UUID, Long>comparingByValue().reversed()).limit(COLOURS).map(Map.Entry::getKey).toList();
        Map<UUID, Integer> colours = new HashMap<>();
        most.forEach(place -> colours.put(place, colours.size()));
        return colours;
    }

    private static List<Named> legend(TracingAnswer answer, Map<UUID, Integer> colours) {
        return answer.contacts().stream().flatMap(met -> met.places().stream()).filter(where -> colours.containsKey(where.place()))
                .map(where -> new Named(Objects.requireNonNull(colours.get(where.place())), where.kind(), where.name())).distinct().sorted(Comparator.comparingInt(Named::colour)).toList();
    }

    private record Strip(Instant from, Instant until, Map<UUID, Integer> colours, ZoneId zone) {

        long minute(Instant at) {
            return Duration.between(from, at.isBefore(from) ? from : at.isAfter(until) ? until : at).toMinutes();
        }

        List<Bar> bars(List<Stay> stays, Set<UUID> met) {
            return stays.stream().filter(stay -> stay.startsAt().isBefore(until) && stay.endsAt().isAfter(from)).sorted(Comparator.comparing(Stay::startsAt))
                    .map(stay -> new Bar(minute(stay.startsAt()), Math.max(1, minute(stay.endsAt()) - minute(stay.startsAt())), colours.getOrDefault(stay.place(), COLOURS),
                            met.contains(stay.place()), MOMENT.format(stay.startsAt().atZone(zone)) + "–" + MOMENT.format(stay.endsAt().atZone(zone)) + " " + stay.name())).toList();
        }
    }

    private record Spot(Position position, String name, Set<UUID> persons, boolean ofCase, int colour) {
    }

    private static List<Spot> spots(TracingAnswer answer, Map<UUID, Integer> colours) {
        Set<UUID> cases = answer.cases().stream().map(CaseWindow::person).collect(Collectors.toSet());
        Map<UUID, Spot> spots = new LinkedHashMap<>();
        Set<UUID> met = answer.contacts().stream().flatMap(one -> one.places().stream()).map(TracingAnswer.Where::place).collect(Collectors.toSet());
        answer.stays().forEach((person, stays) -> stays.forEach(stay -> {
            Position position = stay.position();
            if (position != null && (met.contains(stay.place()) || cases.contains(person))) {
                Spot spot = spots.computeIfAbsent(stay.place(), any -> new Spot(position, stay.name(), new HashSet<>(), cases.contains(person), colours.getOrDefault(stay.place(), COLOURS)));
                spot.persons().add(person);
            }
        }));
        return List.copyOf(spots.values());
    }

    /// Degrees become points by the distance over the ground, so that the map keeps its shape.
    private static List<Point> points(TracingAnswer answer, Map<UUID, Integer> colours) {
        List<Spot> spots = spots(answer, colours);
        if (spots.isEmpty()) {
            return List.of();
        }
        Frame frame = Frame.of(spots);
        List<double[]> taken = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        for (Spot spot : spots.stream().sorted(Comparator.comparing((Spot spot) -> spot.persons().size()).reversed()).toList()) {
            double radius = Math.min(26, 6 + 2.5 * Math.sqrt(spot.persons().size()));
            double x = frame.x(spot.position());
            double y = frame.y(spot.position());
            points.add(new Point(x, y, radius, spot.colour(), spot.ofCase(), spot.persons().size(), spot.name(), label(spot.name(), x, y, radius, taken)));
        }
        return points;
    }

    /// Above the circle, below it, or beside it, where no other name stands yet.
    private static @Nullable Label label(String name, double x, double y, double radius, List<double[]> taken) {
        double half = name.codePoints().mapToDouble(letter -> letter < 0x2E80 ? LETTER / 2.0 : LETTER).sum() / 2;
        List<Label> places = List.of(new Label(x, y - radius - 5), new Label(x, y + radius + LETTER), new Label(x + radius + half + 4, y + 5), new Label(x - radius - half - 4, y + 5));
        for (Label place : places) {
            double[] box = {place.x() - half, place.y() - LETTER, place.x() + half, place.y() + 3};
            if (box[0] >= 0 && box[2] <= WIDTH && box[1] >= 0 && taken.stream().noneMatch(other -> box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) {
                taken.add(box);
                return place;
            }
        }
        return null;
    }

    private static @Nullable Scale scale(TracingAnswer answer) {
        List<Spot> spots = spots(answer, Map.of());
        if (spots.isEmpty()) {
            return null;
        }
        double aMetre = Frame.of(spots).pointsADegree() / METRES_A_DEGREE;
        long metres = 1;
        while (metres * 10 * aMetre <= 160) {
            metres *= 10;
        }
        metres *= metres * 5 * aMetre <= 160 ? 5 : metres * 2 * aMetre <= 160 ? 2 : 1;
        return new Scale(metres * aMetre, metres);
    }

    private record Frame(double west, double north, double shrink, double pointsADegree, double left, double top) {

        static Frame of(List<Spot> spots) {
            double south = spots.stream().mapToDouble(spot -> spot.position().latitude()).min().orElseThrow();
            double north = spots.stream().mapToDouble(spot -> spot.position().latitude()).max().orElseThrow();
            double west = spots.stream().mapToDouble(spot -> spot.position().longitude()).min().orElseThrow();
            double east = spots.stream().mapToDouble(spot -> spot.position().longitude()).max().orElseThrow();
            double shrink = Math.cos(Math.toRadians((south + north) / 2));
            double high = Math.max(north - south, LEAST_DEGREES);
            double wide = Math.max((east - west) * shrink, LEAST_DEGREES);
            double points = Math.min((HEIGHT - 2.0 * MARGIN) / high, (WIDTH - 2.0 * MARGIN) / wide);
            return new Frame(west, north, shrink, points, (WIDTH - (east - west) * shrink * points) / 2, (HEIGHT - (north - south) * points) / 2);
        }

        double x(Position position) {
            return left + (position.longitude() - west) * shrink * pointsADegree;
        }

        double y(Position position) {
            return top + (north - position.latitude()) * pointsADegree;
        }
    }
}
