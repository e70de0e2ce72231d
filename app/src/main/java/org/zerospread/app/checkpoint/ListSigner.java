package org.zerospread.app.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.store.MasterKey;
import org.zerospread.app.store.UnderMasterKey;
import org.zerospread.app.store.WrappedKey;

/// Signs what crews take along: ECDSA over P-256 with SHA-256, the one kind of signature that the browsers of all phones in use can check.
@Component
class ListSigner implements UnderMasterKey {

    /// Both halves side by side, 32 bytes each, as browsers expect them.
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private final JdbcClient sql;
    private final SecretKey wrapping;

    ListSigner(JdbcClient sql, MasterKey master) {
        this.sql = sql;
        this.wrapping = wrapping(master);
    }

    private static SecretKey wrapping(MasterKey master) {
        return master.derive("checkpoint list signing", "AES");
    }

    /// A signature.
    ///
    /// @param publicKey X.509 encoded
    record Signed(byte[] signature, byte[] publicKey) {
    }

    private record Kept(byte[] publicKey, byte[] wrapped) {
    }

    /// Signs a text; makes the key at the first call.
    @Transactional
    Signed sign(byte[] text) {
        try {
            Kept kept = key();
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(unwrap(kept));
            signature.update(text);
            return new Signed(signature.sign(), kept.publicKey());
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private Kept key() throws GeneralSecurityException {
        Optional<Kept> kept = find();
        if (kept.isEmpty()) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            sql.sql("insert into checkpoint.list_key (public_key, private_wrapped) values (:public, :private) on conflict do nothing")
                    .param("public", pair.getPublic().getEncoded()).param("private", WrappedKey.wrap(wrapping, pair.getPrivate().getEncoded())).update();
            kept = find();
        }
        return kept.orElseThrow();
    }

    private Optional<Kept> find() {
        return sql.sql("select public_key, private_wrapped from checkpoint.list_key").query((row, index) -> new Kept(row.getBytes(1), row.getBytes(2))).optional();
    }

    @Override
    public void rewrap(JdbcClient owner, MasterKey fresh) {
        find().ifPresent(kept -> {
            try {
                owner.sql("update checkpoint.list_key set private_wrapped = :private").param("private", WrappedKey.wrap(wrapping(fresh), unwrap(kept).getEncoded())).update();
            } catch (GeneralSecurityException e) {
                throw unreadable(e);
            }
        });
    }

    private static IllegalStateException unreadable(GeneralSecurityException cause) {
        return new IllegalStateException("the key that signs the lists of checkpoints cannot be read: it was wrapped under another installation's key", cause);
    }

    private PrivateKey unwrap(Kept kept) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(WrappedKey.unwrap(wrapping, kept.wrapped())));
    }
}
