package org.zerospread.app.person.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;
import org.zerospread.app.person.SealedNumbers;

/// Finds persons by the beginning of their name, pinyin or initials, or by the whole or the last four places of phone or card.
///
/// The comparisons are those that PostgreSQL knows to leak nothing, so that they may use their indexes below
/// row-level security; `like` may not.
@Component
@Transactional(readOnly = true)
class PersonSearchQuery {

    private final JdbcClient sql;
    private final FieldCipher cipher;
    private final EntriesQuery entries;

    PersonSearchQuery(JdbcClient sql, FieldCipher cipher, EntriesQuery entries) {
        this.entries = entries;
        this.cipher = cipher;
        this.sql = sql;
    }

    /// The next persons after one, in the order of their names.
    ///
    /// @param after the last one shown; null begins at the beginning
    List<SearchPage.Hit> find(String words, @Nullable UUID after, int limit) {
        String clean = words.strip();
        String latin = clean.toLowerCase(Locale.ROOT).replace(" ", "").replace("'", "");
        String digits = clean.toUpperCase(Locale.ROOT).replace(" ", "").replace("-", "");
        String tail = digits.length() == 4 ? digits : null;
        String whole = digits.length() > 4 ? digits : null;
        List<SearchPage.Hit> hits = sql.sql("""
                select p.id, p.name, p.sex, p.birth_date, p.card_sealed, p.phone_sealed, p.household_id, h.address_sealed,
                       (select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)) as place
                from person.person p
                left join person.household h on h.id = p.household_id
                where ((p.name ~>=~ :words and p.name ~<~ :wordsEnd)
                    or (p.pinyin ~>=~ :latin and p.pinyin ~<~ :latinEnd)
                    or (p.initials ~>=~ :latin and p.initials ~<~ :latinEnd)
                    or p.phone_tail_index = :phoneTail or p.card_tail_index = :cardTail
                    or p.phone_index = :phone or p.card_index = :card)
                  and (:after::uuid is null or (p.name, p.id) > (select x.name, x.id from person.person x where x.id = :after))
                order by p.name, p.id
                limit :limit
                """)
                .param("words", clean).param("wordsEnd", end(clean)).param("latin", latin).param("latinEnd", end(latin))
                .param("phoneTail", tail == null ? null : cipher.tailIndex("phone", tail), Types.BIGINT).param("cardTail", tail == null ? null : cipher.tailIndex("card", tail), Types.BIGINT)
                .param("phone", cipher.index("phone", whole), Types.BINARY).param("card", cipher.index("card", whole), Types.BINARY)
                .param("after", after, Types.OTHER).param("limit", limit)
                .query(this::hit).list();
        Map<UUID, UUID> leading = entries.listLeading(hits.stream().map(SearchPage.Hit::id).toList());
        return hits.stream().map(hit -> hit.ledBy(leading.get(hit.id()))).toList();
    }

    /// Greater than every text that begins with this one.
    private static String end(String beginning) {
        return beginning + Character.toString(0x10FFFD);
    }

    private SearchPage.Hit hit(ResultSet row, int index) throws SQLException {
        String place = row.getString("place");
        UUID id = row.getObject("id", UUID.class);
        UUID household = row.getObject("household_id", UUID.class);
        return new SearchPage.Hit(id, Masking.name(row.getString("name")), row.getString("sex"), row.getObject("birth_date", LocalDate.class),
                Masking.card(cipher.open(row.getBytes("card_sealed"), SealedNumbers.card(id))), Masking.phone(cipher.open(row.getBytes("phone_sealed"), SealedNumbers.phone(id))),
                household == null ? null : cipher.open(row.getBytes("address_sealed"), SealedNumbers.address(household)), place == null ? "" : place, null);
    }
}
