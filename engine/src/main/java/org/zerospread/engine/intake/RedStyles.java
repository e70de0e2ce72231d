package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The workbook's own styles, each once more with a red ground behind them: a marked cell keeps its format, font and border.
///
/// @param fills how many fills there are; the red one comes behind them
/// @param formats the elements `xf` of cells as they stand
record RedStyles(int fills, List<String> formats) {

    /// A spreadsheet takes 65,490 styles; a workbook with more than half of them has one red style for all.
    private static final int MOST_DOUBLED = 30_000;
    private static final String RED = "<%sfill><%spatternFill patternType=\"solid\"><%sfgColor rgb=\"FFFF7C80\"/><%sbgColor indexed=\"64\"/></%spatternFill></%sfill>";

    static RedStyles of(InputStream in) throws IOException {
        XmlTokens xml = new XmlTokens(in);
        int fills = 0;
        boolean ofCells = false;
        boolean ofFills = false;
        List<String> formats = new ArrayList<>();
        for (XmlTokens.Kind kind = xml.next(); kind != XmlTokens.Kind.DONE; kind = xml.next()) {
            if (xml.is("cellXfs")) {
                ofCells = kind == XmlTokens.Kind.START;
            } else if (xml.is("fills")) {
                ofFills = kind == XmlTokens.Kind.START;
            } else if (ofFills && xml.opens("fill")) {
                fills++;
            } else if (ofCells && xml.opens("xf")) {
                formats.add(whole(xml));
            }
        }
        return new RedStyles(fills, formats);
    }

    private static String whole(XmlTokens xml) throws IOException {
        StringBuilder element = new StringBuilder(xml.raw());
        if (!xml.isEmpty()) {
            int inside = xml.depth();
            while (xml.depth() >= inside) {
                xml.next();
                element.append(xml.raw());
            }
        }
        return element.toString();
    }

    int redOf(int style) {
        boolean single = formats.size() > MOST_DOUBLED || style >= formats.size();
        return formats.size() + (single ? 0 : style);
    }

    void copy(InputStream in, OutputStream out) throws IOException {
        XmlTokens xml = new XmlTokens(in);
        for (XmlTokens.Kind kind = xml.next(); kind != XmlTokens.Kind.DONE; kind = xml.next()) {
            if (kind == XmlTokens.Kind.START && xml.is("fills")) {
                write(out, counted(xml.raw(), fills + 1));
                continue;
            }
            if (kind == XmlTokens.Kind.START && xml.is("cellXfs")) {
                write(out, counted(xml.raw(), formats.size() + added().size()));
                continue;
            }
            if (kind == XmlTokens.Kind.END && xml.is("fills")) {
                write(out, RED.replace("%s", xml.prefix()));
            } else if (kind == XmlTokens.Kind.END && xml.is("cellXfs")) {
                write(out, String.join("", added()));
            }
            xml.copyTo(out);
        }
    }

    private List<String> added() {
        List<String> doubled = formats.size() > MOST_DOUBLED ? formats.subList(0, 1) : formats;
        return doubled.stream().map(this::red).toList();
    }

    private String red(String format) {
        int end = format.indexOf('>');
        String tag = format.substring(0, end).replaceAll("\\s(fillId|applyFill)\\s*=\\s*[\"'][^\"']*[\"']", "");
        int name = tag.indexOf("xf") + 2;
        return tag.substring(0, name) + " fillId=\"" + fills + "\" applyFill=\"1\"" + tag.substring(name) + format.substring(end);
    }

    private static String counted(String tag, int count) {
        return tag.replaceFirst("\\bcount\\s*=\\s*[\"'][0-9]*[\"']", "count=\"" + count + "\"");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
