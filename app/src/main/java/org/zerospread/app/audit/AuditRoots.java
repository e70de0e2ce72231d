package org.zerospread.app.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;

/// Signs the end of a district's chain day by day.
@Component
public class AuditRoots {

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final AuditSigner signer;

    AuditRoots(JdbcClient sql, DistrictClock clock, AuditSigner signer) {
        this.sql = sql;
        this.clock = clock;
        this.signer = signer;
    }

    private record Tip(long seq, byte[] hash) {
    }

    /// Signs where a chain ends, as the root of a day that is over; a day that has its root keeps it.
    ///
    /// @return the day's root; empty while the chain has no record
    @Transactional
    public Optional<AuditRoot> sign(long district, LocalDate day) {
        Optional<Tip> tip = sql.sql("select seq, hash from audit.tip(:district) where seq > 0").param("district", district)
                .query((row, index) -> new Tip(row.getLong("seq"), row.getBytes("hash"))).optional();
        if (tip.isPresent() && find(district, day).isEmpty()) {
            sql.sql("""
                    insert into audit.root (district, day, seq, hash, signature, key_id, made_at) values (:district, :day, :seq, :hash, :signature, :key, :at)
                    on conflict do nothing
                    """).param("district", district).param("day", day).param("seq", tip.get().seq()).param("hash", tip.get().hash())
                    .param("signature", signer.sign(AuditChain.signed(district, day, tip.get().seq(), tip.get().hash())).signature()).param("key", AuditSigner.KEY_ID)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        }
        return find(district, day);
    }

    /// The root of a day.
    @Transactional(readOnly = true)
    public Optional<AuditRoot> find(long district, LocalDate day) {
        return sql.sql("""
                select r.district, r.day, r.seq, r.hash, r.signature, k.public_key from audit.root r join audit.signing_key k on k.id = r.key_id
                where r.district = :district and r.day = :day
                """).param("district", district).param("day", day).query(AuditRoots::root).optional();
    }

    /// The last root of a day before this one.
    @Transactional(readOnly = true)
    public Optional<AuditRoot> findLastBefore(long district, LocalDate day) {
        return sql.sql("""
                select r.district, r.day, r.seq, r.hash, r.signature, k.public_key from audit.root r join audit.signing_key k on k.id = r.key_id
                where r.district = :district and r.day < :day order by r.day desc limit 1
                """).param("district", district).param("day", day).query(AuditRoots::root).optional();
    }

    private static AuditRoot root(ResultSet row, int index) throws SQLException {
        return new AuditRoot(row.getLong("district"), row.getObject("day", LocalDate.class), row.getLong("seq"), row.getBytes("hash"), row.getBytes("signature"), row.getBytes("public_key"));
    }
}
