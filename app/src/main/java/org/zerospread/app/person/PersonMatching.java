package org.zerospread.app.person;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.identity.CardNumber;

/// Finds whom a row speaks of: exactly by card number, else the best of those with the same phone, or name and birth date, or name and household, by a score.
///
/// Name 40, phone 40, birth date 30, household 20. From 70 it is the person; from 40 it may be, and somebody says so later; another card number is another person.
@Component
public class PersonMatching {

    static final int CERTAIN = 70;
    static final int DOUBTFUL = 40;

    private final JdbcClient sql;
    private final FieldCipher cipher;

    PersonMatching(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /// What a row tells of a person.
    public record Hint(@Nullable String name, @Nullable CardNumber card, @Nullable String phone, @Nullable LocalDate birthDate, @Nullable String household) {
    }

    /// The best candidate.
    ///
    /// @param score 100 for the same card number
    public record Match(@Nullable PersonId person, int score) {

        /// Whether it is he.
        public boolean isCertain() {
            return person != null && score >= CERTAIN;
        }

        /// Whether it may be he.
        public boolean isDoubtful() {
            return person != null && score >= DOUBTFUL && score < CERTAIN;
        }
    }

    /// The best candidates in the present jurisdiction, one per hint in their order.
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<Match> match(List<Hint> hints) {
        return sql.sql("""
                select m.id, coalesce(m.score, 0) as score
                from unnest(:cards::text[], :phones::text[], :names::text[], :births::date[], :doors::text[]) with ordinality as d (card, phone, name, birth, door, place)
                left join lateral (
                    select p.id, case when d.card is not null and p.card_index = decode(d.card, 'hex') then 100
                        when d.card is not null and p.card_index is not null then 0
                        else case when p.name = d.name then 40 else 0 end + case when p.phone_index = decode(d.phone, 'hex') then 40 else 0 end
                            + case when p.birth_date = d.birth then 30 else 0 end + case when h.door = d.door then 30 else 0 end end as score
                    from (
                        select x.* from person.person x where d.card is not null and x.card_index = decode(d.card, 'hex') and x.region between :low and :high
                        union
                        select x.* from person.person x where d.phone is not null and x.phone_index = decode(d.phone, 'hex') and x.region between :low and :high
                        union
                        select x.* from person.person x where d.name is not null and (d.birth is not null or d.door is not null) and x.name = d.name and x.region between :low and :high
                    ) p left join person.household h on h.id = p.household_id
                    order by 2 desc, p.id limit 1
                ) m on m.score > 0
                order by d.place
                """).param("cards", hints.stream().map(hint -> hex("card", hint.card() == null ? null : hint.card().lookup())).toArray(String[]::new))
                .param("phones", hints.stream().map(hint -> hex("phone", hint.phone())).toArray(String[]::new)).param("names", hints.stream().map(Hint::name).toArray(String[]::new))
                .param("births", hints.stream().map(hint -> hint.birthDate() == null ? null : hint.birthDate().toString()).toArray(String[]::new))
                .param("doors", hints.stream().map(Hint::household).toArray(String[]::new)).param("low", range().low()).param("high", range().high())
                .query((row, index) -> new Match(row.getObject("id", UUID.class) == null ? null : new PersonId(row.getObject("id", UUID.class)), row.getInt("score"))).list();
    }

    /// An id that follows from what a row says, without telling it: the same row again is the same record.
    public UUID idOf(String kind, String text) {
        ByteBuffer digest = ByteBuffer.wrap(Objects.requireNonNull(cipher.index("id of " + kind, text)));
        return new UUID(digest.getLong() & ~0xF000L | 0x8000L, digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    private @Nullable String hex(String kind, @Nullable String text) {
        byte[] index = cipher.index(kind, text);
        return index == null ? null : HexFormat.of().formatHex(index);
    }

    private static org.zerospread.engine.region.RegionRange range() {
        return Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
    }
}
