package org.zerospread.app.person;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.region.Pinyin;
import org.zerospread.app.store.BulkCopy;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.Likeness;
import org.zerospread.engine.region.RegionRange;

/// Finds whom a row speaks of: candidates with the same card number, the same phone, the same sound of the name and birth date, or the same household or address and one
/// of the two; the best of them by their [Likeness].
///
/// All rows are asked for at once: they are copied beside the register and joined with it by its indexes. A candidate who was found to be one person with others stands for
/// the leading entry. Two who fit equally well make none of them certain.
@Component
public class PersonMatching {

    private static final String[] COLUMNS = {"place", "card", "phone", "sound", "birth", "door", "low", "high", "address"};

    private final JdbcClient sql;
    private final BulkCopy copy;
    private final FieldCipher cipher;

    PersonMatching(JdbcClient sql, BulkCopy copy, FieldCipher cipher) {
        this.sql = sql;
        this.copy = copy;
        this.cipher = cipher;
    }

    /// What a row tells of a person.
    ///
    /// @param household code of a household, which says something only together with `place`
    /// @param address as written, likewise
    /// @param place village or grid of the household
    public record Hint(@Nullable String name, @Nullable CardNumber card, @Nullable String phone, @Nullable LocalDate birthDate, @Nullable String household, @Nullable String address,
            @Nullable RegionRange place) {

        /// Of somebody whose household is not told.
        public Hint(@Nullable String name, @Nullable CardNumber card, @Nullable String phone, @Nullable LocalDate birthDate) {
            this(name, card, phone, birthDate, null, null, null);
        }
    }

    /// The best candidate.
    ///
    /// @param score 100 for the same card number
    public record Match(@Nullable PersonId person, int score) {

        static final Match NOBODY = new Match(null, 0);

        /// Whether it is he.
        public boolean isCertain() {
            return person != null && score >= Likeness.CERTAIN;
        }

        /// Whether it may be he.
        public boolean isDoubtful() {
            return person != null && score >= Likeness.DOUBTFUL && score < Likeness.CERTAIN;
        }
    }

    private record Asked(int place, Hint hint, Likeness.Traits traits) {
    }

