package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The tags and texts of an XML part of a workbook, in constant memory, as bytes: so that what is not changed can be copied as it stands.
///
/// Only what workbooks need: UTF-8, elements, the five named entities and numbered ones. A document type is refused before it is looked at,
/// so that no entity is ever declared or fetched. Elements must nest; a part that ends inside one is a fault.
final class XmlTokens {

    /// What the present token is.
    enum Kind {
        START,
        END,
        /// `<c r="A1"/>`: start and end in one.
        EMPTY,
        TEXT,
        CDATA,
        /// The declaration, a comment, an instruction.
        OTHER,
        /// Nothing is left.
        DONE
    }

    private static final int LONGEST_TOKEN = 4 << 20;
    private static final int DEEPEST = 100;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int from;
    private int to;
    private int nameFrom;
    private int nameTo;
    private Kind kind = Kind.OTHER;
    private boolean ended;
    private boolean begun;
    private final int[] open = new int[DEEPEST];
    private int depth;

    XmlTokens(InputStream in) {
        this.in = in;
    }

    /// Goes on to the next token.
    ///
    /// @throws TableFault INT-008 for anything a workbook does not hold
    Kind next() throws IOException {
        from = to;
        if (!begun) {
            begin();
        }
        if (from == filled && !more()) {
            kind = end();
        } else if (buffer[from] == '<') {
            kind = tag();
        } else {
            to = find((byte) '<', from);
            kind = Kind.TEXT;
        }
        return kind;
    }

    /// How many elements are open around the next token.
    int depth() {
        return depth;
    }

    /// Whether the tag has this name, whatever its prefix.
    boolean is(String localName) {
        int length = nameTo - nameFrom;
        boolean named = kind == Kind.START || kind == Kind.END || kind == Kind.EMPTY;
        if (!named || length != localName.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer[nameFrom + i] != localName.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The prefix of the tag with its colon, or nothing.
    String prefix() {
        int first = kind == Kind.END ? from + 2 : from + 1;
        return new String(buffer, first, nameFrom - first, StandardCharsets.UTF_8);
    }

    /// Whether the present token is an element without content.
    boolean isEmpty() {
        return kind == Kind.EMPTY;
    }

    /// Whether the present token opens an element of this name, also an empty one.
    boolean opens(String localName) {
        return (kind == Kind.START || kind == Kind.EMPTY) && is(localName);
    }

    /// The value of an attribute, whatever its prefix.
    @Nullable String attribute(String localName) throws TableFault {
        return XmlAttribute.find(buffer, nameTo, to, localName);
    }

    /// The characters of a text.
    String text() throws TableFault {
        return kind == Kind.CDATA ? new String(buffer, from + 9, to - from - 12, StandardCharsets.UTF_8) : XmlText.decoded(buffer, from, to);
    }

    /// The token as it stands.
    void copyTo(OutputStream out) throws IOException {
        out.write(buffer, from, to - from);
    }

    String raw() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    private void begin() throws IOException {
        begun = true;
        while (filled < 200 && more()) {
            continue;
        }
        if (!XmlText.isUtf8(buffer, filled)) {
            throw broken("is not UTF-8");
        }
    }

    private Kind end() throws TableFault {
        if (depth > 0) {
            throw broken("ends inside an element");
        }
        return Kind.DONE;
    }

    private Kind tag() throws IOException {
        need(from + 2);
        byte second = buffer[from + 1];
        if (second == '?') {
            to = findAll("?>", from + 2);
            return Kind.OTHER;
        }
        if (second == '!') {
            return declaration();
        }
        to = endOfTag();
        boolean closing = second == '/';
        boolean empty = !closing && buffer[to - 2] == '/';
        name(closing ? from + 2 : from + 1, empty ? to - 2 : to - 1);
        nest(closing, empty);
        return closing ? Kind.END : empty ? Kind.EMPTY : Kind.START;
    }

    private Kind declaration() throws IOException {
        need(from + 4);
        nameFrom = from;
        nameTo = from;
        if (buffer[from + 2] == '-' && buffer[from + 3] == '-') {
            to = findAll("-->", from + 4);
            return Kind.OTHER;
        }
        need(from + 9);
        if (!new String(buffer, from, 9, StandardCharsets.ISO_8859_1).equals("<![CDATA[")) {
            throw broken("declares a document type");
        }
        to = findAll("]]>", from + 9);
        return Kind.CDATA;
    }

    private void name(int first, int last) throws TableFault {
        nameFrom = first;
        int at = first;
        while (at < last && buffer[at] > ' ' || at < last && buffer[at] < 0) {
            if (buffer[at] == '<') {
                throw broken("has a tag inside a tag");
            }
            nameFrom = buffer[at] == ':' ? at + 1 : nameFrom;
            at++;
        }
        nameTo = at;
        if (nameTo == nameFrom) {
            throw broken("has a tag without a name");
        }
    }

    private void nest(boolean closing, boolean empty) throws TableFault {
        int hash = 1;
        for (int i = nameFrom; i < nameTo; i++) {
            hash = 31 * hash + buffer[i];
        }
        if (closing) {
            if (depth == 0 || open[--depth] != hash) {
                throw broken("closes an element that is not open");
            }
        } else if (!empty) {
            if (depth == DEEPEST) {
                throw broken("nests too deep");
            }
            open[depth++] = hash;
        }
    }

    private int endOfTag() throws IOException {
        byte quote = 0;
        for (int at = from + 1;; at++) {
            if (at == filled) {
                int behind = at - from;
                if (!more()) {
                    throw broken("ends inside a tag");
                }
                at = from + behind;
            }
            byte b = buffer[at];
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == '>') {
                return at + 1;
            }
        }
    }

    private int find(byte what, int start) throws IOException {
        for (int at = start;; at++) {
            if (at == filled) {
                int behind = at - from;
                if (!more()) {
                    return filled;
                }
                at = from + behind;
            }
            if (buffer[at] == what) {
                return at;
            }
        }
    }

    private int findAll(String what, int start) throws IOException {
        byte last = (byte) what.charAt(what.length() - 1);
        int behind = start - from + what.length() - 1;
        while (true) {
            need(from + behind + 1);
            int at = find(last, from + behind);
            if (at == filled) {
                throw broken("ends inside a tag");
            }
            if (new String(buffer, at + 1 - what.length(), what.length(), StandardCharsets.ISO_8859_1).equals(what)) {
                return at + 1;
            }
            behind = at - from + 1;
        }
    }

    private void need(int end) throws IOException {
        int length = end - from;
        while (from + length > filled) {
            if (!more()) {
                throw broken("ends inside a tag");
            }
        }
    }

    /// Brings more bytes behind the present token; what lies before it goes.
    private boolean more() throws IOException {
        if (ended) {
            return false;
        }
        if (from > 0 && filled == buffer.length) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            to -= from;
            nameFrom -= from;
            nameTo -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            if (filled >= LONGEST_TOKEN) {
                throw broken("has a text or tag of more than 4 MB");
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        ended = count < 0;
        filled += Math.max(0, count);
        return count > 0;
    }

    static TableFault broken(String how) {
        return new TableFault("INT-008", "工作簿内部有错 (" + how + "); 请在表格软件中打开并另存后再上传",
                "a part of the workbook " + how + "; open it in a spreadsheet program, save it again and send that");
    }
}
