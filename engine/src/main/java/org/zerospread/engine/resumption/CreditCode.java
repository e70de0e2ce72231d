package org.zerospread.engine.resumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.zerospread.engine.identity.TypedText;

/// 统一社会信用代码: the one number of a firm, in its canonical form (18 capitals and digits).
///
/// Place 1 is the registering department, place 2 the kind of body, 3–8 the division of registration, 9–17 the organisation code, 18 the check digit.
/// Source: GB 32100-2015 (alphabet without I, O, S, V, Z; weights 3^i mod 31); GB 11714-1997 for the organisation code.
///
/// A wrong place 18 is refused: something was typed wrongly. A wrong place 17 alone is told and taken: the number as a whole is then consistent, and numbers
/// given by departments other than market supervision are known to break the older standard.
///
/// @param value 18 places with a right check digit
public record CreditCode(String value) {

    private static final int LENGTH = 18;
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+(\\.[0-9]+)?E\\+[0-9]+|[0-9]+\\.[0-9]+E[0-9]+");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_FROM = 8;
    private static final int ORGANISATION_CHECK = 16;
    /// What is typed for what where the alphabet has no such letter.
    private static final Map<Character, Character> MISREAD = Map.of('I', '1', 'O', '0', 'S', '5', 'Z', '2', 'V', 'U');

    public CreditCode {
        if (!(read(value) instanceof Reading.Accepted accepted) || !accepted.canonical().equals(value)) {
            throw new IllegalArgumentException("no credit code: " + value);
        }
    }

    /// What became of a typed code.
    public sealed interface Reading {

        /// The code is sound.
        ///
        /// @param canonical its one form
        /// @param notes what had to be understood, Chinese and English in one line each
        record Accepted(String canonical, List<String> notes) implements Reading {
            public Accepted {
                notes = List.copyOf(notes);
            }

            /// As a value.
            public CreditCode creditCode() {
                return new CreditCode(canonical);
            }
        }

        /// The code cannot be right.
        ///
        /// @param code stable: CREDIT-001 length, CREDIT-002 character, CREDIT-003 check digit, CREDIT-004 division, CREDIT-005 scientific notation, CREDIT-006 empty
        record Refused(String code, String zh, String en) implements Reading {}
    }

    /// Reads what a person typed: small letters, full-width characters and blanks are understood and told.
    public static Reading read(String typed) {
        TypedText clean = TypedText.of(typed);
        String text = clean.text().toUpperCase(Locale.ROOT);
        List<String> notes = new ArrayList<>(clean.notes());
        if (!text.equals(clean.text())) {
            notes.add("小写字母按大写理解 / small letters read as capitals");
        }
        if (text.isEmpty()) {
            return new Reading.Refused("CREDIT-006", "统一社会信用代码为空", "the credit code is empty");
        }
        if (SCIENTIFIC.matcher(text).matches()) {
            return new Reading.Refused("CREDIT-005", "统一社会信用代码被表格软件写成了科学计数法, 末几位已丢失; 请把该列设为文本后重新填写",
                    "the spreadsheet wrote the credit code in scientific notation and lost its last digits; set the column to text and enter it again");
        }
        return shaped(text).orElseGet(() -> checked(text, notes));
    }

    private static Optional<Reading> shaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return Optional.of(strange(text, i));
            }
        }
        if (text.length() != LENGTH) {
            return Optional.of(new Reading.Refused("CREDIT-001", "统一社会信用代码应为 18 位, 现为 " + text.length() + " 位", "a credit code has 18 places, this has " + text.length()));
        }
        for (int i = 2; i < ORGANISATION_FROM; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return Optional.of(new Reading.Refused("CREDIT-004", "第 " + (i + 1) + " 位是“" + text.charAt(i) + "”: 第 3 至 8 位是登记机关区划码, 只有数字",
                        "place " + (i + 1) + " is " + text.charAt(i) + ": places 3 to 8 are the division of registration, digits only"));
            }
        }
        return Optional.empty();
    }

    private static Reading strange(String text, int place) {
        char seen = text.charAt(place);
        Character meant = MISREAD.get(seen);
        String hintZh = meant == null ? "" : ", 是否为“" + meant + "”";
        String hintEn = meant == null ? "" : "; perhaps " + meant;
        return new Reading.Refused("CREDIT-002", "第 " + (place + 1) + " 位“" + seen + "”不能用: 只用数字和除 I、O、S、V、Z 外的大写字母" + hintZh,
                "place " + (place + 1) + ", " + seen + ", cannot stand here: digits and capitals other than I, O, S, V, Z" + hintEn);
    }

    private static Reading checked(String text, List<String> notes) {
        char right = checkDigit(text.substring(0, LENGTH - 1));
        char organisation = organisationCheckDigit(text.substring(ORGANISATION_FROM, ORGANISATION_CHECK));
        boolean organisationHolds = text.charAt(ORGANISATION_CHECK) == organisation;
        if (text.charAt(LENGTH - 1) != right) {
            String alsoZh = organisationHolds ? "" : "; 第 17 位 (组织机构代码校验位) 应为“" + organisation + "”, 现为“" + text.charAt(ORGANISATION_CHECK) + "”";
            String alsoEn = organisationHolds ? "" : "; place 17, the check digit of the organisation code, should be " + organisation + ", not " + text.charAt(ORGANISATION_CHECK);
            return new Reading.Refused("CREDIT-003", "第 18 位 (校验位) 应为“" + right + "”, 现为“" + text.charAt(LENGTH - 1) + "”" + alsoZh + ": 请核对整个代码",
                    "place 18, the check digit, should be " + right + ", not " + text.charAt(LENGTH - 1) + alsoEn + "; check the whole code");
        }
        if (!organisationHolds) {
            notes.add("第 17 位 (组织机构代码校验位) 按 GB 11714 应为“" + organisation + "”, 整码校验位相符, 照填, 请核对 / place 17, the check digit of the organisation code, would be "
                    + organisation + " by GB 11714; the check digit of the whole holds, so it is taken: check it");
        }
        return new Reading.Accepted(text, notes);
    }

    /// The check digit that belongs to the first 17 places.
    ///
    /// @throws IllegalArgumentException when they are no such places
    public static char checkDigit(String first17) {
        if (first17.length() != LENGTH - 1) {
            throw new IllegalArgumentException("not 17 places but " + first17.length());
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < first17.length(); i++) {
            int value = ALPHABET.indexOf(first17.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("place " + (i + 1) + " is " + first17.charAt(i));
            }
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /// The check digit (0–9 or X) that belongs to the first 8 places of an organisation code.
    ///
    /// @throws IllegalArgumentException when they are no such places
    public static char organisationCheckDigit(String first8) {
        if (!first8.matches("[0-9A-Z]{8}")) {
            throw new IllegalArgumentException("no 8 places of an organisation code: " + first8);
        }
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += ORGANISATION_ALPHABET.indexOf(first8.charAt(i)) * ORGANISATION_WEIGHTS[i];
        }
        return "0123456789X".charAt((11 - sum % 11) % 11);
    }

    /// The organisation code within, places 9–17.
    public String organisationCode() {
        return value.substring(ORGANISATION_FROM, ORGANISATION_CHECK + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
