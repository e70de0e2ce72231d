package org.zerospread.app.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.region.RegionNames;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;

/// Arrivals from a file: who is not registered yet is, and the journey is one for each person and day.
@Component
final class ArrivalLanding implements Landing {

    private final JdbcClient sql;
    private final PersonLanding persons;
    private final PersonMatching matching;
    private final Arrivals arrivals;
    private final RegionNames names;
    private final DistrictClock clock;

    ArrivalLanding(JdbcClient sql, PersonLanding persons, PersonMatching matching, Arrivals arrivals, RegionNames names, DistrictClock clock) {
        this.sql = sql;
        this.persons = persons;
        this.matching = matching;
        this.arrivals = arrivals;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ARRIVALS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        RegionNames.Country country = names.country();
        Map<String, Optional<RegionCode>> named = new HashMap<>();
        @Nullable Outcome[] outcomes = new Outcome[drafts.size()];
        List<RowValues> sound = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Map<Integer, RegionCode> origins = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            RowValues row = new RowValues(kind(), drafts.get(i));
            Optional<RegionCode> origin = Optional.ofNullable(row.text("origin")).flatMap(text -> named.computeIfAbsent(text, country::find));
            if (origin.isEmpty()) {
                outcomes[i] = new Outcome.Refused("origin", "INT-058", "来源地不明: 请填省市区县名称或代码", "where from: give the name or the code of province, city or district");
            } else if (Objects.requireNonNull(row.day("arrived_on")).isAfter(clock.today())) {
                outcomes[i] = new Outcome.Refused("arrived_on", "PER-006", "日期晚于今天", "the day is in the future");
            } else {
                origins.put(sound.size(), origin.get());
                places.add(i);
                sound.add(row);
            }
        }
        List<@Nullable PersonId> people = new ArrayList<>();
        List<Outcome> registered = persons.land(sound, names.own(), people);
        Map<UUID, RegionCode> regions = regions(people);
        List<ArrivalDraft> journeys = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int i = 0; i < sound.size(); i++) {
            PersonId person = people.get(i);
            RegionCode region = person == null ? null : regions.get(person.value());
            if (person == null || region == null) {
                outcomes[places.get(i)] = person == null ? registered.get(i) : Landing.unknownPerson();
            } else {
                journeys.add(journey(sound.get(i), person, region, Objects.requireNonNull(origins.get(i))));
                of.add(places.get(i));
            }
        }
        keep(journeys, of, outcomes);
        return java.util.Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    }

    private void keep(List<ArrivalDraft> journeys, List<Integer> of, @Nullable Outcome[] outcomes) {
        Set<UUID> known = new HashSet<>(sql.sql("select id from person.arrival where id = any(:ids)").param("ids", journeys.stream().map(ArrivalDraft::id).toArray(UUID[]::new)).query(UUID.class).list());
        List<ArrivalDraft> fresh = new ArrayList<>();
        for (int i = 0; i < journeys.size(); i++) {
            boolean first = known.add(journeys.get(i).id());
            outcomes[of.get(i)] = first ? TAKEN : SAME;
            if (first) {
                fresh.add(journeys.get(i));
            }
        }
        if (!fresh.isEmpty()) {
            arrivals.register(fresh);
        }
    }

    private Map<UUID, RegionCode> regions(List<@Nullable PersonId> people) {
        Map<UUID, RegionCode> regions = new HashMap<>();
        sql.sql("select id, region from person.person where id = any(:ids) and region between store.low() and store.high()")
                .param("ids", people.stream().filter(Objects::nonNull).map(PersonId::value).distinct().toArray(UUID[]::new)).query(row -> {
                    regions.put(row.getObject("id", UUID.class), new RegionCode(row.getLong("region")));
                });
        return regions;
    }

    private ArrivalDraft journey(RowValues row, PersonId person, RegionCode region, RegionCode origin) {
        LocalDate day = Objects.requireNonNull(row.day("arrived_on"));
        Instant arrived = clock.startOf(day);
        LocalDate left = row.day("departed_on");
        String plate = row.text("plate");
        String found = row.text("found_by");
        return new ArrivalDraft(matching.idOf("arrival", person + " " + day), person, region, origin, left == null || left.isAfter(day) ? null : clock.startOf(left), arrived,
                transport(row.text("transport"), plate), plate != null ? plate : row.text("vehicle_number"), found == null ? FoundBy.NOTICE : FoundBy.valueOf(found), List.of(), List.of());
    }

    private static Transport transport(@Nullable String words, @Nullable String plate) {
        String text = words == null ? "" : words;
        if (text.matches(".*(火车|高铁|动车|列车).*")) {
            return Transport.TRAIN;
        }
        if (text.matches(".*(飞机|航班).*")) {
            return Transport.FLIGHT;
        }
        if (text.matches(".*(客车|大巴|班车).*")) {
            return Transport.COACH;
        }
        if (text.matches(".*船.*")) {
            return Transport.SHIP;
        }
        return plate != null || text.matches(".*(自驾|私家车|小车|汽车|轿车).*") ? Transport.CAR : Transport.OTHER;
    }
}
