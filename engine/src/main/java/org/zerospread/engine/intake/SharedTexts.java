package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts that cells refer to by number. Runs of rich text are joined; phonetic runs, which only tell how to pronounce, are left out.
final class SharedTexts {

    /// Some 160 MB of memory: 100,000 rows of twelve different texts take 100.
    private static final long MOST_BYTES = 160L << 20;
    private static final int BYTES_PER_TEXT = 56;

    private SharedTexts() {}

    /// @throws TableFault INT-009 too many to be held
    static List<String> of(WorkbookFile workbook) throws IOException {
        List<String> texts = new ArrayList<>();
        @Nullable String part = workbook.partOf("sharedStrings");
        if (part == null) {
            return texts;
        }
        long bytes = 0;
        try (InputStream in = workbook.open(part)) {
            XmlTokens xml = new XmlTokens(in);
            while (xml.next() != XmlTokens.Kind.DONE) {
                if (xml.opens("si")) {
                    String text = textOf(xml);
                    bytes += BYTES_PER_TEXT + 2L * text.length();
                    if (bytes > MOST_BYTES) {
                        throw new TableFault("INT-009", "工作簿中不同的文字太多, 内存放不下; 请另存为 CSV UTF-8 或分成几个文件",
                                "the workbook has too many different texts; save it as CSV UTF-8, or in several files");
                    }
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /// The text of the element that was just opened (`si`, `is`), to its end.
    static String textOf(XmlTokens xml) throws IOException {
        if (xml.isEmpty()) {
            return "";
        }
        int inside = xml.depth();
        @Nullable String first = null;
        @Nullable StringBuilder joined = null;
        boolean counts = false;
        int phonetic = Integer.MAX_VALUE;
        while (xml.depth() >= inside) {
            XmlTokens.Kind kind = xml.next();
            switch (kind) {
                case START -> {
                    counts = xml.is("t") && xml.depth() <= phonetic;
                    phonetic = xml.is("rPh") ? xml.depth() - 1 : phonetic;
                }
                case END -> {
                    counts = false;
                    phonetic = xml.is("rPh") ? Integer.MAX_VALUE : phonetic;
                }
                case TEXT, CDATA -> {
                    if (counts && first == null) {
                        first = xml.text();
                    } else if (counts) {
                        joined = joined == null ? new StringBuilder(first) : joined;
                        joined.append(xml.text());
                    }
                }
                case EMPTY, OTHER, DONE -> { }
            }
        }
        return XmlText.unescaped(joined != null ? joined.toString() : first == null ? "" : first);
    }
}
