package org.zerospread.app.person.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.Masking;

/// Finds persons by the beginning of their name, pinyin or initials, or by the tail of phone or card.
///
/// The comparisons are those that PostgreSQL knows to leak nothing, so that they may use their indexes below
/// row-level security; `like` may not.
@Component
@Transactional(readOnly = true)
class PersonSearchQuery {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient sql;

    PersonSearchQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /// The next persons after a name and id, in that order.
    List<SearchPage.Hit> find(String words, String afterName, UUID afterId, int limit) {
        String clean = words.strip();
        String latin = clean.toLowerCase(Locale.ROOT).replace(" ", "").replace("'", "");
        String tail = clean.length() < 4 ? "" : clean.substring(clean.length() - 4).toUpperCase(Locale.ROOT);
        return sql.sql("""
                select p.id, p.name, p.sex, p.birth_date, p.card_number, p.phone, h.address,
                       (select string_agg(r.name, ' ' order by r.level) from region.region r
                        where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)) as place
                from person.person p
                left join person.household h on h.id = p.household_id
                where ((p.name ~>=~ :words and p.name ~<~ :wordsEnd)
                    or (p.pinyin ~>=~ :latin and p.pinyin ~<~ :latinEnd)
                    or (p.initials ~>=~ :latin and p.initials ~<~ :latinEnd)
                    or (p.phone_tail = :tail and right(p.phone, :length) = :words)
                    or (p.card_tail = :tail and right(p.card_number, :length) = :upper))
                  and (p.name, p.id) > (:afterName, :afterId)
                order by p.name, p.id
                limit :limit
                """)
                .param("words", clean).param("wordsEnd", end(clean)).param("latin", latin).param("latinEnd", end(latin))
                .param("tail", tail).param("upper", clean.toUpperCase(Locale.ROOT)).param("length", clean.length())
                .param("afterName", afterName).param("afterId", afterId).param("limit", limit)
                .query(PersonSearchQuery::hit).list();
    }

    /// The first persons.
    List<SearchPage.Hit> find(String words, int limit) {
        return find(words, "", FIRST, limit);
    }

    /// Greater than every text that begins with this one.
    private static String end(String beginning) {
        return beginning + Character.toString(0x10FFFD);
    }

    private static SearchPage.Hit hit(ResultSet row, int index) throws SQLException {
        String place = row.getString("place");
        return new SearchPage.Hit(row.getObject("id", UUID.class), row.getString("name"), row.getString("sex"), row.getObject("birth_date", LocalDate.class),
                Masking.card(row.getString("card_number")), Masking.phone(row.getString("phone")), row.getString("address"), place == null ? "" : place);
    }
}
