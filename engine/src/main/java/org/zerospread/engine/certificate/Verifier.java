package org.zerospread.engine.certificate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// Says of a certificate whether it holds, with the public keys and the revocation list of the day and nothing else.
///
/// A changed payload and a signature by another key look the same to mathematics: in both the signature is false. What is told apart:
///
/// - what does not decode, unpack or parse under a key that is accepted, and what verifies once its header is put right, was **altered**;
/// - where all of it parses, the certificate's number tells: its last six characters follow from the content, so that words changed afterwards
///   do not fit it (**altered**), while one that is sound in itself and has a false signature was made by somebody without the key (**forged**).
///
/// A forger who lowers the number to chance is called an alterer, never the holder of something valid.
public final class Verifier {

    /// A set of more keys is not an issuer's; beyond it a changed header counts as a foreign one.
    private static final int KEYS_TRIED = 32;
    private static final int SIGNATURE = 64;

    private final KeySet keys;
    private final RevocationList revoked;

    public Verifier(KeySet keys, RevocationList revoked) {
        this.keys = keys;
        this.revoked = revoked;
    }

    /// The answer about a text: a compact JWS, or the digits of a QR code.
    ///
    /// @param at the moment for which it is asked
    public Verdict verify(String text, Instant at) {
        String plain = text.strip();
        Optional<CompactCard> split = (QrDigits.isCode(plain) ? QrDigits.decode(plain) : Optional.of(plain)).flatMap(CompactCard::split);
        if (split.isEmpty()) {
            return new Verdict.Unreadable(null);
        }
        CompactCard card = split.get();
        Optional<JsonObject> payload = card.payloadText().flatMap(Verifier::object);
        Optional<JsonObject> header = card.headerText().flatMap(Verifier::object);
        Optional<String> kid = header.flatMap(head -> head.text("kid"));
        if (header.isEmpty() || kid.isEmpty()) {
            return payload.flatMap(CertificateContent::of).isPresent() ? new Verdict.Altered(null, Verdict.Altered.Part.HEADER) : new Verdict.Unreadable(null);
        }
        Optional<byte[]> signature = Base64Url.bytes(card.signature()).filter(bytes -> bytes.length == SIGNATURE);
        Optional<VerifyingKey> key = keys.find(kid.get());
        if (key.isEmpty() || !isConventional(header.get())) {
            boolean wasOurs = signature.isPresent() && keys.keys().values().stream().limit(KEYS_TRIED).anyMatch(known -> known.verifies(card.signed(CompactCard.headerFor(known.kid())), signature.get()));
            return wasOurs ? new Verdict.Altered(kid.get(), Verdict.Altered.Part.HEADER) : key.isEmpty() ? new Verdict.ForeignKey(kid.get()) : new Verdict.Forged(kid.get());
        }
        if (payload.isEmpty()) {
            return new Verdict.Altered(kid.get(), Verdict.Altered.Part.PAYLOAD);
        }
        if (signature.isEmpty()) {
            return card.signature().isEmpty() ? new Verdict.Forged(kid.get()) : new Verdict.Altered(kid.get(), Verdict.Altered.Part.SIGNATURE);
        }
        return key.get().verifies(card.signed(), signature.get()) ? signed(kid.get(), payload.get(), at) : unsigned(kid.get(), payload.get(), card.payloadText().orElseThrow());
    }

    /// What was signed with an accepted key.
    private Verdict signed(String kid, JsonObject payload, Instant at) {
        Optional<CertificateContent> read = CertificateContent.of(payload);
        if (read.isEmpty()) {
            return new Verdict.Unreadable(kid);
        }
        CertificateContent content = read.get();
        BigDecimal notBefore = CertificateContent.seconds(payload);
        if (content.number() != null && revoked.revokes(kid, content.number(), notBefore)) {
            return new Verdict.Revoked(kid, content);
        }
        if (content.expires() != null && !at.isBefore(content.expires())) {
            return new Verdict.Expired(kid, content, content.expires());
        }
        return at.isBefore(content.notBefore()) ? new Verdict.NotYetValid(kid, content) : new Verdict.Valid(kid, content);
    }

    private static Verdict unsigned(String kid, JsonObject payload, String text) {
        Optional<String> number = payload.object("vc").flatMap(vc -> vc.text("rid"));
        boolean fits = number.isEmpty() || CertificateNumber.fits(number.get(), text);
        return fits ? new Verdict.Forged(kid) : new Verdict.Altered(kid, Verdict.Altered.Part.CONTENT);
    }

    private static boolean isConventional(JsonObject header) {
        return header.text("alg").filter("ES256"::equals).isPresent() && header.text("zip").filter("DEF"::equals).isPresent();
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return Optional.of(JsonText.object(text));
        } catch (JsonFault broken) {
            return Optional.empty();
        }
    }
}
