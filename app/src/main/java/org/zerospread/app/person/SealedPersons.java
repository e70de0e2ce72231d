package org.zerospread.app.person;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;

/// The sealed numbers of the persons, when a new key is brought to them.
@Component
class SealedPersons implements SealedFields {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    SealedPersons(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    private record Row(UUID id, byte @Nullable [] card, byte @Nullable [] phone) {
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("select count(*) from person.person where get_byte(card_sealed, 0) <> :key or get_byte(phone_sealed, 0) <> :key").param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public Piece sealAnew(int key, UUID after, int most) {
        List<Row> rows = sql.sql("""
                select id, card_sealed, phone_sealed from person.person
                where id > :after and (get_byte(card_sealed, 0) <> :key or get_byte(phone_sealed, 0) <> :key) order by id limit :most for update
                """).param("after", after).param("key", key).param("most", most)
                .query((row, index) -> new Row(row.getObject("id", UUID.class), row.getBytes("card_sealed"), row.getBytes("phone_sealed"))).list();
        if (rows.isEmpty()) {
            return Piece.END;
        }
        sql.sql("""
                update person.person p set card_sealed = n.card, phone_sealed = n.phone
                from unnest(:ids::uuid[], :cards::bytea[], :phones::bytea[]) as n (id, card, phone) where p.id = n.id
                """).param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param("cards", rows.stream().map(row -> anew(row.card(), SealedNumbers.card(row.id()))).toArray(byte[][]::new))
                .param("phones", rows.stream().map(row -> anew(row.phone(), SealedNumbers.phone(row.id()))).toArray(byte[][]::new))
                .update();
        return new Piece(rows.size(), rows.getLast().id());
    }

    private byte @Nullable [] anew(byte @Nullable [] sealed, String owner) {
        return cipher.seal(cipher.open(sealed, owner), owner);
    }
}
