package org.zerospread.engine.certificate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads JSON strictly (RFC 8259): what two readers could understand differently, such as a key that stands twice, is refused.
///
/// Written here since a certificate is read by whoever uses the engine as a library, and the engine brings no reader of JSON along.
final class JsonText {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private final String text;
    private int at;
    private boolean blanks;

    private JsonText(String text) {
        this.text = text;
    }

    /// A text that was read.
    ///
    /// @param minified that no blank stands where it could be left out
    record Read(Object value, boolean minified) {
    }

    /// Reads a whole text.
    static Read read(String text) throws JsonFault {
        JsonText reader = new JsonText(text);
        Object value = reader.value(0);
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.fault("something follows the value");
        }
        return new Read(value, !reader.blanks);
    }

    /// Reads a text that must be an object.
    static JsonObject object(String text) throws JsonFault {
        if (read(text).value() instanceof JsonObject object) {
            return object;
        }
        throw new JsonFault(1, "it is no object");
    }

    /// A text in quotes, escaped where it must be.
    static String quoted(String plain) {
        StringBuilder out = new StringBuilder(plain.length() + 2).append('"');
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private JsonFault fault(String what) {
        int line = 1 + (int) text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
        return new JsonFault(line, what);
    }

    private char peek() throws JsonFault {
        if (at >= text.length()) {
            throw fault("it ends too early");
        }
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
            blanks = true;
        }
    }

    private void expect(char wanted) throws JsonFault {
        skipBlanks();
        if (peek() != wanted) {
            throw fault("'" + wanted + "' is missing");
        }
        at++;
    }

    private Object value(int depth) throws JsonFault {
        if (depth > DEEPEST) {
            throw fault("it is nested too deeply");
        }
        skipBlanks();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", JsonObject.Null.NULL);
            default -> number();
        };
    }

    private JsonObject object(int depth) throws JsonFault {
        Map<String, Object> fields = new LinkedHashMap<>();
        expect('{');
        skipBlanks();
        if (peek() == '}') {
            at++;
            return new JsonObject(fields);
        }
        do {
            skipBlanks();
            String key = string();
            expect(':');
            if (fields.put(key, value(depth + 1)) != null) {
                throw fault("the key \"" + key + "\" stands twice");
            }
        } while (another('}'));
        return new JsonObject(fields);
    }

    private List<Object> list(int depth) throws JsonFault {
        List<Object> values = new ArrayList<>();
        expect('[');
        skipBlanks();
        if (peek() == ']') {
            at++;
            return values;
        }
        do {
            values.add(value(depth + 1));
        } while (another(']'));
        return values;
    }

    private boolean another(char end) throws JsonFault {
        skipBlanks();
        char next = peek();
        at++;
        if (next != ',' && next != end) {
            throw fault("',' or '" + end + "' is missing");
        }
        return next == ',';
    }

    private Object word(String word, Object value) throws JsonFault {
        if (!text.startsWith(word, at)) {
            throw fault("no such word");
        }
        at += word.length();
        return value;
    }

    private BigDecimal number() throws JsonFault {
        Matcher number = NUMBER.matcher(text).region(at, Math.min(text.length(), at + LONGEST_NUMBER));
        if (!number.lookingAt()) {
            throw fault("no value");
        }
        at = number.end();
        return new BigDecimal(number.group());
    }

    private String string() throws JsonFault {
        if (peek() != '"') {
            throw fault("'\"' is missing");
        }
        at++;
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw fault("a control character in a text");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        at++;
        return out.toString();
    }

    private char escaped() throws JsonFault {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw fault("no such escape");
        };
    }

    private char unicode() throws JsonFault {
        String digits = text.substring(at, Math.min(text.length(), at + 4));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw fault("no such escape");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }
}
