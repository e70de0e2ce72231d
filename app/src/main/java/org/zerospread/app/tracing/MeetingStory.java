package org.zerospread.app.tracing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.Masking;
import org.zerospread.engine.tracing.Contact;
import org.zerospread.engine.tracing.Encounter;
import org.zerospread.engine.tracing.IndexCase;
import org.zerospread.engine.tracing.TraceQuestion;
import org.zerospread.engine.tracing.TrackIndex;

/// Why somebody is a contact: the places where they met, how long at each, in which carriage, and through whom.
final class MeetingStory {

    private final StaysAround around;
    private final TrackIndex index;
    private final TraceQuestion question;
    private final Map<UUID, Standings.Known> people;

    MeetingStory(StaysAround around, TrackIndex index, TraceQuestion question, Map<UUID, Standings.Known> people) {
        this.around = around;
        this.index = index;
        this.question = question;
        this.people = people;
    }

    TracingAnswer.Met of(CaseWindow window, Contact contact, Standings.Known one) {
        UUID person = UUID.fromString(contact.contactId());
        List<Encounter> encounters = index.encounters(IndexCase.of(window.person().toString(), window.infectiousFrom(), window.infectiousTo()), contact.contactId(), question);
        Set<String> via = new LinkedHashSet<>();
        encounters.stream().filter(encounter -> encounter.degree() == 2).forEach(encounter -> via.add(name(UUID.fromString(encounter.sourceId()))));
        return new TracingAnswer.Met(window.caseId(), window.number(), person, one.name(), one.where(), contact.degree(), contact.minutes(), contact.encounters(), contact.firstStart(),
                contact.lastEnd(), places(person, encounters), List.copyOf(via), new TracingAnswer.Standing(one.own(), one.registered().get(window.caseId()), one.caseState(), one.quarantine()));
    }

    private String name(UUID person) {
        Standings.Known known = people.get(person);
        return known == null ? Masking.name(null) : known.name();
    }

    /// The places of meetings, those with most time first.
    private List<TracingAnswer.Where> places(UUID person, List<Encounter> encounters) {
        Map<String, List<Encounter>> byPlace = new LinkedHashMap<>();
        encounters.forEach(encounter -> byPlace.computeIfAbsent(Objects.requireNonNullElse(encounter.contactPlace(), ""), any -> new ArrayList<>()).add(encounter));
        return byPlace.values().stream().flatMap(there -> place(person, there)).sorted(Comparator.comparingLong(TracingAnswer.Where::minutes).reversed().thenComparing(TracingAnswer.Where::name)).toList();
    }

    private Stream<TracingAnswer.Where> place(UUID person, List<Encounter> there) {
        Encounter first = there.getFirst();
        return stay(person, first.contactPlace(), first).stream().map(stay -> {
            Stay other = stay(UUID.fromString(first.sourceId()), first.sourcePlace(), first).stream().findFirst().orElse(null);
            return new TracingAnswer.Where(stay.place(), stay.kind(), stay.name(), stay.position(), there.stream().mapToLong(Encounter::seconds).sum() / 60, seats(other, stay),
                    first.metres() == null ? null : Math.round(first.metres()));
        });
    }

    /// The stay of a person at a place that an encounter is about.
    private List<Stay> stay(UUID person, @Nullable String place, Encounter encounter) {
        return around.of(person).stream().filter(stay -> stay.place().toString().equals(place) && stay.startsAt().isBefore(encounter.to())).limit(1).toList();
    }

    private static @Nullable String seats(@Nullable Stay one, Stay other) {
        String seats = seat(one) + " / " + seat(other);
        return seats.equals("— / —") ? null : seats;
    }

    private static String seat(@Nullable Stay stay) {
        return stay == null || stay.carriage() == null && stay.seat() == null ? "—"
                : (stay.carriage() == null ? "" : stay.carriage() + "车") + (stay.seat() == null ? "" : stay.seat());
    }
}
