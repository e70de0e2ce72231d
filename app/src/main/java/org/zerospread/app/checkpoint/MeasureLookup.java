package org.zerospread.app.checkpoint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.SealedNumbers;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// Which measure holds for whom, in the whole district that is served: whoever slips out of one town passes the checkpoint of another.
///
/// A crew asks about the one who stands before it, by his card number, or by his name and four last digits; it learns the measure and
/// nothing else. Each asking is on record, with its reason.
@Component
public class MeasureLookup {

    private static final int LONGEST_REASON = 100;
    private static final int TAIL = 4;

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final Regions regions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    MeasureLookup(JdbcClient sql, FieldCipher cipher, Regions regions, AuditTrail audit, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.cipher = cipher;
        this.regions = regions;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What is asked.
    ///
    /// @param number a whole card number, or the last four digits of card or telephone
    /// @param name needed with four digits
    public record Question(@Nullable String number, @Nullable String name, @Nullable String reason) {
    }

    /// What the crew is told.
    public sealed interface Answer {

        /// A measure holds.
        record Held(MeasureInForce measure) implements Answer {
        }

        /// No measure is known.
        record Free() implements Answer {
        }

        /// The question is not one.
        record Refused(FormFault fault) implements Answer {
        }
    }

    /// Somebody for whom a measure holds, as he is sought at a checkpoint.
    record Person(UUID id, String name, @Nullable String card, @Nullable String phone, MeasureInForce measure) {
    }

    /// Asks about one person; put on record whatever the answer is.
    public Answer ask(Question question) {
        String number = plain(question.number());
        String name = plain(question.name());
        if (number.length() < TAIL || number.length() == TAIL && name.isEmpty()) {
            return refused("number", "CHK-009", "请输入完整证件号码,或姓名和证件(或电话)末 4 位", "type the whole card number, or the name and the last four digits of card or telephone");
        }
        String reason = question.reason() == null ? "" : question.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return refused("reason", "CHK-010", "请写明为什么查此人,不超过 100 字", "say why you ask, at most 100 characters");
        }
        RegionCode district = regions.served();
        if (!reaches(district)) {
            return new Answer.Free();
        }
        return inDistrict(district, () -> {
            List<Person> found = number.length() == TAIL ? byTail(name, number) : byCard(number);
            audit.record("measure.looked-up", district.value(), found.isEmpty() ? null : found.getFirst().id().toString(), reason);
            return found.isEmpty() ? new Answer.Free() : new Answer.Held(found.getFirst().measure());
        });
    }

    /// All for whom a measure holds in the district; put on record.
    List<Person> listAll(RegionCode district) {
        return !reaches(district) ? List.of() : inDistrict(district, () -> {
            List<Person> all = query("all", null, null, null);
            audit.record("measures.taken-along", district.value(), null, all.size() + " persons");
            return all;
        });
    }

    /// Whether the present jurisdiction has to do with the district.
    private static boolean reaches(RegionCode district) {
        return Jurisdiction.find().map(Jurisdiction::range).filter(range -> range.low() <= district.high() && range.high() >= district.low()).isPresent();
    }

    private <T> T inDistrict(RegionCode district, java.util.function.Supplier<T> work) {
        return new Jurisdiction(Jurisdiction.actorNow(), district.range()).call(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private List<Person> byCard(String number) {
        return query("card", cipher.index("card", number), null, null);
    }

    private List<Person> byTail(String name, String tail) {
        return query("tail", null, name, tail);
    }

    /// @param by `all`, `card` or `tail`
    private List<Person> query(String by, byte @Nullable [] card, @Nullable String name, @Nullable String tail) {
        return sql.sql("""
                select p.id, p.name, p.card_sealed, p.phone_sealed, s.place, s.release_on, c.id is not null as ill
                from person.person p
                left join quarantine.stay s on s.person_id = p.id and s.state = 'RUNNING'
                left join surveillance.case_file c on c.person_id = p.id and c.state in ('SUSPECTED', 'CONFIRMED', 'ASYMPTOMATIC', 'REPOSITIVE')
                where p.id in (select person_id from quarantine.stay where state = 'RUNNING'
                               union all select person_id from surveillance.case_file where state in ('SUSPECTED', 'CONFIRMED', 'ASYMPTOMATIC', 'REPOSITIVE'))
                  and (:by = 'all' or :by = 'card' and p.card_index = :card
                       or :by = 'tail' and p.name = :name and (p.card_tail_index = :cardTail or p.phone_tail_index = :phoneTail))
                order by p.id
                """).param("by", by).param("card", card).param("name", name).param("cardTail", cipher.tailIndex("card", tail)).param("phoneTail", cipher.tailIndex("phone", tail))
                .query(this::person).list();
    }

    private Person person(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String place = row.getString("place");
        MeasureInForce.Kind kind = row.getBoolean("ill") || place == null ? MeasureInForce.Kind.HOSPITAL : switch (place) {
            case "HOME" -> MeasureInForce.Kind.HOME;
            case "HOSPITAL" -> MeasureInForce.Kind.HOSPITAL;
            case "REHAB" -> MeasureInForce.Kind.REHAB;
            default -> MeasureInForce.Kind.SITE;
        };
        LocalDate until = kind == MeasureInForce.Kind.HOSPITAL ? null : row.getObject("release_on", LocalDate.class);
        return new Person(id, row.getString("name"), cipher.open(row.getBytes("card_sealed"), SealedNumbers.card(id)), cipher.open(row.getBytes("phone_sealed"), SealedNumbers.phone(id)),
                new MeasureInForce(kind, until));
    }

    /// Full-width digits and blanks are understood.
    static String plain(@Nullable String typed) {
        return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static Answer refused(String field, String code, String zh, String en) {
        return new Answer.Refused(new FormFault(field, code, zh, en, List.of()));
    }
}
