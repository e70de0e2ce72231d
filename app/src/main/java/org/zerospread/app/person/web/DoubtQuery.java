package org.zerospread.app.person.web;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.PersonPairs;
import org.zerospread.app.person.SealedNumbers;
import org.zerospread.engine.identity.Likeness;

/// Pairs of entries that may be one person, the likeliest first. A pair is seen by who sees both.
@Component
@Transactional(readOnly = true)
class DoubtQuery {

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final EntriesQuery entries;

    DoubtQuery(JdbcClient sql, FieldCipher cipher, EntriesQuery entries) {
        this.sql = sql;
        this.cipher = cipher;
        this.entries = entries;
    }

    /// Where a part of the list begins: after this pair.
    record After(int score, UUID id) {

        static final After NOTHING = new After(1_000, new UUID(0, 0));
    }

    private record Row(UUID id, UUID one, UUID other, int score, PersonPairs.State state, Instant since, String by, @Nullable Instant decidedAt, @Nullable String decidedBy, @Nullable String reason) {
    }

    private record Side(DoubtsPage.Entry entry, Likeness.Traits traits, Map<String, @Nullable Object> fields) {
    }

    /// How many pairs nobody has decided on yet.
    long countOpen() {
        return sql.sql("""
                select count(*) from person.doubt d join person.person a on a.id = d.person_id join person.person b on b.id = d.other_id
                where d.state = 'OPEN' and b.region between store.low() and store.high()
                """).query(Long.class).single();
    }

    /// How a pair stands, for who sees both.
    Optional<PersonPairs.State> findState(UUID id) {
        return sql.sql("""
                select d.state from person.doubt d join person.person a on a.id = d.person_id join person.person b on b.id = d.other_id
                where d.id = :id and b.region between store.low() and store.high()
                """).param("id", id).query(String.class).optional().map(PersonPairs.State::valueOf);
    }

    /// The next pairs.
    ///
    /// @param person only the pairs of this entry; null for all
    List<DoubtsPage.Pair> list(PersonPairs.State state, @Nullable UUID person, After after, int limit) {
        List<Row> rows = sql.sql("""
                select d.id, d.person_id, d.other_id, d.score, d.state, d.recorded_at, d.recorded_by, d.decided_at, d.decided_by,
                       (select v.reason from person.verdict v where v.doubt_id = d.id order by v.recorded_at desc, v.id limit 1) as reason
                from person.doubt d join person.person a on a.id = d.person_id join person.person b on b.id = d.other_id
                where d.state = :state and (:person::uuid is null or d.person_id = :person or d.other_id = :person) and b.region between store.low() and store.high()
                  and d.score <= :score and (d.score < :score or d.id > :id)
                order by d.score desc, d.id limit :limit
                """).param("state", state.name()).param("person", person, Types.OTHER).param("score", after.score()).param("id", after.id()).param("limit", limit)
                .query(DoubtQuery::row).list();
        Map<UUID, Side> sides = sides(rows.stream().flatMap(row -> Stream.of(row.one(), row.other())).distinct().toList());
        return rows.stream().map(row -> pair(row, Objects.requireNonNull(sides.get(row.one())), Objects.requireNonNull(sides.get(row.other())))).toList();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Row(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getObject("other_id", UUID.class), row.getInt("score"),
                PersonPairs.State.valueOf(row.getString("state")), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("recorded_by"),
                decided == null ? null : decided.toInstant(), row.getString("decided_by"), row.getString("reason"));
    }

    private static DoubtsPage.Pair pair(Row row, Side one, Side other) {
        List<Likeness.Sign> signs = Likeness.of(one.traits(), other.traits()).signs().stream().sorted(Comparator.comparing(Likeness.Sign::weight).reversed().thenComparing(Comparator.naturalOrder())).toList();
        Set<String> differs = new TreeSet<>();
        one.fields().forEach((field, value) -> {
            Object opposite = other.fields().get(field);
            if (value != null && opposite != null && !value.equals(opposite)) {
                differs.add(field);
            }
        });
        return new DoubtsPage.Pair(row.id(), row.score(), row.state(), one.entry(), other.entry(), signs, differs, row.since(), row.by(), row.decidedAt(), row.decidedBy(), row.reason());
    }

    private Map<UUID, Side> sides(List<UUID> ids) {
        Map<UUID, UUID> leading = entries.listLeading(ids);
        Map<UUID, Side> sides = new HashMap<>();
        sql.sql("""
                select p.id, p.name, p.pinyin, p.sex, p.birth_date, p.card_kind, p.card_sealed, p.card_index, p.phone_sealed, p.employer, p.household_id, h.address_sealed, p.recorded_at, p.recorded_by,
                       p.region / 1000 as village, (select string_agg(r.name, ' ' order by r.level) from region.region r
                           where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)) as place
                from person.person p left join person.household h on h.id = p.household_id where p.id = any(:ids)
                """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    sides.put(id, side(row, id, !id.equals(leading.getOrDefault(id, id))));
                });
        return sides;
    }

    private Side side(ResultSet row, UUID id, boolean led) throws SQLException {
        UUID household = row.getObject("household_id", UUID.class);
        String name = row.getString("name");
        String card = cipher.open(row.getBytes("card_sealed"), SealedNumbers.card(id));
        String phone = cipher.open(row.getBytes("phone_sealed"), SealedNumbers.phone(id));
        String address = household == null ? null : cipher.open(row.getBytes("address_sealed"), SealedNumbers.address(household));
        String place = Objects.requireNonNullElse(row.getString("place"), "");
        byte @Nullable [] digest = row.getBytes("card_index");
        LocalDate born = row.getObject("birth_date", LocalDate.class);
        String lives = address == null ? null : row.getLong("village") + " " + address;
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("name", name);
        fields.put("sex", row.getString("sex"));
        fields.put("birth", born);
        fields.put("card", card);
        fields.put("phone", phone);
        fields.put("address", lives);
        fields.put("employer", row.getString("employer"));
        return new Side(new DoubtsPage.Entry(id, Masking.name(name), row.getString("sex"), born, row.getString("card_kind"), Masking.card(card), Masking.phone(phone), place, address,
                row.getString("employer"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("recorded_by"), led),
                new Likeness.Traits(digest == null ? null : ByteBuffer.wrap(digest), phone, name, row.getString("pinyin"), born, household, lives), fields);
    }
}
