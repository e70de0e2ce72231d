package org.zerospread.engine.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Characters of XML, there and back.
final class XmlText {

    private static final int LONGEST_ENTITY = 10;
    private static final int DECLARATION = 200;

    private XmlText() {}

    /// Whether a part begins as UTF-8 does and declares nothing else.
    static boolean isUtf8(byte[] head, int length) {
        if (length > 1 && (head[0] == 0 || head[1] == 0 || (head[0] & 0xFF) >= 0xFE)) {
            return false;
        }
        String start = new String(head, 0, Math.min(length, DECLARATION), StandardCharsets.ISO_8859_1);
        boolean declares = start.startsWith("<?xml") || start.startsWith("\u00EF\u00BB\u00BF<?xml");
        int encoding = declares ? start.indexOf("encoding=") : -1;
        if (encoding < 0 || encoding > start.indexOf("?>")) {
            return true;
        }
        String name = start.substring(encoding + "encoding=".length() + 1).toLowerCase(Locale.ROOT);
        return name.startsWith("utf-8") || name.startsWith("us-ascii");
    }

    /// @throws TableFault INT-008 an entity that XML itself does not name
    static String decoded(byte[] bytes, int from, int to) throws TableFault {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '&') {
                return withEntities(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static String withEntities(String text) throws TableFault {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '&') {
                out.append(c);
                continue;
            }
            int end = text.indexOf(';', i);
            if (end < 0 || end - i > LONGEST_ENTITY) {
                throw unknown();
            }
            entity(text.substring(i + 1, end), out);
            i = end;
        }
        return out.toString();
    }

    private static void entity(String name, StringBuilder out) throws TableFault {
        switch (name) {
            case "amp" -> out.append('&');
            case "lt" -> out.append('<');
            case "gt" -> out.append('>');
            case "quot" -> out.append('"');
            case "apos" -> out.append('\'');
            default -> out.appendCodePoint(numbered(name));
        }
    }

    private static int numbered(String name) throws TableFault {
        try {
            int point = name.startsWith("#x") ? Integer.parseInt(name.substring(2), 16) : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
            if (Character.isValidCodePoint(point)) {
                return point;
            }
        } catch (NumberFormatException notNumbered) {
            throw unknown();
        }
        throw unknown();
    }

    private static TableFault unknown() {
        return new TableFault("INT-008", "工作簿内部有未知的实体; 请在表格软件中打开并另存后再上传",
                "the workbook uses an entity that is not known; open it in a spreadsheet program, save it again and send that");
    }

    /// For text and attributes alike; control characters, which XML cannot hold, as workbooks write them: `_x0001_`.
    static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                out.append(c).append(text.charAt(++i));
            } else {
                append(out, text, i);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String text, int i) {
        char c = text.charAt(i);
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\n' -> out.append("&#10;");
            case '\t' -> out.append("&#9;");
            case '_' -> out.append(isEscape(text, i) ? "_x005F_" : "_");
            default -> {
                if (c < ' ' || Character.isSurrogate(c) || c >= '\uFFFE') {
                    out.append("_x%04X_".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /// Undoes `_x000D_`, which stands for a character that XML cannot hold or would change.
    static String unescaped(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 6;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int at) {
        if (at + 7 > text.length() || text.charAt(at) != '_' || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
