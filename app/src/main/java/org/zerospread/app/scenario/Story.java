package org.zerospread.app.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.ArrivalDraft;
import org.zerospread.app.person.FoundBy;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.Transport;
import org.zerospread.app.region.Region;
import org.zerospread.engine.region.RegionCode;

/// Who of the population the story is about, and everybody's arrival as it was found.
final class Story {

    private static final String[] PLATES = {"鄂A", "鄂D", "鄂E", "鄂Q", "粤B", "川E", "渝A"};

    private final Scenario scenario;
    private final Population population;
    private final Draw draw;
    private final ZoneId zone;
    private final Map<RegionCode, String> originNames;
    private final Map<String, Integer> people = new HashMap<>();
    private final Set<Integer> named = new HashSet<>();

    /// An arrival, and the moment at which it was found.
    record Found(LocalDateTime at, ArrivalDraft arrival) {
    }

    Story(Scenario scenario, Population population, Draw draw, ZoneId zone, Map<RegionCode, String> originNames) {
        this.scenario = scenario;
        this.population = population;
        this.draw = draw;
        this.zone = zone;
        this.originNames = originNames;
        for (Scenario.StoryPerson person : scenario.people()) {
            int number = population.person(population.storyHousehold(person.household()), person.member());
            people.put(person.key(), number);
        }
        for (Scenario.StoryHousehold household : scenario.storyHouseholds()) {
            int number = population.storyHousehold(household.key());
            for (int member = 1; member <= population.size(number); member++) {
                named.add(population.person(number, member));
            }
        }
    }

    PersonId person(String key) {
        return population.personId(number(key));
    }

    private int number(String key) {
        Integer number = people.get(key);
        if (number == null) {
            throw new ScenarioConflict("no person '" + key + "' in the story");
        }
        return number;
    }

    /// A person of a village for a case that was suspected and excluded; each call names another.
    PersonId suspect(RegionCode village) {
        int next = population.firstHouseholdIn(village);
        while (!named.add(population.person(next, 1))) {
            next++;
        }
        return population.personId(population.person(next, 1));
    }

    /// The contacts of a person that an entry of his names.
    List<PersonId> contacts(Scenario.StoryPerson person, Scenario.StoryContacts contacts) {
        List<PersonId> list = new ArrayList<>();
        int household = population.storyHousehold(person.household());
        int self = number(person.key());
        if (contacts.household()) {
            for (int member = 1; member <= population.size(household); member++) {
                if (population.person(household, member) != self) {
                    list.add(population.personId(population.person(household, member)));
                }
            }
        }
        int next = household + 3;
        while (list.size() < contacts.neighbours() && next < population.households()) {
            for (int member = 1; member <= Math.min(2, population.size(next)) && list.size() < contacts.neighbours(); member++) {
                list.add(population.personId(population.person(next, member)));
            }
            next++;
        }
        contacts.people().forEach(key -> list.add(person(key)));
        return list;
    }

    /// Every arrival of the scenario in the order in which it was found.
    List<Found> arrivals(double scale) {
        List<Found> found = new ArrayList<>();
        for (Scenario.StoryPerson person : scenario.people()) {
            if (person.arrival() != null) {
                found.add(storyArrival(person, person.arrival()));
            }
        }
        int[] step = {0};
        for (int group = 0; group < scenario.arrivals().size(); group++) {
            addGroup(found, scenario.arrivals().get(group), group, scale, step);
        }
        found.sort(java.util.Comparator.comparing(Found::at));
        return found;
    }

    private void addGroup(List<Found> found, Scenario.ArrivalGroup group, int number, double scale, int[] step) {
        long told = scenario.people().stream().map(Scenario.StoryPerson::arrival)
                .filter(arrival -> arrival != null && group.origin().contains(arrival.origin()) && !arrival.found().isAfter(group.to())).count();
        int count = VisitPlan.scaled(group.persons(), scale) - (int) told;
        long seconds = java.time.Duration.between(group.from(), group.to()).toSeconds();
        for (int i = 0; i < count; i++) {
            LocalDateTime at = daytime(group.from().plusSeconds(seconds * (i + 1) / count), group.to());
            found.add(new Found(at, arrival(group, number, i, nextTraveller(step), at)));
        }
    }

