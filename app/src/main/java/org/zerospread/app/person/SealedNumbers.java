package org.zerospread.app.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;

/// The sealed fields of the register: what each belongs to, and how a new key is brought to them.
@Component
public class SealedNumbers implements SealedFields {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    SealedNumbers(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /// To whom a sealed card number belongs.
    public static String card(UUID person) {
        return "person.card:" + person;
    }

    /// To whom a sealed phone number belongs.
    public static String phone(UUID person) {
        return "person.phone:" + person;
    }

    /// To which household a sealed address belongs.
    public static String address(UUID household) {
        return "household.address:" + household;
    }

    private record Sealed(UUID id, byte @Nullable [] first, byte @Nullable [] second) {
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("""
                select (select count(*) from person.person where get_byte(card_sealed, 0) <> :key or get_byte(phone_sealed, 0) <> :key)
                     + (select count(*) from person.household where get_byte(address_sealed, 0) <> :key)
                """).param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public int sealAnew(int key, int most) {
        int persons = sealPersons(key, most);
        return persons > 0 ? persons : sealHouseholds(key, most);
    }

    private int sealPersons(int key, int most) {
        List<Sealed> rows = sql.sql("""
                select id, card_sealed as first, phone_sealed as second from person.person
                where get_byte(card_sealed, 0) <> :key or get_byte(phone_sealed, 0) <> :key limit :most for update
                """).param("key", key).param("most", most).query(SealedNumbers::sealed).list();
        return rows.isEmpty() ? 0 : sql.sql("""
                update person.person p set card_sealed = n.card, phone_sealed = n.phone
                from unnest(:ids::uuid[], :cards::bytea[], :phones::bytea[]) as n (id, card, phone) where p.id = n.id
                """).param("ids", ids(rows))
                .param("cards", rows.stream().map(row -> cipher.seal(cipher.open(row.first(), card(row.id())), card(row.id()))).toArray(byte[][]::new))
                .param("phones", rows.stream().map(row -> cipher.seal(cipher.open(row.second(), phone(row.id())), phone(row.id()))).toArray(byte[][]::new))
                .update();
    }

    private int sealHouseholds(int key, int most) {
        List<Sealed> rows = sql.sql("select id, address_sealed as first, null::bytea as second from person.household where get_byte(address_sealed, 0) <> :key limit :most for update")
                .param("key", key).param("most", most).query(SealedNumbers::sealed).list();
        return rows.isEmpty() ? 0 : sql.sql("""
                update person.household h set address_sealed = n.address
                from unnest(:ids::uuid[], :addresses::bytea[]) as n (id, address) where h.id = n.id
                """).param("ids", ids(rows))
                .param("addresses", rows.stream().map(row -> cipher.seal(cipher.open(row.first(), address(row.id())), address(row.id()))).toArray(byte[][]::new))
                .update();
    }

    private static UUID[] ids(List<Sealed> rows) {
        return rows.stream().map(Sealed::id).toArray(UUID[]::new);
    }

    private static Sealed sealed(ResultSet row, int index) throws SQLException {
        return new Sealed(row.getObject("id", UUID.class), row.getBytes("first"), row.getBytes("second"));
    }
}
