package org.zerospread.engine.certificate;

import java.util.Optional;

/// A compact JWS as the digits of a QR code: `shc:/` and two digits a character, its code less 45. Numbers take the least room in such a code.
public final class QrDigits {

    /// The longest certificate that goes into one code of 40 mm (version 22).
    public static final int LONGEST = 1195;

    private static final String SCHEME = "shc:/";
    private static final char FIRST = '-';
    private static final char LAST = 'z';

    private QrDigits() {
    }

    /// The text of the code.
    ///
    /// @throws IllegalArgumentException where it would need more codes than one, or is no JWS
    public static String encode(String jws) {
        if (jws.length() > LONGEST) {
            throw new IllegalArgumentException("a certificate of " + jws.length() + " characters does not go into one code of " + LONGEST);
        }
        StringBuilder digits = new StringBuilder(SCHEME.length() + 2 * jws.length()).append(SCHEME);
        for (int i = 0; i < jws.length(); i++) {
            char c = jws.charAt(i);
            if (c < FIRST || c > LAST) {
                throw new IllegalArgumentException("no character of a JWS: " + c);
            }
            digits.append((char) ('0' + (c - FIRST) / 10)).append((char) ('0' + (c - FIRST) % 10));
        }
        return digits.toString();
    }

    /// Whether a text says of itself that it is such a code.
    public static boolean isCode(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /// The JWS; empty where the digits do not stand for one, or for a part of one only.
    public static Optional<String> decode(String code) {
        String digits = isCode(code) ? code.substring(SCHEME.length()) : "";
        if (digits.isEmpty() || digits.length() % 2 != 0 || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
            return Optional.empty();
        }
        StringBuilder jws = new StringBuilder(digits.length() / 2);
        for (int i = 0; i < digits.length(); i += 2) {
            int c = FIRST + 10 * (digits.charAt(i) - '0') + digits.charAt(i + 1) - '0';
            if (c > LAST) {
                return Optional.empty();
            }
            jws.append((char) c);
        }
        return Optional.of(jws.toString());
    }
}
