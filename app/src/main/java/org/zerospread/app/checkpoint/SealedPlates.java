package org.zerospread.app.checkpoint;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;

/// The sealed plates of the passages, when a new key is brought to them.
@Component
class SealedPlates implements SealedFields {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    SealedPlates(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    private record Row(UUID id, byte[] plate) {
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("select count(*) from checkpoint.passage where get_byte(plate_sealed, 0) <> :key").param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public Piece sealAnew(int key, UUID after, int most) {
        List<Row> rows = sql.sql("select id, plate_sealed from checkpoint.passage where id > :after and get_byte(plate_sealed, 0) <> :key order by id limit :most for update")
                .param("after", after).param("key", key).param("most", most).query((row, index) -> new Row(row.getObject("id", UUID.class), row.getBytes("plate_sealed"))).list();
        if (rows.isEmpty()) {
            return Piece.END;
        }
        sql.sql("update checkpoint.passage p set plate_sealed = n.plate from unnest(:ids::uuid[], :plates::bytea[]) as n (id, plate) where p.id = n.id")
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param("plates", rows.stream().map(row -> cipher.seal(cipher.open(row.plate(), PassageIntake.plateOwner(row.id())), PassageIntake.plateOwner(row.id()))).toArray(byte[][]::new))
                .update();
        return new Piece(rows.size(), rows.getLast().id());
    }
}
