package org.zerospread.engine.intake;

import org.jspecify.annotations.Nullable;

/// Looks for an attribute in the bytes of a tag.
final class XmlAttribute {

    private XmlAttribute() {}

    /// The value of the attribute of a name, whatever its prefix, or null.
    ///
    /// @param from behind the tag's name
    /// @param to behind the tag
    static @Nullable String find(byte[] tag, int from, int to, String localName) throws TableFault {
        int at = from;
        while (true) {
            int start = blanks(tag, at, to);
            at = start;
            while (at < to && tag[at] != '=' && tag[at] != '>' && tag[at] != '/') {
                start = tag[at] == ':' ? at + 1 : start;
                at++;
            }
            if (at >= to || tag[at] != '=') {
                return null;
            }
            int end = at;
            while (end > start && tag[end - 1] <= ' ') {
                end--;
            }
            int quote = blanks(tag, at + 1, to);
            if (quote >= to || tag[quote] != '"' && tag[quote] != '\'') {
                throw XmlTokens.broken("has an attribute without quotes");
            }
            at = quote + 1;
            while (at < to && tag[at] != tag[quote]) {
                at++;
            }
            if (named(tag, start, end, localName)) {
                return XmlText.decoded(tag, quote + 1, at);
            }
            at++;
        }
    }

    private static int blanks(byte[] tag, int from, int to) {
        int at = from;
        while (at < to && tag[at] <= ' ' && tag[at] >= 0) {
            at++;
        }
        return at;
    }

    private static boolean named(byte[] tag, int from, int to, String name) {
        boolean same = to - from == name.length();
        for (int i = 0; same && i < name.length(); i++) {
            same = tag[from + i] == name.charAt(i);
        }
        return same;
    }
}
