package org.zerospread.engine.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A Chinese number plate in its one canonical form, such as `鄂A12345`.
public record PlateNumber(String value) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s·•‧・.\\-]");
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    /// GA 36: province, letter of the authority, five places, or six for new energy; armed police and army have their own.
    private static final Pattern PLATE = Pattern.compile("[" + PROVINCES + "][A-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领]|[A-HJ-NP-Z0-9]{6})"
            + "|使[0-9]{6}|[0-9]{6}使|WJ[" + PROVINCES + "]?[0-9]{4}[0-9A-Z]|[A-Z]{2}[0-9]{5}");
    private static final int SHOWN = 2;

    public PlateNumber {
        if (!PLATE.matcher(value).matches()) {
            throw new IllegalArgumentException("no number plate of " + value.length() + " characters");
        }
    }

    /// Reads what a person typed: blanks, dots, hyphens, small and full-width letters are understood; the serial has no letters I and O.
    public static Optional<PlateNumber> find(String typed) {
        String plain = SEPARATORS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("").toUpperCase(Locale.ROOT);
        return PLATE.matcher(plain).matches() ? Optional.of(new PlateNumber(plain)) : Optional.empty();
    }

    /// Province, authority and the last two places.
    public String masked() {
        return value.substring(0, SHOWN) + "*".repeat(value.length() - 2 * SHOWN) + value.substring(value.length() - SHOWN);
    }

    /// Never prints the whole plate.
    @Override
    public String toString() {
        return masked();
    }
}
