package org.zerospread.app.tracing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.ContactDesk;
import org.zerospread.engine.tracing.Contact;
import org.zerospread.engine.tracing.TraceQuestion;
import org.zerospread.engine.tracing.TrackIndex;

/// Finds who met cases while they were infectious, and registers and quarantines them in one step.
@Component
public class TracingDesk {

    /// Contacts whose stays are loaded for the picture.
    static final int MOST_PICTURED = 24;
    private static final int LONGEST_SETTING = 120;
    private static final Comparator<Contact> RANK = Comparator.comparingInt(Contact::degree).thenComparing(Comparator.comparingLong(Contact::seconds).reversed())
            .thenComparing(Contact::indexId).thenComparing(Contact::contactId);

    private final TrackBook book;
    private final Standings standings;
    private final ContactDesk contacts;
    private final AuditTrail audit;
    private final DistrictClock clock;

    TracingDesk(TrackBook book, Standings standings, ContactDesk contacts, AuditTrail audit, DistrictClock clock) {
        this.book = book;
        this.standings = standings;
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    /// A contact of a case, as somebody ticks him.
    public record Pick(UUID caseId, UUID person) {
    }

    /// What became of an order to register.
    ///
    /// @param registered newly registered, and so quarantined
    /// @param left ticked, but registered already, a case himself, not met by this question, or beyond the writer's regions
    public record Registered(int registered, int left) {
    }

    /// Who met the cases; asking leaves a record.
    @Transactional
    public TracingAnswer ask(List<CaseWindow> cases, TraceQuestion question) {
        TracingAnswer answer = answer(cases, question);
        if (!cases.isEmpty()) {
            audit.record("tracing.asked", Jurisdiction.placeFor(cases.getFirst().region()), cases.getFirst().caseId().toString(), told(cases, question) + ": " + answer.contacts().size());
        }
        return answer;
    }

    /// Registers contacts with their cases, all in one transaction with the quarantine that follows; those known already stay as they are.
    ///
    /// @param picks whom; null for all who can be registered
    @Transactional
    public Registered register(List<CaseWindow> cases, TraceQuestion question, @Nullable Set<Pick> picks) {
        List<TracingAnswer.Met> fresh = answer(cases, question).fresh();
        List<TracingAnswer.Met> wanted = picks == null ? fresh : fresh.stream().filter(met -> picks.contains(new Pick(met.caseId(), met.person()))).toList();
        Map<UUID, List<ContactDesk.Exposure>> byCase = new LinkedHashMap<>();
        // Of one who met several cases, the latest exposure is registered last, so that his quarantine counts from it.
        wanted.stream().sorted(Comparator.comparing(TracingAnswer.Met::lastEnd)).forEach(met -> byCase.computeIfAbsent(met.caseId(), any -> new ArrayList<>())
                .add(new ContactDesk.Exposure(new PersonId(met.person()), met.degree(), LocalDate.ofInstant(met.lastEnd().minusNanos(1), clock.getZone()), setting(met))));
        int registered = 0;
        for (Map.Entry<UUID, List<ContactDesk.Exposure>> one : byCase.entrySet()) {
            registered += contacts.register(new CaseId(one.getKey()), one.getValue()).size();
        }
        if (!wanted.isEmpty()) {
            audit.record("tracing.registered", Jurisdiction.placeFor(cases.getFirst().region()), cases.getFirst().caseId().toString(), told(cases, question) + ": " + registered);
        }
        return new Registered(registered, (picks == null ? wanted.size() : picks.size()) - registered);
    }

    private static String setting(TracingAnswer.Met met) {
        String places = met.places().stream().map(TracingAnswer.Where::name).distinct().collect(Collectors.joining("、", "轨迹交集:", ""));
        return places.codePointCount(0, places.length()) <= LONGEST_SETTING ? places : places.substring(0, places.offsetByCodePoints(0, LONGEST_SETTING)) + "…";
    }

    private static String told(List<CaseWindow> cases, TraceQuestion question) {
        return cases.stream().limit(5).map(CaseWindow::number).collect(Collectors.joining(" ")) + (cases.size() > 5 ? " and " + (cases.size() - 5) + " more" : "") + ", degree " + question.degree()
                + ", at least " + question.atLeast().toMinutes() + " min, linger " + question.linger().toMinutes() + " min, radius " + question.radiusMetres() + " m";
    }

    private TracingAnswer answer(List<CaseWindow> cases, TraceQuestion question) {
        StaysAround around = StaysAround.of(book, cases, question, clock.instant());
        TrackIndex index = around.index();
        Map<String, CaseWindow> byPerson = new HashMap<>();
        cases.forEach(window -> byPerson.putIfAbsent(window.person().toString(), window));
        List<Contact> found = index.contacts(StaysAround.indexCases(List.copyOf(byPerson.values())), question).stream().sorted(RANK).toList();
        Set<UUID> people = new LinkedHashSet<>();
        found.forEach(contact -> people.add(UUID.fromString(contact.contactId())));
        Map<UUID, Standings.Known> known = standings.of(people, cases.stream().map(CaseWindow::caseId).toList());
        Map<UUID, Long> away = new HashMap<>();
        List<TracingAnswer.Met> met = new ArrayList<>();
        MeetingStory story = new MeetingStory(around, index, question, known);
        for (Contact contact : found) {
            UUID person = UUID.fromString(contact.contactId());
            Standings.Known one = known.get(person);
            Long beyond = around.regionBeyond(person);
            if (one != null) {
                met.add(story.of(Objects.requireNonNull(byPerson.get(contact.indexId())), contact, one));
            } else if (beyond != null) {
                away.put(person, beyond);
            }
        }
        return new TracingAnswer(cases, met, elsewhere(away), pictured(cases, met, around));
    }

    private List<TracingAnswer.Elsewhere> elsewhere(Map<UUID, Long> away) {
        long own = Jurisdiction.find().orElseThrow().range().low();
        Map<Long, Integer> counts = new TreeMap<>();
        // Of another district its name is enough; within the own one, which town it is.
        away.values().forEach(region -> counts.merge(region / 1_000_000_000L == own / 1_000_000_000L ? region - region % 1_000_000 : region - region % 1_000_000_000, 1, Integer::sum));
        Map<Long, String> names = standings.namesOf(counts.keySet());
        return counts.entrySet().stream().map(one -> new TracingAnswer.Elsewhere(one.getKey(), names.getOrDefault(one.getKey(), one.getKey().toString()), one.getValue())).toList();
    }

    private static Map<UUID, List<Stay>> pictured(List<CaseWindow> cases, List<TracingAnswer.Met> met, StaysAround around) {
        Map<UUID, List<Stay>> stays = new LinkedHashMap<>();
        cases.forEach(window -> stays.put(window.person(), around.of(window.person())));
        met.stream().map(TracingAnswer.Met::person).distinct().limit(MOST_PICTURED).forEach(person -> stays.putIfAbsent(person, around.of(person)));
        return stays;
    }
}
