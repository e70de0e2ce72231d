package org.zerospread.app.field;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Writes a queue as the page on a phone does.
public final class QueueFile {

    private QueueFile() {
    }

    /// @param parts how many codes the series has
    public static String write(byte[] key, UUID device, String account, String batch, int parts) throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        aes.updateAAD((device + ":" + account).getBytes(StandardCharsets.UTF_8));
        byte[] text = aes.doFinal(batch.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = new byte[12 + text.length];
        System.arraycopy(nonce, 0, sealed, 0, 12);
        System.arraycopy(text, 0, sealed, 12, text.length);
        String base64 = Base64.getEncoder().encodeToString(sealed);
        int size = base64.length() / parts + 1;
        StringBuilder file = new StringBuilder();
        for (int part = 0; part < parts; part++) {
            String piece = base64.substring(part * size, Math.min(base64.length(), (part + 1) * size));
            file.append("ZSF1:%d:%d:%s:%s:%s%n".formatted(part + 1, parts, device, account, piece));
        }
        return file.toString();
    }
}
