package org.zerospread.app.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.audit.AuditTrail;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.UnderMasterKey;
import org.zerospread.app.store.WrappedKey;
import org.zerospread.engine.certificate.KeySet;
import org.zerospread.engine.certificate.RevocationList;
import org.zerospread.engine.certificate.SigningKey;
import org.zerospread.engine.certificate.Verifier;
import org.zerospread.engine.certificate.VerifyingKey;
import org.zerospread.engine.document.DocumentReading;

/// The keys of health certificates: one signs, all verify; with the revocation list of each.
///
/// The private half is kept unwrapped in memory for as long as its row is the one that signs: unwrapping it for each certificate would cost more than signing.
@Component
public class CertificateKeys implements UnderMasterKey {

    private final JdbcClient sql;
    private final DistrictClock clock;
    private final AuditTrail audit;
    private final SecretKey wrapping;
    private volatile @Nullable SigningKey unwrapped;
    private volatile @Nullable Prepared prepared;

    CertificateKeys(JdbcClient sql, DistrictClock clock, AuditTrail audit, MasterKey master) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.wrapping = wrapping(master);
    }

    private static SecretKey wrapping(MasterKey master) {
        return master.derive("health certificate signing", "AES");
    }

    private record Kept(String kid, byte[] publicKey, byte[] wrapped) {
    }

    private record Prepared(List<Published> of, Verifier verifier) {
    }

    /// A key as it is published.
    ///
    /// @param revocations how often its revocation list was changed
    public record Published(VerifyingKey key, boolean signs, long revocations) {
    }

    /// The key that signs; made at the first call.
    @Transactional
    SigningKey current() {
        Kept kept = find().orElseGet(() -> {
            keep(SigningKey.draw());
            return find().orElseThrow();
        });
        SigningKey known = unwrapped;
        if (known == null || !known.verifying().kid().equals(kept.kid())) {
            known = new SigningKey(new VerifyingKey(kept.kid(), publicKey(kept.publicKey())), unwrap(kept));
            unwrapped = known;
        }
        return known;
    }

    private Optional<Kept> find() {
        return sql.sql("select kid, public_key, private_wrapped from certificate.signing_key where retired_at is null")
                .query((row, index) -> new Kept(row.getString(1), row.getBytes(2), row.getBytes(3))).optional();
    }

    private void keep(SigningKey key) {
        try {
            sql.sql("insert into certificate.signing_key (kid, public_key, private_wrapped, made_at) values (:kid, :public, :private, :at) on conflict do nothing").param("kid", key.verifying().kid())
                    .param("public", key.verifying().key().getEncoded()).param("private", WrappedKey.wrap(wrapping, key.secret().getEncoded())).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    /// Retires the key that signs, destroys its private half, and begins another; what it signed still verifies.
    ///
    /// @return the name of the new one
    @Transactional
    public String rotate() {
        sql.sql("update certificate.signing_key set retired_at = :at, private_wrapped = null where retired_at is null").param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
        String fresh = current().verifying().kid();
        audit.record("certificate.key-begun", CertificateFacts.ownRange().low(), fresh, null);
        return fresh;
    }

    /// All keys, the one that signs first.
    @Transactional
    public List<Published> list() {
        List<Published> kept = read();
        if (kept.isEmpty()) {
            current();
            kept = read();
        }
        return kept;
    }

    private List<Published> read() {
        return sql.sql("select kid, public_key, retired_at is null as signs, revocations from certificate.signing_key order by retired_at is not null, made_at desc")
                .query((row, index) -> new Published(new VerifyingKey(row.getString("kid"), publicKey(row.getBytes("public_key"))), row.getBoolean("signs"), row.getLong("revocations"))).list();
    }

    /// The key set as it is published.
    @Transactional
    public String published() {
        return "{\"keys\":[" + list().stream().map(one -> one.key().json(one.revocations())).collect(Collectors.joining(",")) + "]}";
    }

    /// The revocation list of a key as it is published; empty where there is no such key.
    @Transactional(readOnly = true)
    public Optional<String> revocations(String kid) {
        return sql.sql("select revocations from certificate.signing_key where kid = :kid").param("kid", kid).query(Long.class).optional()
                .map(counter -> RevocationList.json(kid, counter, sql.sql("select number from certificate.revoked(:kid)").param("kid", kid).query(String.class).list()));
    }

    /// The revocation lists of all keys, as an array.
    @Transactional
    public String revocations() {
        return list().stream().map(one -> revocations(one.key().kid()).orElseThrow()).collect(Collectors.joining(",", "[", "]"));
    }

    /// Verifies by the keys and revocations of now. Made anew only when a key was begun or a list was changed: reading a list of a hundred thousand numbers takes longer than a signature.
    @Transactional
    Verifier verifier() {
        List<Published> now = list();
        Prepared known = prepared;
        if (known == null || !known.of().equals(now)) {
            known = new Prepared(now, new Verifier(KeySet.of(now.stream().map(Published::key).toList()), revoked()));
            prepared = known;
        }
        return known.verifier();
    }

    private RevocationList revoked() {
        return switch (RevocationList.read("store", revocations())) {
            case DocumentReading.Accepted<RevocationList>(RevocationList all) -> all;
            case DocumentReading.Refused<RevocationList>(var faults) -> throw new IllegalStateException("revocations: " + faults);
        };
    }

    @Override
    public void rewrap(JdbcClient owner, MasterKey fresh) {
        find().ifPresent(kept -> {
            try {
                owner.sql("update certificate.signing_key set private_wrapped = :private where kid = :kid").param("private", WrappedKey.wrap(wrapping(fresh), unwrap(kept).getEncoded())).param("kid", kept.kid())
                        .update();
            } catch (GeneralSecurityException e) {
                throw unreadable(e);
            }
        });
    }

    private PrivateKey unwrap(Kept kept) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(WrappedKey.unwrap(wrapping, kept.wrapped())));
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private static ECPublicKey publicKey(byte[] encoded) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(GeneralSecurityException cause) {
        return new IllegalStateException("the key that signs health certificates cannot be read: it was wrapped under another installation's key", cause);
    }
}