    private LocalDateTime daytime(LocalDateTime at, LocalDateTime last) {
        LocalDateTime shifted = at.getHour() < scenario.screening().fromHour() ? at.withHour(scenario.screening().fromHour()).withMinute(30)
                : at.getHour() >= scenario.screening().toHour() ? at.withHour(scenario.screening().toHour() - 1).withMinute(30) : at;
        return shifted.isAfter(last) ? last : shifted;
    }

    private int nextTraveller(int[] step) {
        long persons = population.persons();
        while (step[0] < persons * 4) {
            int person = (int) ((step[0]++ * 611_953L + 17) % persons);
            if (!named.contains(person)) {
                named.add(person);
                return person;
            }
        }
        throw new ScenarioConflict("the scenario has more arrivals than the " + persons + " persons of its population");
    }

    private ArrivalDraft arrival(Scenario.ArrivalGroup group, int number, int index, int person, LocalDateTime found) {
        long key = number * 10_000_000L + index;
        LocalDate latest = group.arrivedTo().isAfter(found.toLocalDate()) ? found.toLocalDate() : group.arrivedTo();
        int days = Math.toIntExact(latest.toEpochDay() - group.arrivedFrom().toEpochDay()) + 1;
        LocalDate day = group.arrivedFrom().plusDays(draw.below(Math.max(1, days), 41, key));
        LocalDateTime arrived = day.atTime(6 + draw.below(16, 42, key), draw.below(60, 43, key));
        if (arrived.isAfter(found)) {
            arrived = found.minusMinutes(20);
        }
        Transport transport = switch (draw.below(10, 44, key)) {
            case 0, 1, 2, 3, 4 -> Transport.TRAIN;
            case 5, 6 -> Transport.COACH;
            default -> Transport.CAR;
        };
        FoundBy by = draw.below(6, 45, key) == 0 ? FoundBy.CHECKPOINT : FoundBy.SCREENING;
        return draft(person, group.origin(), arrived, transport, service(group.origin(), transport, key), by, List.of(), key);
    }

    private String service(RegionCode origin, Transport transport, long key) {
        return switch (transport) {
            case TRAIN -> (draw.below(2, 46, key) == 0 ? "G" : "D") + (1_000 + draw.below(2_000, 47, key));
            default -> {
                String plate = origin.value() / 10_000_000_000_000L == 42 ? PLATES[draw.below(4, 48, key)] : PLATES[4 + draw.below(3, 48, key)];
                yield plate + "·" + "%05d".formatted(draw.below(100_000, 49, key));
            }
        };
    }

    private Found storyArrival(Scenario.StoryPerson person, Scenario.StoryArrival arrival) {
        List<PersonId> companions = arrival.with().stream().map(this::person).toList();
        return new Found(arrival.found(), draft(number(person.key()), arrival.origin(), arrival.arrived(), arrival.transport(), arrival.service(), arrival.foundBy(), companions,
                -1L - number(person.key())));
    }

    private ArrivalDraft draft(int person, RegionCode origin, LocalDateTime arrived, Transport transport, @Nullable String service, FoundBy by, List<PersonId> companions, long key) {
        Instant at = arrived.atZone(zone).toInstant();
        LocalDate left = arrived.toLocalDate();
        String place = originNames.getOrDefault(origin, origin.toString());
        List<ArrivalDraft.PlaceStay> stays = List.of(new ArrivalDraft.PlaceStay(origin, place + "(居住地)", left.minusDays(20 + draw.below(200, 50, key)), left));
        return new ArrivalDraft(draw.id(40, at.toEpochMilli(), key & 0xFFFFFFFFL), population.personId(person), population.gridOf(population.householdOf(person)), origin,
                at.minusSeconds(3_600L * (3 + draw.below(9, 51, key))), at, transport, service, by, stays, companions);
    }

    /// Name of every origin that the scenario mentions.
    static Map<RegionCode, String> originNames(Scenario scenario, java.util.function.Function<RegionCode, java.util.Optional<Region>> find) {
        Map<RegionCode, String> names = new HashMap<>();
        scenario.arrivals().forEach(group -> find.apply(group.origin()).ifPresent(region -> names.put(group.origin(), region.name())));
        scenario.people().forEach(person -> {
            if (person.arrival() != null) {
                find.apply(person.arrival().origin()).ifPresent(region -> names.put(region.code(), region.name()));
            }
        });
        return names;
    }
}
