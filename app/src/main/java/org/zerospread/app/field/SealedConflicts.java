package org.zerospread.app.field;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.SealedFields;

/// Brings a new key to the content that clashed with what was sent before under the same id; all that clashed with one submission in one piece.
@Component
class SealedConflicts implements SealedFields {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    SealedConflicts(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    private record Sealed(UUID id, byte[] content, byte[] digest) {

        String owner() {
            return SubmissionRows.conflictOwner(id, HexFormat.of().formatHex(digest));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public long countOtherThan(int key) {
        return sql.sql("select count(*) from field.conflict where get_byte(content_sealed, 0) <> :key").param("key", key).query(Long.class).single();
    }

    @Override
    @Transactional
    public Piece sealAnew(int key, UUID after, int most) {
        List<Sealed> rows = sql.sql("""
                select submission_id, content_sealed, digest from field.conflict
                where get_byte(content_sealed, 0) <> :key and submission_id in (
                    select distinct submission_id from field.conflict where submission_id > :after and get_byte(content_sealed, 0) <> :key order by submission_id limit :most)
                order by submission_id for update
                """).param("after", after).param("key", key).param("most", most)
                .query((row, index) -> new Sealed(row.getObject("submission_id", UUID.class), row.getBytes("content_sealed"), row.getBytes("digest"))).list();
        if (rows.isEmpty()) {
            return Piece.END;
        }
        sql.sql("""
                update field.conflict c set content_sealed = n.content from unnest(:ids::uuid[], :digests::bytea[], :contents::bytea[]) as n (id, digest, content)
                where c.submission_id = n.id and c.digest = n.digest
                """).param("ids", rows.stream().map(Sealed::id).toArray(UUID[]::new)).param("digests", rows.stream().map(Sealed::digest).toArray(byte[][]::new))
                .param("contents", rows.stream().map(one -> cipher.seal(cipher.open(one.content(), one.owner()), one.owner())).toArray(byte[][]::new)).update();
        return new Piece(rows.size(), rows.getLast().id());
    }
}
