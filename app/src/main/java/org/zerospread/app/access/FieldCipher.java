package org.zerospread.app.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Encrypts single fields (card number, phone, exact address) and makes the digests by which they are found.
///
/// Sealed form: one byte that names the data key, 12 bytes of nonce, AES-256-GCM text with its tag of 16. What a field belongs to (its
/// column and its row's id) is authenticated with it, so that a sealed value moved to another row or column does not open.
@Component
public class FieldCipher {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int INDEX_BYTES = 16;

    private final FieldKeys keys;
    private final SecureRandom random = new SecureRandom();

    FieldCipher(FieldKeys keys) {
        this.keys = keys;
    }

    /// Seals a text under the newest key.
    ///
    /// @param owner what it belongs to, such as `card:` and the person's id; the same is needed to open it
    /// @return null for null
    public byte @Nullable [] seal(@Nullable String text, String owner) {
        if (text == null) {
            return null;
        }
        FieldKeys.Ring ring = keys.ring();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, ring.newest(), nonce, owner).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE + sealed.length).put((byte) ring.newestId()).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    /// Opens what [#seal] sealed for the same owner.
    ///
    /// @return null for null
    /// @throws IllegalStateException `ACC-030` when it was altered or moved, or its key is gone
    public @Nullable String open(byte @Nullable [] sealed, String owner) {
        if (sealed == null) {
            return null;
        }
        SecretKey key = keys.ring().fields().get(keyOf(sealed));
        if (key == null) {
            keys.reload();
            key = keys.ring().fields().get(keyOf(sealed));
        }
        if (key == null) {
            throw new IllegalStateException("ACC-030 no key " + keyOf(sealed) + " for " + owner);
        }
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(sealed, 1, 1 + NONCE), owner).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("ACC-030 altered or moved: " + owner, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    /// The key under which a value was sealed.
    static int keyOf(byte[] sealed) {
        return Byte.toUnsignedInt(sealed[0]);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /// The digest by which a whole value is found: 128 bits of HMAC-SHA256.
    ///
    /// @param kind `card` or `phone`: the same digits give another digest in another column
    public byte @Nullable [] index(String kind, @Nullable String text) {
        return text == null ? null : Arrays.copyOf(digest(kind, text), INDEX_BYTES);
    }

    /// The digest by which the last four places are found; null when there are fewer.
    public @Nullable Long tailIndex(String kind, @Nullable String text) {
        return text == null || text.length() < 4 ? null : ByteBuffer.wrap(digest(kind + " tail", text.substring(text.length() - 4))).getLong();
    }

    private byte[] digest(String kind, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.ring().index());
            return mac.doFinal((kind + "\n" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }

    /// Begins a new data key; what is written from now on is sealed under it.
    ///
    /// @return its number
    public int beginNewKey() {
        return keys.add();
    }

    /// The number of the newest data key.
    public int newestKey() {
        return keys.ring().newestId();
    }

    /// The numbers of the data keys, oldest first.
    public java.util.SequencedSet<Integer> listKeys() {
        return new java.util.LinkedHashSet<>(keys.ring().fields().keySet());
    }

    /// Forgets a data key under which nothing is left, once no process can be writing under it.
    ///
    /// @return whether it was forgotten; false within a day of the key that followed it
    public boolean forgetKey(int id) {
        return keys.remove(id);
    }

    /// Reads the keys again; where all were destroyed, makes new ones for what is still to come.
    public void readKeysAnew() {
        keys.reload();
    }
}
