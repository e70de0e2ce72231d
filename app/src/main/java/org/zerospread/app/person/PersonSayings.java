package org.zerospread.app.person;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;

/// What other sources say of persons, beside what the register has; and pairs of entries that may be one person.
@Component
public class PersonSayings implements SealedFields {

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final DistrictClock clock;

    PersonSayings(JdbcClient sql, FieldCipher cipher, AuditTrail audit, DistrictClock clock) {
        this.sql = sql;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    private record Known(String name, @Nullable String phone, @Nullable LocalDate birthDate, @Nullable String employer, @Nullable String door) {
    }

    private record Saying(UUID id, UUID person, String field, String value) {
    }

    /// Keeps what rows say otherwise than the register; the same saying again changes nothing.
    void compare(Map<UUID, RowValues> rows) {
        Map<UUID, Known> known = known(rows);
        List<Saying> sayings = new ArrayList<>();
        rows.forEach((person, row) -> {
            Known before = known.get(person);
            if (before != null) {
                say(sayings, person, "name", before.name(), row.text("name"));
                say(sayings, person, "phone", before.phone(), row.phone("phone"));
                say(sayings, person, "household", before.door(), row.text("household"));
                if (row.kind().key().equals("persons")) {
                    LocalDate born = row.day("born_on");
                    say(sayings, person, "birth_date", before.birthDate() == null ? null : before.birthDate().toString(), born == null ? null : born.toString());
                    say(sayings, person, "employer", before.employer(), row.text("employer"));
                }
            }
        });
        if (!sayings.isEmpty()) {
            insert(sayings);
        }
    }

    /// Keeps telephone numbers that differ from the register's.
    ///
    /// @param said digits by person
    public void comparePhones(Map<PersonId, String> said) {
        List<Saying> sayings = new ArrayList<>();
        sql.sql("select id, phone_sealed from person.person where id = any(:ids)").param("ids", said.keySet().stream().map(PersonId::value).toArray(UUID[]::new)).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            say(sayings, id, "phone", cipher.open(row.getBytes("phone_sealed"), SealedNumbers.phone(id)), said.get(new PersonId(id)));
        });
        if (!sayings.isEmpty()) {
            insert(sayings);
        }
    }

    /// Keeps addresses that a list gives; where somebody lives is told by his household.
    public void keepAddresses(Map<PersonId, String> said) {
        List<Saying> sayings = new ArrayList<>();
        said.forEach((person, address) -> say(sayings, person.value(), "address", null, address));
        if (!sayings.isEmpty()) {
            insert(sayings);
        }
    }

    private static void say(List<Saying> sayings, UUID person, String field, @Nullable String before, @Nullable String said) {
        if (said != null && !said.equals(before)) {
            sayings.add(new Saying(UUID.randomUUID(), person, field, said));
        }
    }

    private Map<UUID, Known> known(Map<UUID, RowValues> rows) {
        Map<UUID, Known> known = new HashMap<>();
        sql.sql("""
                select p.id, p.name, p.phone_sealed, p.birth_date, p.employer, h.door from person.person p left join person.household h on h.id = p.household_id where p.id = any(:ids)
                """).param("ids", rows.keySet().toArray(UUID[]::new)).query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    known.put(id, new Known(row.getString("name"), cipher.open(row.getBytes("phone_sealed"), SealedNumbers.phone(id)), row.getObject("birth_date", LocalDate.class),
                            row.getString("employer"), row.getString("door")));
                });
        return known;
    }

    /// Keeps what the register said of a person until now, as said by whoever registered him.
    void keepRegistered(PersonId person, String field, String value, OffsetDateTime at, String by) {
        insert(List.of(new Saying(UUID.randomUUID(), person.value(), field, value)), "REGISTER", at, by);
    }

    private void insert(List<Saying> sayings) {
        int said = insert(sayings, "FILE", clock.instant().atOffset(ZoneOffset.UTC), Jurisdiction.actorNow());
        if (said > 0) {
            audit.record("persons.said", Jurisdiction.find().orElseThrow().range().low(), null, said + " values differ from the register; both are kept");
        }
    }

    private int insert(List<Saying> sayings, String source, OffsetDateTime at, String by) {
        return sql.sql("""
                insert into person.said (id, person_id, region, field, value_sealed, value_index, source, recorded_at, recorded_by)
                select n.id, p.id, p.region, n.field, n.sealed, n.digest, :source, :at, :by
                from unnest(:ids::uuid[], :persons::uuid[], :fields::text[], :sealed::bytea[], :digests::bytea[]) as n (id, person, field, sealed, digest)
                join person.person p on p.id = n.person and p.region between store.low() and store.high()
                on conflict (person_id, field, value_index) do nothing
                """).param("ids", sayings.stream().map(Saying::id).toArray(UUID[]::new)).param("persons", sayings.stream().map(Saying::person).toArray(UUID[]::new))
                .param("fields", sayings.stream().map(Saying::field).toArray(String[]::new))
                .param("sealed", sayings.stream().map(one -> cipher.seal(one.value(), owner(one.id()))).toArray(byte[][]::new))
                .param("digests", sayings.stream().map(one -> cipher.index("said " + one.field(), one.value())).toArray(byte[][]::new))
                .param("source", source).param("at", at).param("by", by).update();
    }

    /// Puts pairs that may be one person up for a second look.
    public void doubt(Map<PersonId, PersonMatching.Match> doubts) {
        if (doubts.isEmpty()) {
            return;
        }
        List<Map.Entry<PersonId, PersonMatching.Match>> pairs = List.copyOf(doubts.entrySet());
        sql.sql("""
                insert into person.doubt (id, region, person_id, other_id, score, state, recorded_at, recorded_by)
                select gen_random_uuid(), p.region, p.id, n.other, n.score, 'OPEN', :at, :by
                from unnest(:persons::uuid[], :others::uuid[], :scores::int[]) as n (person, other, score) join person.person p on p.id = n.person and p.id <> n.other
                on conflict do nothing
                """).param("persons", pairs.stream().map(pair -> pair.getKey().value()).toArray(UUID[]::new))
                .param("others", pairs.stream().map(pair -> Objects.requireNonNull(pair.getValue().person()).value()).toArray(UUID[]::new))
                .param("scores", pairs.stream().map(pair -> pair.getValue().score()).toArray(Integer[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Jurisdiction.actorNow()).update();
    }

    /// To which saying a sealed value belongs.
    public static String owner(UUID saying) {
        return "said:" + saying;
    }

    private record Sealed(UUID id, byte[] value) {
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("select count(*) from person.said where get_byte(value_sealed, 0) <> :key").param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public Piece sealAnew(int key, UUID after, int most) {
        List<Sealed> rows = sql.sql("select id, value_sealed from person.said where id > :after and get_byte(value_sealed, 0) <> :key order by id limit :most for update")
                .param("after", after).param("key", key).param("most", most).query((row, index) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("value_sealed"))).list();
        if (rows.isEmpty()) {
            return Piece.END;
        }
        sql.sql("update person.said s set value_sealed = n.value from unnest(:ids::uuid[], :values::bytea[]) as n (id, value) where s.id = n.id")
                .param("ids", rows.stream().map(Sealed::id).toArray(UUID[]::new))
                .param("values", rows.stream().map(one -> cipher.seal(cipher.open(one.value(), owner(one.id())), owner(one.id()))).toArray(byte[][]::new)).update();
        return new Piece(rows.size(), rows.getLast().id());
    }
}
