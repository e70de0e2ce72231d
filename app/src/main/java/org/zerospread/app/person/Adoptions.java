package org.zerospread.app.person;

import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.region.Pinyin;

/// Takes into the register what another source says of a person. What the register said before becomes a saying itself, with who said it when: both stay.
@Component
public class Adoptions {

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final PersonSayings sayings;
    private final AuditTrail audit;

    Adoptions(JdbcClient sql, FieldCipher cipher, PersonSayings sayings, AuditTrail audit) {
        this.sql = sql;
        this.cipher = cipher;
        this.sayings = sayings;
        this.audit = audit;
    }

    /// What became of it.
    public sealed interface Answer {

        /// The register says so now.
        record Done(PersonId person, String field) implements Answer {
        }

        /// Nothing was changed: `PER-009` not known here, `PER-020` where he lives is changed by a move.
        record Refused(List<FormFault> faults) implements Answer {
        }
    }

    private record Saying(String field, String value, String by, String name, @Nullable String phone, @Nullable LocalDate birthDate, @Nullable String employer, long region, OffsetDateTime at,
            String writer) {

        /// What the register says of the same.
        @Nullable
        String before() {
            return switch (field) {
                case "name" -> name;
                case "phone" -> phone;
                case "birth_date" -> birthDate == null ? null : birthDate.toString();
                case "employer" -> employer;
                default -> throw new IllegalStateException("field " + field);
            };
        }
    }

    /// Takes a saying into the register of the person it speaks of.
    @Transactional
    public Answer adopt(PersonId person, UUID saying) {
        Optional<Saying> found = find(person, saying);
        if (found.isEmpty()) {
            return refused("PER-009", "本辖区没有登记此人, 或没有这项说法", "neither the person nor the saying is known here");
        }
        Saying said = found.get();
        if (said.field().equals("household") || said.field().equals("address")) {
            return refused("PER-020", "住址不能直接采用: 请办理搬迁", "where he lives is not taken over like this: record a move");
        }
        String before = said.before();
        if (said.value().equals(before)) {
            return new Answer.Done(person, said.field());
        }
        if (before != null) {
            sayings.keepRegistered(person, said.field(), before, said.at(), said.writer());
        }
        write(person, said);
        audit.record("person.adopted", said.region(), person.toString(), said.field() + " as said by " + said.by());
        return new Answer.Done(person, said.field());
    }

    private Optional<Saying> find(PersonId person, UUID saying) {
        return sql.sql("""
                select s.id as said_id, s.field, s.value_sealed, s.recorded_by as said_by, p.id, p.name, p.phone_sealed, p.birth_date, p.employer, p.region, p.recorded_at, p.recorded_by
                from person.said s join person.person p on p.id = s.person_id
                where s.id = :saying and p.id = :person and p.region between store.low() and store.high() for update of p
                """).param("saying", saying).param("person", person.value()).query((row, index) -> new Saying(row.getString("field"),
                        Objects.requireNonNull(cipher.open(row.getBytes("value_sealed"), PersonSayings.owner(row.getObject("said_id", UUID.class)))), row.getString("said_by"), row.getString("name"),
                        cipher.open(row.getBytes("phone_sealed"), SealedNumbers.phone(row.getObject("id", UUID.class))), row.getObject("birth_date", LocalDate.class), row.getString("employer"),
                        row.getLong("region"), row.getObject("recorded_at", OffsetDateTime.class), row.getString("recorded_by"))).optional();
    }

    private void write(PersonId person, Saying said) {
        String value = said.value();
        switch (said.field()) {
            case "name" -> sql.sql("update person.person set name = :name, pinyin = :pinyin, initials = :initials where id = :id").param("name", value)
                    .param("pinyin", Pinyin.of(value).full()).param("initials", Pinyin.of(value).initials()).param("id", person.value()).update();
            case "phone" -> sql.sql("update person.person set phone_sealed = :sealed, phone_index = :digest, phone_tail_index = :tail where id = :id")
                    .param("sealed", cipher.seal(value, SealedNumbers.phone(person.value())), Types.BINARY).param("digest", cipher.index("phone", value), Types.BINARY)
                    .param("tail", cipher.tailIndex("phone", value), Types.BIGINT).param("id", person.value()).update();
            case "birth_date" -> sql.sql("update person.person set birth_date = :born where id = :id").param("born", LocalDate.parse(value)).param("id", person.value()).update();
            case "employer" -> sql.sql("update person.person set employer = :employer where id = :id").param("employer", value).param("id", person.value()).update();
            default -> throw new IllegalStateException("field " + said.field());
        }
    }

    private static Answer refused(String code, String zh, String en) {
        return new Answer.Refused(List.of(new FormFault("saying", code, zh, en)));
    }
}
