package org.zerospread.app.field;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;

/// Brings a new key to the content of submissions that is kept sealed.
@Component
class SealedSubmissions implements SealedFields {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    SealedSubmissions(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    private record Sealed(UUID id, byte[] content) {
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("select count(*) from field.submission where get_byte(content_sealed, 0) <> :key").param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public Piece sealAnew(int key, UUID after, int most) {
        List<Sealed> rows = sql.sql("select id, content_sealed from field.submission where id > :after and get_byte(content_sealed, 0) <> :key order by id limit :most for update")
                .param("after", after).param("key", key).param("most", most).query((row, index) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("content_sealed"))).list();
        if (rows.isEmpty()) {
            return Piece.END;
        }
        sql.sql("update field.submission s set content_sealed = n.content from unnest(:ids::uuid[], :contents::bytea[]) as n (id, content) where s.id = n.id")
                .param("ids", rows.stream().map(Sealed::id).toArray(UUID[]::new))
                .param("contents", rows.stream().map(one -> anew(one.content(), SubmissionRows.owner(one.id()))).toArray(byte[][]::new)).update();
        return new Piece(rows.size(), rows.getLast().id());
    }

    private byte[] anew(byte[] sealed, String owner) {
        byte[] fresh = cipher.seal(cipher.open(sealed, owner), owner);
        return fresh == null ? sealed : fresh;
    }
}
