package org.zerospread.app.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.region.RegionNames;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.Sex;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.region.RegionCode;

/// Persons from a file: who is known stays as he is, with what the file says otherwise beside it; who may be known is registered and waits for a second look.
@Component
final class PersonLanding implements Landing {

    private final JdbcClient sql;
    private final PersonRegister register;
    private final PersonMatching matching;
    private final PersonSayings sayings;
    private final RegionNames names;

    PersonLanding(JdbcClient sql, PersonRegister register, PersonMatching matching, PersonSayings sayings, RegionNames names) {
        this.sql = sql;
        this.register = register;
        this.matching = matching;
        this.sayings = sayings;
        this.names = names;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PERSONS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        return land(drafts.stream().map(draft -> new RowValues(kind(), draft)).toList(), names.own(), new ArrayList<>());
    }

    /// Finds or registers the persons of some rows, of this kind or of another with the same fields.
    ///
    /// @param people gets the person of each row, null where it was refused
    List<Outcome> land(List<RowValues> rows, RegionNames.Own own, List<@Nullable PersonId> people) {
        Map<String, Home> homes = homes(rows);
        Map<HouseholdId, HouseholdDraft> houses = new LinkedHashMap<>();
        Map<Written, Optional<RegionCode>> found = new HashMap<>();
        List<Optional<RegionCode>> places = rows.stream().map(row -> placeOf(row, homes, place -> found.computeIfAbsent(place, written -> own.find(written.village(), written.grid())))).toList();
        List<PersonMatching.Hint> hints = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RowValues row = rows.get(i);
            hints.add(new PersonMatching.Hint(row.needed("name"), row.card("card"), row.phone("phone"), bornOn(row), row.text("household"), addressOf(row), places.get(i).map(RegionCode::range).orElse(null)));
        }
        List<PersonMatching.Match> matches = matching.match(hints);
        List<Outcome> outcomes = new ArrayList<>();
        List<PersonDraft> fresh = new ArrayList<>();
        Map<UUID, RowValues> differing = new HashMap<>();
        Map<PersonId, PersonMatching.Match> doubts = new HashMap<>();
        Set<PersonId> begun = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            RowValues row = rows.get(i);
            PersonMatching.Match match = matches.get(i);
            if (match.isCertain() && match.person() != null) {
                people.add(match.person());
                outcomes.add(SAME);
                differing.put(match.person().value(), row);
                continue;
            }
            Home home = row.text("household") == null ? null : homes.get(row.needed("household"));
            Optional<RegionCode> region = places.get(i);
            if (region.isEmpty()) {
                people.add(null);
                outcomes.add(Landing.unknownPlace(row.text("village") == null ? "grid" : "village"));
                continue;
            }
            PersonDraft person = draft(row, region.get(), home, houses);
            people.add(person.id());
            outcomes.add(begun.add(person.id()) ? TAKEN : SAME);
            fresh.add(person);
            if (match.isDoubtful() && !person.id().equals(match.person())) {
                doubts.put(person.id(), match);
            }
        }
        Set<UUID> known = new HashSet<>(sql.sql("select id from person.person where id = any(:ids)").param("ids", fresh.stream().map(person -> person.id().value()).toArray(UUID[]::new))
                .query(UUID.class).list());
        keep(houses, fresh);
        sayings.compare(differing);
        sayings.doubt(doubts);
        for (int i = 0; i < people.size(); i++) {
            PersonId person = people.get(i);
            if (person != null && known.contains(person.value())) {
                outcomes.set(i, SAME);
            }
        }
        return outcomes;
    }

    private void keep(Map<HouseholdId, HouseholdDraft> houses, List<PersonDraft> fresh) {
        Map<PersonId, PersonDraft> once = new LinkedHashMap<>();
        fresh.forEach(person -> once.putIfAbsent(person.id(), person));
        register.takeHouseholds(List.copyOf(houses.values()));
        register.takePersons(List.copyOf(once.values()));
    }

    private PersonDraft draft(RowValues row, RegionCode region, @Nullable Home home, Map<HouseholdId, HouseholdDraft> houses) {
        CardNumber card = row.card("card");
        String sex = row.text("sex");
        LocalDate born = bornOn(row);
        String address = addressOf(row);
        String door = row.text("household");
        HouseholdId joined = home != null ? home.id() : door != null ? HouseholdLanding.idOf(matching, region, door)
                : address != null ? new HouseholdId(matching.idOf("household", region + " at " + address)) : null;
        if (home == null && joined != null) {
            houses.putIfAbsent(joined, new HouseholdDraft(joined, region, door == null ? joined.toString().substring(0, 8) : door, address == null ? "户编号 " + door : address));
        }
        String key = card != null ? "card " + card.lookup() : region + " " + row.needed("name") + " " + born + " " + row.phone("phone") + " " + row.text("household") + " " + address;
        return new PersonDraft(new PersonId(matching.idOf("person", key)), region, joined, row.needed("name"), sex != null ? Sex.valueOf(sex) : card == null ? null : card.sex().orElse(null), born, card,
                row.phone("phone"), row.kind().equals(RecordKind.PERSONS) ? row.text("employer") : null);
    }

    /// Where a row says that he lives; a file names the same few places again and again.
    private record Written(@Nullable String village, @Nullable String grid) {
    }

    private static Optional<RegionCode> placeOf(RowValues row, Map<String, Home> homes, Function<Written, Optional<RegionCode>> own) {
        Home home = row.text("household") == null ? null : homes.get(row.needed("household"));
        boolean placed = row.text("village") != null || row.text("grid") != null;
        return home != null && !placed ? Optional.of(home.region()) : own.apply(new Written(row.text("village"), row.text("grid")));
    }

    private static @Nullable String addressOf(RowValues row) {
        return row.kind().fields().stream().anyMatch(field -> field.key().equals("address")) ? row.text("address") : null;
    }

    private static @Nullable LocalDate bornOn(RowValues row) {
        CardNumber card = row.card("card");
        LocalDate written = row.kind().equals(RecordKind.PERSONS) ? row.day("born_on") : null;
        return written != null || card == null ? written : card.birthDate().orElse(null);
    }

    private record Home(HouseholdId id, RegionCode region) {
    }

    private Map<String, Home> homes(List<RowValues> rows) {
        Map<String, Home> homes = new HashMap<>();
        sql.sql("""
                select door, (array_agg(id))[1] as id, min(region) as region from person.household where door = any(:doors) and region between store.low() and store.high()
                group by door having count(*) = 1
                """).param("doors", rows.stream().map(row -> row.text("household")).filter(Objects::nonNull).distinct().toArray(String[]::new))
                .query(row -> {
                    homes.put(row.getString("door"), new Home(new HouseholdId(row.getObject("id", UUID.class)), new RegionCode(row.getLong("region"))));
                });
        return homes;
    }
}
