package org.zerospread.app.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.region.RegionNames;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionRange;

/// Whom the rows of a chunk of visits mean: the household by its code, within village and grid where the row names them; the person by card
/// number or, within the household, by name.
///
/// Three questions per chunk, however many rows it has: the doors, the members of the households found, the cards.
@Component
class VisitMatching {

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final RegionNames names;

    VisitMatching(JdbcClient sql, FieldCipher cipher, RegionNames names) {
        this.sql = sql;
        this.cipher = cipher;
        this.names = names;
    }

    /// What a row was found to mean.
    ///
    /// @param placed false where the row names a village or grid that is not known
    /// @param households how many have the code: the visit is of `household` where it is one
    /// @param persons how many are of the name: `person` where it is one
    record Matched(boolean placed, int households, @Nullable UUID household, long region, int persons, @Nullable UUID person) {
    }

    private record Place(@Nullable String village, @Nullable String grid) {
    }

    private record Door(RegionRange within, String code) {
    }

    private record House(int count, @Nullable UUID id, long region) {
    }

    private record Name(UUID household, String name) {
    }

    /// How many were found, and one of them.
    private record Found(int count, @Nullable UUID id) {

        static final Found NOBODY = new Found(0, null);

        Found and(UUID other) {
            return new Found(count + 1, other);
        }
    }

    /// One answer per row, in their order.
    List<Matched> match(List<RowValues> rows) {
        List<@Nullable Door> doors = doors(rows);
        Map<Door, House> houses = houses(doors);
        Map<Name, Found> members = members(houses);
        List<@Nullable String> cards = rows.stream().map(row -> cardIndex(row.card("card"))).toList();
        Map<String, Found> holders = holders(cards);
        List<Matched> matched = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Door door = doors.get(i);
            House house = door == null ? new House(0, null, 0) : Objects.requireNonNull(houses.get(door));
            String card = cards.get(i);
            String name = rows.get(i).text("name");
            Found person = card != null ? holders.getOrDefault(card, Found.NOBODY)
                    : name == null || house.id() == null ? Found.NOBODY : members.getOrDefault(new Name(house.id(), name), Found.NOBODY);
            matched.add(new Matched(door != null, house.count(), house.id(), house.region(), person.count(), person.id()));
        }
        return matched;
    }

    private List<@Nullable Door> doors(List<RowValues> rows) {
        RegionRange here = Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
        RegionNames.Own own = rows.stream().anyMatch(row -> row.text("village") != null || row.text("grid") != null) ? names.own() : null;
        Map<Place, Optional<RegionRange>> places = new HashMap<>();
        List<@Nullable Door> doors = new ArrayList<>(rows.size());
        for (RowValues row : rows) {
            Place place = new Place(row.text("village"), row.text("grid"));
            Optional<RegionRange> within = own == null || place.village() == null && place.grid() == null ? Optional.of(here)
                    : places.computeIfAbsent(place, one -> own.find(one.village(), one.grid()).map(RegionCode::range));
            doors.add(within.isEmpty() ? null : new Door(within.get(), row.needed("household")));
        }
        return doors;
    }

    private Map<Door, House> houses(List<@Nullable Door> doors) {
        List<Door> asked = new ArrayList<>(new java.util.LinkedHashSet<>(doors.stream().filter(Objects::nonNull).toList()));
        List<House> found = sql.sql("""
                select count(h.id) as n, (array_agg(h.id))[1] as id, coalesce(min(h.region), 0) as region
                from unnest(:lows::bigint[], :highs::bigint[], :codes::text[]) with ordinality as d (low, high, code, place)
                left join lateral (select x.id, x.region from person.household x where x.door = d.code and x.region between d.low and d.high limit 2) h on true
                group by d.place order by d.place
                """).param("lows", asked.stream().map(door -> door.within().low()).toArray(Long[]::new)).param("highs", asked.stream().map(door -> door.within().high()).toArray(Long[]::new))
                .param("codes", asked.stream().map(Door::code).toArray(String[]::new))
                .query((row, index) -> new House(row.getInt("n"), row.getInt("n") == 1 ? row.getObject("id", UUID.class) : null, row.getLong("region"))).list();
        Map<Door, House> houses = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            houses.put(asked.get(i), found.get(i));
        }
        return houses;
    }

    private Map<Name, Found> members(Map<Door, House> houses) {
        Map<Name, Found> members = new HashMap<>();
        UUID[] ids = houses.values().stream().map(House::id).filter(Objects::nonNull).toArray(UUID[]::new);
        sql.sql("""
                select p.id, p.household_id, p.name from unnest(:ids::uuid[]) as d (id)
                cross join lateral (select x.id, x.household_id, x.name from person.person x where x.household_id = d.id offset 0) p
                """).param("ids", ids).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            members.merge(new Name(row.getObject("household_id", UUID.class), row.getString("name")), new Found(1, id), (before, one) -> before.and(id));
        });
        return members;
    }

    private Map<String, Found> holders(List<@Nullable String> cards) {
        Map<String, Found> holders = new LinkedHashMap<>();
        Set<String> asked = new HashSet<>();
        cards.stream().filter(Objects::nonNull).forEach(asked::add);
        if (!asked.isEmpty()) {
            sql.sql("""
                    select p.id, d.card from unnest(:cards::text[]) as d (card)
                    cross join lateral (select x.id from person.person x where x.card_index = decode(d.card, 'hex') offset 0) p
                    """).param("cards", asked.toArray(String[]::new)).query(row -> {
                UUID id = row.getObject("id", UUID.class);
                holders.merge(row.getString("card"), new Found(1, id), (before, one) -> before.and(id));
            });
        }
        return holders;
    }

    private @Nullable String cardIndex(@Nullable CardNumber card) {
        return card == null ? null : HexFormat.of().formatHex(Objects.requireNonNull(cipher.index("card", card.lookup())));
    }
}
