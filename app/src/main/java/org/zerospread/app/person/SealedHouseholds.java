package org.zerospread.app.person;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;

/// The sealed addresses of the households, when a new key is brought to them.
@Component
class SealedHouseholds implements SealedFields {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    SealedHouseholds(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    private record Row(UUID id, byte[] address) {
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("select count(*) from person.household where get_byte(address_sealed, 0) <> :key").param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public Piece sealAnew(int key, UUID after, int most) {
        List<Row> rows = sql.sql("select id, address_sealed from person.household where id > :after and get_byte(address_sealed, 0) <> :key order by id limit :most for update")
                .param("after", after).param("key", key).param("most", most).query((row, index) -> new Row(row.getObject("id", UUID.class), row.getBytes("address_sealed"))).list();
        if (rows.isEmpty()) {
            return Piece.END;
        }
        sql.sql("update person.household h set address_sealed = n.address from unnest(:ids::uuid[], :addresses::bytea[]) as n (id, address) where h.id = n.id")
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param("addresses", rows.stream().map(row -> cipher.seal(cipher.open(row.address(), SealedNumbers.address(row.id())), SealedNumbers.address(row.id()))).toArray(byte[][]::new))
                .update();
        return new Piece(rows.size(), rows.getLast().id());
    }
}
