package org.zerospread.app.audit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;

/// Says, signed and before the first record goes, where a chain will begin from now on.
@Component
public class AuditCuts {

    private final JdbcClient sql;
    private final AuditSigner signer;
    private final DistrictClock clock;

    AuditCuts(JdbcClient sql, AuditSigner signer, DistrictClock clock) {
        this.sql = sql;
        this.signer = signer;
        this.clock = clock;
    }

    /// The end of a chain.
    public record Tip(long seq, byte[] hash) {
    }

    /// Where a chain ends now; empty while it has no record.
    @Transactional(readOnly = true)
    public Optional<Tip> findTip(long district) {
        return sql.sql("select seq, hash from audit.tip(:district) where seq > 0").param("district", district).query((row, index) -> new Tip(row.getLong("seq"), row.getBytes("hash"))).optional();
    }

    /// Cuts a chain at a root of its own.
    @Transactional(propagation = Propagation.MANDATORY)
    public void cut(long district, LocalDate day, long seq, byte[] hash, UUID run, String signers) {
        AuditSigner.Signed signed = signer.sign(AuditCut.signed(district, seq, day, hash, run, signers));
        sql.sql("""
                insert into audit.cut (district, seq, day, hash, run_id, signers, signature, key_id, made_at) values (:district, :seq, :day, :hash, :run, :signers, :signature, :key, :at)
                """).param("district", district).param("seq", seq).param("day", day).param("hash", hash).param("run", run).param("signers", signers).param("signature", signed.signature())
                .param("key", AuditSigner.KEY_ID).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
