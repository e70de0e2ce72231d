package org.zerospread.app.store;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// A private key as the database keeps it: AES-256-GCM under a key that follows from the installation's, the nonce of 12 bytes in front.
public final class WrappedKey {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private WrappedKey() {
    }

    /// Wraps a key under another one, each time with a fresh nonce.
    public static byte[] wrap(SecretKey under, byte[] key) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, under, nonce).doFinal(key);
        byte[] wrapped = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, wrapped, NONCE, sealed.length);
        return wrapped;
    }

    /// The key that was wrapped.
    ///
    /// @throws GeneralSecurityException where it was wrapped under another key, or altered
    public static byte[] unwrap(SecretKey under, byte[] wrapped) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, under, Arrays.copyOf(wrapped, NONCE)).doFinal(wrapped, NONCE, wrapped.length - NONCE);
    }

    private static Cipher cipher(int mode, SecretKey under, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, under, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
