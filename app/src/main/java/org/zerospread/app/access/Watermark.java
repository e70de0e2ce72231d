package org.zerospread.app.access;

import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An export's number in characters that nobody sees: 32 zero-width ones behind a name, non-joiners for 1 and spaces for 0.
public final class Watermark {

    private static final char ZERO = '\u200B';
    private static final char ONE = '\u200C';
    private static final Pattern MARK = Pattern.compile("[\u200B\u200C]{32}");

    private Watermark() {
    }

    /// The mark of a number.
    static String of(int number) {
        StringBuilder mark = new StringBuilder(Integer.SIZE);
        for (int bit = Integer.SIZE - 1; bit >= 0; bit--) {
            mark.append((number >>> bit & 1) == 1 ? ONE : ZERO);
        }
        return mark.toString();
    }

    /// The numbers of the exports from which a text comes, as the audit trail writes them.
    public static SequencedSet<String> find(CharSequence text) {
        SequencedSet<String> exports = new LinkedHashSet<>();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            int number = 0;
            for (char bit : mark.group().toCharArray()) {
                number = number << 1 | (bit == ONE ? 1 : 0);
            }
            exports.add(HexFormat.of().toHexDigits(number));
        }
        return exports;
    }
}