    /// The best candidates in the present jurisdiction, one per hint in their order.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Match> match(List<Hint> hints) {
        List<Asked> asked = new ArrayList<>();
        for (int place = 0; place < hints.size(); place++) {
            asked.add(new Asked(place, hints.get(place), traits(hints.get(place))));
        }
        copy.stage("person_hint", "place int, card bytea, phone bytea, sound text, birth date, door text, low bigint, high bigint, address bytea", COLUMNS, asked, (one, row) -> {
            RegionRange lies = one.hint().place();
            row.setInteger(0, one.place());
            row.setByteArray(1, bytes(one.traits().card()));
            row.setByteArray(2, bytes(one.traits().phone()));
            row.setText(3, one.traits().sound());
            row.setDate(4, one.hint().birthDate());
            row.setText(5, lies == null ? null : one.hint().household());
            row.setLong(6, lies == null ? null : lies.low());
            row.setLong(7, lies == null ? null : lies.high());
            row.setByteArray(8, bytes(one.traits().address()));
        });
        Best[] best = new Best[hints.size()];
        ask(row -> {
            int place = row.getInt("place");
            int score = Likeness.of(asked.get(place).traits(), candidate(row, asked.get(place))).score();
            if (score > 0) {
                best[place] = Best.of(best[place], row.getObject("person", UUID.class), score);
            }
        });
        List<Match> matches = new ArrayList<>();
        for (Best one : best) {
            matches.add(one == null ? Match.NOBODY : one.match());
        }
        return matches;
    }

    private void ask(org.springframework.jdbc.core.RowCallbackHandler each) {
        RegionRange range = range();
        sql.sql("""
                with merged as materialized (
                    select person_id as id from person.doubt where state = 'SAME' union select other_id from person.doubt where state = 'SAME'
                ), leaders as materialized (
                    select m.id, e.id as leader from merged m cross join lateral person.entries_of(m.id) e join person.person p on p.id = e.id
                    where e.leads and p.region between :low and :high
                ), homes as materialized (
                    select h.place, d.id as home from person_hint h join person.household d on d.door = h.door and d.region between h.low and h.high
                    union
                    select h.place, d.id from person_hint h join person.household d on d.address_index = h.address
                ), found as (
                    select h.place, p.id from person_hint h join person.person p on p.card_index = h.card and p.region / 1000000000 between :low / 1000000000 and :high / 1000000000
                    union
                    select h.place, p.id from person_hint h join person.person p on p.phone_index = h.phone
                    union
                    select h.place, p.id from person_hint h join person.person p on p.pinyin = h.sound and p.birth_date = h.birth
                    union
                    select h.place, p.id from homes o join person_hint h on h.place = o.place join person.person p on p.household_id = o.home and (p.pinyin = h.sound or p.birth_date = h.birth)
                )
                select f.place, coalesce(l.leader, p.id) as person, p.card_index, p.phone_index, p.name, p.pinyin, p.birth_date, d.door, d.region as home_region, d.address_index
                from found f join person.person p on p.id = f.id and p.region between :low and :high
                left join person.household d on d.id = p.household_id left join leaders l on l.id = p.id
                """).param("low", range.low()).param("high", range.high()).query(each);
    }

    /// The best so far, and whether another person fits as well.
    private record Best(UUID person, int score, boolean shared) {

        static Best of(@Nullable Best before, UUID person, int score) {
            if (before == null || score > before.score()) {
                return new Best(person, score, false);
            }
            if (score < before.score() || person.equals(before.person())) {
                return before;
            }
            return new Best(person.compareTo(before.person()) < 0 ? person : before.person(), score, true);
        }

        Match match() {
            return new Match(new PersonId(person), shared && score < Likeness.Sign.SAME_CARD.weight() ? Math.min(score, Likeness.CERTAIN - 1) : score);
        }
    }

    private Likeness.Traits traits(Hint hint) {
        String address = hint.address() == null || hint.place() == null ? null : AddressText.key(new org.zerospread.engine.region.RegionCode(hint.place().low()), hint.address());
        return new Likeness.Traits(buffer(cipher.index("card", hint.card() == null ? null : hint.card().lookup())), buffer(cipher.index("phone", hint.phone())), hint.name(),
                hint.name() == null ? null : Pinyin.of(hint.name()).full(), hint.birthDate(), hint.place() == null ? null : hint.household(), buffer(cipher.index("address", address)));
    }

    /// A door is the same one when it also lies where the hint says.
    private static Likeness.Traits candidate(ResultSet row, Asked asked) throws SQLException {
        RegionRange lies = asked.hint().place();
        String door = row.getString("door");
        boolean there = door != null && lies != null && lies.low() <= row.getLong("home_region") && row.getLong("home_region") <= lies.high();
        return new Likeness.Traits(buffer(row.getBytes("card_index")), buffer(row.getBytes("phone_index")), row.getString("name"), row.getString("pinyin"),
                row.getObject("birth_date", LocalDate.class), there ? door : null, buffer(row.getBytes("address_index")));
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] digest) {
        return digest == null ? null : ByteBuffer.wrap(digest);
    }

    private static byte @Nullable [] bytes(@Nullable Object digest) {
        return digest instanceof ByteBuffer buffer ? buffer.array() : null;
    }

    /// An id that follows from what a row says, without telling it: the same row again is the same record.
    public UUID idOf(String kind, String text) {
        ByteBuffer digest = ByteBuffer.wrap(Objects.requireNonNull(cipher.index("id of " + kind, text)));
        return new UUID(digest.getLong() & ~0xF000L | 0x8000L, digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    private static RegionRange range() {
        return Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range();
    }
}
