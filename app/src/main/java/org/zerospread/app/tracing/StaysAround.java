package org.zerospread.app.tracing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.tracing.Contact;
import org.zerospread.engine.tracing.IndexCase;
import org.zerospread.engine.tracing.TraceQuestion;
import org.zerospread.engine.tracing.TrackIndex;
import org.zerospread.engine.tracing.TrackIndexBuilder;
import org.zerospread.engine.track.Position;

/// The stays that can matter for a question, and no more: those at places where a case was, or within the radius of one; and for degree 2 the same around each contact. What meets is
/// decided by the engine over them, exactly as it would be over all stays there are: two stays meet only at a common place or within the radius.
final class StaysAround {

    /// A degree of latitude over the ground, a little short, so that no stay within the radius is left out.
    private static final double METRES_A_DEGREE = 110_000;
    private static final double NEAR_A_POLE = 80;

    private final TrackBook book;
    private final TraceQuestion question;
    private final Instant now;
    private final Map<UUID, List<Stay>> byPerson = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<UUID, Long> beyond = new LinkedHashMap<>();
    private final List<TrackBook.Beyond> beyondStays = new ArrayList<>();

    private StaysAround(TrackBook book, TraceQuestion question, Instant now) {
        this.book = book;
        this.question = question;
        this.now = now;
    }

    /// Loads the stays around cases.
    static StaysAround of(TrackBook book, List<CaseWindow> cases, TraceQuestion question, Instant now) {
        StaysAround around = new StaysAround(book, question, now);
        if (!cases.isEmpty()) {
            Instant from = cases.stream().map(CaseWindow::infectiousFrom).min(Instant::compareTo).orElseThrow();
            Instant until = cases.stream().map(CaseWindow::infectiousTo).max(Instant::compareTo).orElseThrow();
            around.load(cases.stream().map(window -> new PersonId(window.person())).toList(), from, until);
            if (question.degree() == 2) {
                around.loadSecond(cases);
            }
        }
        return around;
    }

    private void loadSecond(List<CaseWindow> cases) {
        List<Contact> first = index().contacts(indexCases(cases), question.withDegree(1));
        List<PersonId> met = first.stream().map(contact -> UUID.fromString(contact.contactId())).filter(person -> !beyond.containsKey(person)).distinct().map(PersonId::new).toList();
        if (!met.isEmpty()) {
            load(met, first.stream().map(Contact::firstStart).min(Instant::compareTo).orElseThrow(), now);
        }
    }

    private void load(List<PersonId> people, Instant from, Instant until) {
        List<Stay> own = book.listOf(people, from, until);
        Set<UUID> places = new HashSet<>();
        own.forEach(stay -> places.add(stay.place()));
        own.forEach(this::take);
        Instant later = plus(until, question.linger());
        book.listAt(places, box(own), from, later).forEach(this::take);
        for (TrackBook.Beyond stay : book.listBeyond(places, from, later)) {
            if (!byPerson.containsKey(stay.person()) && taken.add(stay.person() + " " + stay.place() + " " + stay.startsAt() + " " + stay.endsAt())) {
                beyond.put(stay.person(), stay.region());
                beyondStays.add(stay);
            }
        }
    }

    private void take(Stay stay) {
        if (stay.startsAt().isBefore(stay.endsAt()) && taken.add(stay.id() + " " + stay.person() + " " + stay.startsAt())) {
            byPerson.computeIfAbsent(stay.person(), any -> new ArrayList<>()).add(stay);
        }
    }

    /// What surrounds all positions of stays by the radius; null where nothing has a position, or none is asked for.
    private TrackBook.@Nullable Box box(Collection<Stay> stays) {
        List<Position> positions = stays.stream().map(Stay::position).filter(java.util.Objects::nonNull).toList();
        if (question.radiusMetres() == null || positions.isEmpty()) {
            return null;
        }
        double north = question.radiusMetres() / METRES_A_DEGREE;
        double most = positions.stream().mapToDouble(position -> Math.abs(position.latitude())).max().orElseThrow();
        double east = most > NEAR_A_POLE ? 360 : north / Math.cos(Math.toRadians(Math.min(most + north, NEAR_A_POLE + 5)));
        return new TrackBook.Box(positions.stream().mapToDouble(Position::latitude).min().orElseThrow() - north, positions.stream().mapToDouble(Position::longitude).min().orElseThrow() - east,
                positions.stream().mapToDouble(Position::latitude).max().orElseThrow() + north, positions.stream().mapToDouble(Position::longitude).max().orElseThrow() + east);
    }

    private static Instant plus(Instant at, Duration more) {
        return at.plus(more);
    }

    /// An index over all of them.
    TrackIndex index() {
        TrackIndexBuilder builder = TrackIndex.builder();
        byPerson.values().forEach(stays -> stays.forEach(stay -> {
            Position position = stay.position();
            builder.add(stay.person().toString(), stay.place().toString(), position == null ? null : position.latitude(), position == null ? null : position.longitude(), whole(stay.startsAt()),
                    whole(stay.endsAt()));
        }));
        beyondStays.forEach(stay -> builder.add(stay.person().toString(), stay.place().toString(), null, null, whole(stay.startsAt()), whole(stay.endsAt())));
        return builder.build();
    }

    /// A second that has begun counts.
    private static Instant whole(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond());
    }

    static List<IndexCase> indexCases(List<CaseWindow> cases) {
        return cases.stream().map(window -> IndexCase.of(window.person().toString(), window.infectiousFrom(), window.infectiousTo())).toList();
    }

    /// The stays of a person among them.
    List<Stay> of(UUID person) {
        return byPerson.getOrDefault(person, List.of());
    }

    /// Where the record of somebody lies who is beyond the present jurisdiction; null for all others.
    @Nullable Long regionBeyond(UUID person) {
        return beyond.get(person);
    }
}
