package org.zerospread.engine.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The three parts of a compact JWS (RFC 7515) whose payload is deflated (RFC 1951, raw).
///
/// @param header as it stands, base64url
/// @param payload as it stands, base64url
/// @param signature as it stands, base64url
record CompactCard(String header, String payload, String signature) {

    /// No certificate is longer when it is unpacked; what is, was made to fill memory.
    private static final int LONGEST_PAYLOAD = 64 * 1024;
    private static final int LONGEST_TEXT = 32 * 1024;

    /// The parts of a text; empty where there are not three.
    static Optional<CompactCard> split(String text) {
        String[] parts = text.length() > LONGEST_TEXT ? new String[0] : text.split("\\.", -1);
        return parts.length == 3 ? Optional.of(new CompactCard(parts[0], parts[1], parts[2])) : Optional.empty();
    }

    /// The header that every certificate under a key has, letter for letter.
    static String headerFor(String kid) {
        return Base64Url.text(("{\"zip\":\"DEF\",\"alg\":\"ES256\",\"kid\":" + JsonText.quoted(kid) + "}").getBytes(StandardCharsets.UTF_8));
    }

    /// Packs a payload.
    static String packed(String payload) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + 64];
            int length = deflater.deflate(out);
            if (!deflater.finished()) {
                throw new IllegalArgumentException("a payload of " + bytes.length + " bytes grew when it was packed");
            }
            return Base64Url.text(Arrays.copyOf(out, length));
        } finally {
            deflater.end();
        }
    }

    /// What is signed.
    byte[] signed() {
        return signed(header);
    }

    /// What would be signed under another header.
    byte[] signed(String otherHeader) {
        return (otherHeader + "." + payload).getBytes(StandardCharsets.US_ASCII);
    }

    /// The header's text; empty where it does not decode.
    Optional<String> headerText() {
        return Base64Url.bytes(header).flatMap(CompactCard::utf8);
    }

    /// The payload's text; empty where it does not decode or unpack, or does not end where it should.
    Optional<String> payloadText() {
        return Base64Url.bytes(payload).flatMap(CompactCard::unpacked).flatMap(CompactCard::utf8);
    }

    private static Optional<byte[]> unpacked(byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] out = new byte[LONGEST_PAYLOAD];
            int length = inflater.inflate(out);
            return inflater.finished() && inflater.getRemaining() == 0 ? Optional.of(Arrays.copyOf(out, length)) : Optional.empty();
        } catch (DataFormatException broken) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException broken) {
            return Optional.empty();
        }
    }
}
