package org.zerospread.app.grading.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;

/// Finds persons and firms by what somebody types.
@Component
class MeasureSearch {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    MeasureSearch(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /// One that was found.
    ///
    /// @param name masked for a person
    record Hit(UUID id, String name, String place, long region) {
    }

    /// Persons by the beginning of their name, its pinyin or initials, or by a whole card or telephone number.
    List<Hit> persons(String words, int limit) {
        String latin = words.toLowerCase(Locale.ROOT).replace(" ", "").replace("'", "");
        String digits = words.toUpperCase(Locale.ROOT).replace(" ", "").replace("-", "");
        String number = digits.length() > 4 ? digits : null;
        return sql.sql("""
                select p.id, p.name, p.region,
                    (select string_agg(r.name, ' ' order by r.level) from region.region r where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)) as place
                from person.person p
                where p.name ~>=~ :words and p.name ~<~ :wordsEnd or p.pinyin ~>=~ :latin and p.pinyin ~<~ :latinEnd or p.initials ~>=~ :latin and p.initials ~<~ :latinEnd
                    or p.phone_index = :phone or p.card_index = :card
                order by p.name, p.id limit :limit
                """).param("words", words).param("wordsEnd", end(words)).param("latin", latin).param("latinEnd", end(latin))
                .param("phone", cipher.index("phone", number), Types.BINARY).param("card", cipher.index("card", number), Types.BINARY).param("limit", limit)
                .query((row, index) -> hit(row, Masking.name(row.getString("name")))).list();
    }

    /// Greater than every text that begins with this one.
    private static String end(String beginning) {
        return beginning + Character.toString(0x10FFFD);
    }

    List<Hit> person(UUID id) {
        return sql.sql("""
                select p.id, p.name, p.region,
                    (select string_agg(r.name, ' ' order by r.level) from region.region r where r.code in (p.region - p.region % 1000000, p.region - p.region % 1000) and r.level in (3, 4)) as place
                from person.person p where p.id = :id
                """).param("id", id).query((row, index) -> hit(row, Masking.name(row.getString("name")))).list();
    }

    /// Firms by a part of their name or by their credit code.
    List<Hit> firms(String words, int limit) {
        return sql.sql("""
                select f.id, f.name, f.region, (select r.name from region.region r where r.code = f.region / 1000000 * 1000000) as place
                from enterprise.firm f where f.credit_code = upper(:words) or position(lower(:words) in lower(f.name)) > 0 order by f.name, f.id limit :limit
                """).param("words", words).param("limit", limit).query((row, index) -> hit(row, row.getString("name"))).list();
    }

    List<Hit> firm(UUID id) {
        return sql.sql("""
                select f.id, f.name, f.region, (select r.name from region.region r where r.code = f.region / 1000000 * 1000000) as place from enterprise.firm f where f.id = :id
                """).param("id", id).query((row, index) -> hit(row, row.getString("name"))).list();
    }

    private static Hit hit(ResultSet row, String name) throws SQLException {
        String place = row.getString("place");
        return new Hit(row.getObject("id", UUID.class), name, place == null ? "" : place, row.getLong("region"));
    }
}
