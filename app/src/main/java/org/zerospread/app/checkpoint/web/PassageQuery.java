package org.zerospread.app.checkpoint.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.access.FieldCipher;
import org.zerospread.app.access.Masking;
import org.zerospread.engine.identity.PlateNumber;

/// Passages, the newest first; plates are masked.
@Component
@Transactional(readOnly = true)
class PassageQuery {

    private final JdbcClient sql;
    private final FieldCipher cipher;

    PassageQuery(JdbcClient sql, FieldCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    /// Where a part of the list begins: after this passage.
    record After(Instant at, UUID id) {

        static final After NOTHING = new After(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));
    }

    /// The next passages.
    ///
    /// @param post null for all posts
    /// @param plate a whole plate, or null for all
    /// @param held whether only those not let pass
    List<CheckpointPage.Passage> list(@Nullable UUID post, @Nullable PlateNumber plate, boolean held, After after, int limit) {
        return sql.sql("""
                select p.id, p.passed_at, c.name as post, p.direction, p.plate_sealed, p.origin_class, p.occupants, p.temperature_tenths, p.due, p.taken, p.deviation, p.person_id, n.name, p.crew,
                       coalesce((select string_agg(r.name, ' ' order by r.level) from region.region r
                           where r.code in (p.origin - p.origin % 10000000000000, p.origin - p.origin % 100000000000, p.origin - p.origin % 1000000000)), p.origin::text) as origin
                from checkpoint.passage p join checkpoint.post c on c.id = p.post_id left join person.person n on n.id = p.person_id
                where (:post::uuid is null or p.post_id = :post) and (:plate::bytea is null or p.plate_index = :plate)
                  and (not :held or p.taken in ('TURNED_BACK', 'QUARANTINED', 'SENT_TO_CLINIC'))
                  and (p.passed_at < :at or (p.passed_at = :at and p.id > :id))
                order by p.passed_at desc, p.id limit :limit
                """).param("post", post).param("plate", cipher.index("plate", plate == null ? null : plate.value())).param("held", held).param("at", after.at().atOffset(ZoneOffset.UTC))
                .param("id", after.id()).param("limit", limit).query(this::row).list();
    }

    private CheckpointPage.Passage row(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String plate = cipher.open(row.getBytes("plate_sealed"), "passage.plate:" + id);
        String name = row.getString("name");
        int tenths = row.getInt("temperature_tenths");
        String temperature = row.wasNull() ? null : "%d.%d".formatted(tenths / 10, tenths % 10);
        return new CheckpointPage.Passage(id, row.getObject("passed_at", OffsetDateTime.class).toInstant(), row.getString("post"), row.getString("direction"),
                plate == null ? null : new PlateNumber(plate).masked(), row.getString("origin"), row.getString("origin_class"), row.getInt("occupants"), temperature, row.getString("due"),
                row.getString("taken"), row.getString("deviation"), row.getObject("person_id", UUID.class), name == null ? null : Masking.name(name), row.getString("crew"));
    }
}
