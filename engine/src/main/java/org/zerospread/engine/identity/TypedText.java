package org.zerospread.engine.identity;

import java.util.ArrayList;
import java.util.List;

/// A number as it was typed, brought to ASCII capitals without blanks, with a note of everything that was understood on the way.
public record TypedText(String text, List<String> notes) {

    private static final char FULL_WIDTH_FIRST = '\uFF01';
    private static final char FULL_WIDTH_LAST = '\uFF5E';
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    /// Reads what was typed.
    public static TypedText of(String typed) {
        List<String> notes = new ArrayList<>();
        String text = typed.strip();
        if (text.startsWith("'") || text.startsWith("\u2018") || text.startsWith("\u2019")) {
            text = text.substring(1);
            notes.add("去掉了开头的撇号 / a leading apostrophe was dropped");
        }
        StringBuilder out = new StringBuilder();
        boolean fullWidth = false;
        boolean blanks = false;
        for (char c : text.toCharArray()) {
            if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
                fullWidth = true;
                out.append((char) (c - FULL_WIDTH_OFFSET));
            } else if (isBlank(c)) {
                blanks = true;
            } else {
                out.append(c);
            }
        }
        if (fullWidth) {
            notes.add("全角字符已按半角理解 / full-width characters were read as ASCII");
        }
        if (blanks) {
            notes.add("去掉了中间的空格 / embedded spaces were dropped");
        }
        return new TypedText(out.toString(), notes);
    }

    /// Blanks that office software and chat programs leave inside a number, the invisible ones included.
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\u200E' || c == '\u200F'
                || c == '\u202A' || c == '\u202C' || c == '\u202D' || c == '\uFEFF';
    }
}
