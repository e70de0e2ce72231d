package org.zerospread.app.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.MasterKey;

/// Signs the end of a district's chain day by day.
@Component
public class AuditRoots {

    private static final int KEY_ID = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final SecretKey wrapping;

    AuditRoots(JdbcClient sql, DistrictClock clock, MasterKey master) {
        this.sql = sql;
        this.clock = clock;
        this.wrapping = master.derive("audit signing", "AES");
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
            PrivateKey key = privateKey();
            sql.sql("""
                    insert into audit.root (district, day, seq, hash, signature, key_id, made_at) values (:district, :day, :seq, :hash, :signature, :key, :at)
                    on conflict do nothing
                    """).param("district", district).param("day", day).param("seq", tip.get().seq()).param("hash", tip.get().hash())
                    .param("signature", sign(key, AuditChain.signed(district, day, tip.get().seq(), tip.get().hash()))).param("key", KEY_ID)
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

    private PrivateKey privateKey() {
        try {
            Optional<byte[]> wrapped = findWrapped();
            if (wrapped.isEmpty()) {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                sql.sql("insert into audit.signing_key (id, public_key, private_wrapped) values (:id, :public, :private) on conflict do nothing").param("id", KEY_ID)
                        .param("public", pair.getPublic().getEncoded()).param("private", wrap(pair.getPrivate().getEncoded())).update();
                wrapped = findWrapped();
            }
            byte[] kept = wrapped.orElseThrow();
            byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(kept, NONCE)).doFinal(kept, NONCE, kept.length - NONCE);
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key that signs audit roots cannot be read: it was wrapped under another installation's key", e);
        }
    }

    private Optional<byte[]> findWrapped() {
        return sql.sql("select private_wrapped from audit.signing_key where id = :id").param("id", KEY_ID).query((row, index) -> row.getBytes(1)).optional();
    }

    private byte[] wrap(byte[] key) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(key);
        byte[] wrapped = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, wrapped, NONCE, sealed.length);
        return wrapped;
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, wrapping, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] sign(PrivateKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every JDK", e);
        }
    }
}
