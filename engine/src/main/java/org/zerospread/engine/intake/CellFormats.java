package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a cell's style says about its number: a date, or zeros in front that only the format shows.
///
/// @param codes per style: [#GENERAL], [#DATE], or how many digits are shown at least
record CellFormats(int[] codes) {

    static final int GENERAL = 0;
    static final int DATE = -1;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[(?![hmsHMS]+])[^]]*]|_.|\\*.");
    private static final Pattern ELAPSED = Pattern.compile("\\[[hmsHMS]+]");
    private static final Pattern DATE_LETTERS = Pattern.compile("[ymdhsYMDHS年月日]|aaa|AM/PM|上午");
    private static final Pattern ZEROS = Pattern.compile("0{2,32}");

    /// The formats of a workbook without styles.
    static CellFormats of(WorkbookFile workbook) throws IOException {
        @Nullable String part = workbook.partOf("styles");
        if (part == null) {
            return new CellFormats(new int[0]);
        }
        Map<Integer, String> own = new HashMap<>();
        List<Integer> codes = new ArrayList<>();
        try (InputStream in = workbook.open(part)) {
            XmlTokens xml = new XmlTokens(in);
            boolean cellStyles = false;
            while (xml.next() != XmlTokens.Kind.DONE) {
                if (xml.is("cellXfs")) {
                    cellStyles = xml.opens("cellXfs");
                } else if (xml.opens("numFmt")) {
                    @Nullable String code = xml.attribute("formatCode");
                    own.putIfAbsent(number(xml.attribute("numFmtId")), code == null ? "" : code);
                } else if (cellStyles && xml.opens("xf")) {
                    int format = number(xml.attribute("numFmtId"));
                    @Nullable String code = own.get(format);
                    codes.add(code == null ? builtIn(format) : code(code));
                }
            }
        }
        return new CellFormats(codes.stream().mapToInt(Integer::intValue).toArray());
    }

    int of(int style) {
        return style >= 0 && style < codes.length ? codes[style] : GENERAL;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /// ECMA-376 part 1, 18.8.30, with the ones that are dates in East Asian editions only. 46 is elapsed time.
    private static int builtIn(int format) {
        boolean date = format >= 14 && format <= 22 || format >= 27 && format <= 36 || format == 45 || format == 47 || format >= 50 && format <= 58;
        return date ? DATE : GENERAL;
    }

    static int code(String format) {
        String first = format.split(";", 2)[0];
        String bare = QUOTED.matcher(first).replaceAll("");
        if (ZEROS.matcher(bare).matches()) {
            return bare.length();
        }
        // Quoted words such as "年" between the letters do not matter; `General` holds no letter of a date but `e`.
        boolean date = !ELAPSED.matcher(bare).find() && DATE_LETTERS.matcher(bare.replaceAll("(?i)general|red|blue", "")).find();
        return date ? DATE : GENERAL;
    }
}
