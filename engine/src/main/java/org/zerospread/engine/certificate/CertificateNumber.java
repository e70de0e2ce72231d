package org.zerospread.engine.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A certificate's number, which is its `rid` in the revocation list: twelve letters and digits by chance, six that follow from what the certificate says.
///
/// The six are as the check digit of a card number: they prove nothing against somebody who means harm, but they tell a certificate whose
/// words were changed afterwards from one that somebody made up as a whole. Letters and digits that are mistaken for each other do not occur.
public record CertificateNumber(String text) {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int OWN = 12;
    private static final int CHECK = 6;
    private static final int BITS = 5;
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{" + (OWN + CHECK) + "}");

    public CertificateNumber {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no number of a certificate: " + text);
        }
    }

    /// The part that is drawn, 60 bits of chance.
    static String draw(RandomGenerator chance) {
        StringBuilder own = new StringBuilder(OWN);
        chance.ints(OWN, 0, LETTERS.length()).forEach(i -> own.append(LETTERS.charAt(i)));
        return own.toString();
    }

    /// The number of a certificate whose payload carries the drawn part alone.
    static CertificateNumber of(String own, String payload) {
        return new CertificateNumber(own + check(payload));
    }

    private static String check(String payload) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
            int bits = (digest[0] & 0xff) << 24 | (digest[1] & 0xff) << 16 | (digest[2] & 0xff) << 8 | digest[3] & 0xff;
            StringBuilder check = new StringBuilder(CHECK);
            for (int i = 0; i < CHECK; i++) {
                check.append(LETTERS.charAt(bits >>> 32 - BITS));
                bits <<= BITS;
            }
            return check.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    /// A number as somebody typed it: small letters, blanks, dashes, O for 0, I and L for 1.
    public static Optional<CertificateNumber> typed(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0').replace('I', '1').replace('L', '1');
        return FORM.matcher(plain).matches() ? Optional.of(new CertificateNumber(plain)) : Optional.empty();
    }

    /// Whether the six fit a payload that carries the whole number; true for numbers of other issuers, which are made otherwise.
    static boolean fits(String number, String payload) {
        String field = "\"rid\":\"" + number + "\"";
        int at = payload.indexOf(field);
        if (!FORM.matcher(number).matches() || at < 0) {
            return true;
        }
        String own = number.substring(0, OWN);
        return number.equals(own + check(payload.substring(0, at) + "\"rid\":\"" + own + "\"" + payload.substring(at + field.length())));
    }

    /// As it is printed: three groups of six.
    public String grouped() {
        return text.substring(0, CHECK) + "-" + text.substring(CHECK, OWN) + "-" + text.substring(OWN);
    }

    @Override
    public String toString() {
        return text;
    }
}
