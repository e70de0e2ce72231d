package org.zerospread.app.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.UnderMasterKey;
import org.zerospread.app.store.WrappedKey;

/// Signs for the installation (Ed25519): roots and cuts of the audit trail, and certificates of what was deleted.
///
/// The private half is wrapped by the installation's key, so that whoever has the database alone can sign nothing.
@Component
public class AuditSigner implements UnderMasterKey {

    /// The key's number in `audit.signing_key`.
    public static final int KEY_ID = 1;

    private final JdbcClient sql;
    private final SecretKey wrapping;

    AuditSigner(JdbcClient sql, MasterKey master) {
        this.sql = sql;
        this.wrapping = wrapping(master);
    }

    private static SecretKey wrapping(MasterKey master) {
        return master.derive("audit signing", "AES");
    }

    @Override
    public void rewrap(JdbcClient owner, MasterKey fresh) {
        findWrapped().ifPresent(kept -> {
            try {
                owner.sql("update audit.signing_key set private_wrapped = :private where id = :id").param("id", KEY_ID).param("private", WrappedKey.wrap(wrapping(fresh), WrappedKey.unwrap(wrapping, kept))).update();
            } catch (GeneralSecurityException e) {
                throw unreadable(e);
            }
        });
    }

    /// A signature.
    ///
    /// @param publicKey X.509 encoded
    public record Signed(byte[] signature, byte[] publicKey) {
    }

    /// Signs a text; makes the key at the first call.
    @Transactional
    public Signed sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey());
            signature.update(text);
            return new Signed(signature.sign(), sql.sql("select public_key from audit.signing_key where id = :id").param("id", KEY_ID).query((row, index) -> row.getBytes(1)).single());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every JDK", e);
        }
    }

    /// Whether a text was signed with the private half of a key.
    public static boolean isSigned(byte[] text, byte[] signed, byte[] publicKey) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PrivateKey privateKey() {
        try {
            Optional<byte[]> wrapped = findWrapped();
            if (wrapped.isEmpty()) {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                sql.sql("insert into audit.signing_key (id, public_key, private_wrapped) values (:id, :public, :private) on conflict do nothing").param("id", KEY_ID)
                        .param("public", pair.getPublic().getEncoded()).param("private", WrappedKey.wrap(wrapping, pair.getPrivate().getEncoded())).update();
                wrapped = findWrapped();
            }
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(WrappedKey.unwrap(wrapping, wrapped.orElseThrow())));
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(GeneralSecurityException cause) {
        return new IllegalStateException("the key that signs audit roots cannot be read: it was wrapped under another installation's key", cause);
    }

    private Optional<byte[]> findWrapped() {
        return sql.sql("select private_wrapped from audit.signing_key where id = :id").param("id", KEY_ID).query((row, index) -> row.getBytes(1)).optional();
    }
}
