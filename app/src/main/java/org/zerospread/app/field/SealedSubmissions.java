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

    private record Sealed(UUID id, byte[] content, byte[] digest) {
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("""
                select (select count(*) from field.submission where get_byte(content_sealed, 0) <> :key) + (select count(*) from field.conflict where get_byte(content_sealed, 0) <> :key)
                """).param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public int sealAnew(int key, int most) {
        List<Sealed> submissions = sql.sql("select id, content_sealed, digest from field.submission where get_byte(content_sealed, 0) <> :key limit :most for update")
                .param("key", key).param("most", most).query((row, index) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("content_sealed"), row.getBytes("digest"))).list();
        for (Sealed one : submissions) {
            sql.sql("update field.submission set content_sealed = :sealed where id = :id").param("sealed", anew(one.content(), SubmissionRows.owner(one.id()))).param("id", one.id()).update();
        }
        if (!submissions.isEmpty()) {
            return submissions.size();
        }
        List<Sealed> conflicts = sql.sql("select submission_id, content_sealed, digest from field.conflict where get_byte(content_sealed, 0) <> :key limit :most for update")
                .param("key", key).param("most", most)
                .query((row, index) -> new Sealed(row.getObject("submission_id", UUID.class), row.getBytes("content_sealed"), row.getBytes("digest"))).list();
        for (Sealed one : conflicts) {
            sql.sql("update field.conflict set content_sealed = :sealed where submission_id = :id and digest = :digest")
                    .param("sealed", anew(one.content(), SubmissionRows.conflictOwner(one.id(), java.util.HexFormat.of().formatHex(one.digest())))).param("id", one.id())
                    .param("digest", one.digest()).update();
        }
        return conflicts.size();
    }

    private byte[] anew(byte[] sealed, String owner) {
        byte[] fresh = cipher.seal(cipher.open(sealed, owner), owner);
        return fresh == null ? sealed : fresh;
    }
}
