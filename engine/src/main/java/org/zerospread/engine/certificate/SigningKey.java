package org.zerospread.engine.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/// An issuer's key, both halves.
public record SigningKey(VerifyingKey verifying, PrivateKey secret) {

    /// A new key.
    public static SigningKey draw() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(VerifyingKey.of((ECPublicKey) pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is part of every JDK", e);
        }
    }

    /// A payload as a compact JWS.
    String sign(String payload) {
        CompactCard unsigned = new CompactCard(CompactCard.headerFor(verifying.kid()), CompactCard.packed(payload), "");
        try {
            Signature signature = Signature.getInstance(VerifyingKey.ALGORITHM);
            signature.initSign(secret);
            signature.update(unsigned.signed());
            return new String(unsigned.signed(), StandardCharsets.US_ASCII) + "." + Base64Url.text(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + verifying.kid() + " does not sign", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifying.kid() + "]";
    }
}
