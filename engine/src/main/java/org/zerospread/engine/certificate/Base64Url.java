package org.zerospread.engine.certificate;

import java.util.Base64;
import java.util.Optional;

/// Bytes as text (RFC 4648, section 5, without padding), one text for the same bytes and no other.
final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {
    }

    static String text(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /// The bytes of a text. Empty where it is none, or not the one that these bytes have: else a certificate could be changed and still hold.
    static Optional<byte[]> bytes(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return text(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
