package org.zerospread.app.recruiting;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;

/// Brings a new key to the telephone numbers of applicants.
@Component
class SealedApplicants implements SealedFields {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    SealedApplicants(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    private record Sealed(UUID id, byte[] phone) {
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("select count(*) from recruiting.application where get_byte(phone_sealed, 0) <> :key").param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public Piece sealAnew(int key, UUID after, int most) {
        List<Sealed> rows = sql.sql("select id, phone_sealed from recruiting.application where id > :after and get_byte(phone_sealed, 0) <> :key order by id limit :most for update")
                .param("after", after).param("key", key).param("most", most).query((row, index) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("phone_sealed"))).list();
        if (rows.isEmpty()) {
            return Piece.END;
        }
        sql.sql("update recruiting.application a set phone_sealed = n.phone from unnest(:ids::uuid[], :phones::bytea[]) as n (id, phone) where a.id = n.id")
                .param("ids", rows.stream().map(Sealed::id).toArray(UUID[]::new)).param("phones", rows.stream().map(this::anew).toArray(byte[][]::new)).update();
        return new Piece(rows.size(), rows.getLast().id());
    }

    private byte[] anew(Sealed one) {
        String owner = Applications.phoneOwner(one.id());
        byte[] fresh = cipher.seal(cipher.open(one.phone(), owner), owner);
        return fresh == null ? one.phone() : fresh;
    }
}
