package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Copies a worksheet as it stands, but for the style of the marked cells and the link to their comments.
final class SheetMarker {

    /// What may follow the link to the comments in a worksheet (ECMA-376 part 1, 18.3.1.99).
    private static final Set<String> BEHIND_COMMENTS = Set.of("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst");
    private static final Pattern STYLE = Pattern.compile("\\ss\\s*=\\s*[\"'][0-9]*[\"']");

    private final XmlTokens xml;
    private final OutputStream out;
    private final Mark.Cursor marks;
    private final RedStyles styles;
    private final String commentsRelation;
    private @Nullable Mark mark;
    private String prefix = "";
    private int row;
    private boolean linked;

    /// @param commentsRelation identifier of the relation to the drawing of the comments; empty when the sheet is linked already
    SheetMarker(InputStream in, OutputStream out, Mark.Cursor marks, RedStyles styles, String commentsRelation) throws IOException {
        this.xml = new XmlTokens(in);
        this.out = out;
        this.marks = marks;
        this.styles = styles;
        this.commentsRelation = commentsRelation;
        this.linked = commentsRelation.isEmpty();
        this.mark = marks.next();
    }

    void copy() throws IOException {
        for (XmlTokens.Kind kind = xml.next(); kind != XmlTokens.Kind.DONE; kind = xml.next()) {
            if (xml.opens("row")) {
                row(kind);
                continue;
            }
            boolean end = kind == XmlTokens.Kind.END;
            if (xml.opens("sheetData")) {
                prefix = xml.prefix();
            } else if (end && xml.is("sheetData")) {
                missingRows(Integer.MAX_VALUE);
            } else if (!linked && (end && xml.is("worksheet") || !end && BEHIND_COMMENTS.stream().anyMatch(xml::opens))) {
                link();
            }
            xml.copyTo(out);
        }
    }

    private void link() throws IOException {
        linked = true;
        write("<" + prefix + "legacyDrawing xmlns:zs=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" zs:id=\"" + commentsRelation + "\"/>");
    }

    private void row(XmlTokens.Kind kind) throws IOException {
        @Nullable String number = xml.attribute("r");
        row = number == null ? row + 1 : Integer.parseInt(number);
        missingRows(row);
        boolean marked = mark != null && mark.row() == row;
        if (kind == XmlTokens.Kind.EMPTY && marked) {
            String tag = xml.raw();
            write(tag.substring(0, tag.lastIndexOf('/')) + ">");
            missingCells(Integer.MAX_VALUE);
            write("</" + prefix + "row>");
            return;
        }
        xml.copyTo(out);
        if (kind == XmlTokens.Kind.START) {
            cells();
        }
    }

    private void cells() throws IOException {
        int inside = xml.depth();
        int column = -1;
        while (true) {
            xml.next();
            if (xml.depth() < inside) {
                missingCells(Integer.MAX_VALUE);
                xml.copyTo(out);
                return;
            }
            if (xml.depth() <= inside + 1 && xml.opens("c")) {
                @Nullable String reference = xml.attribute("r");
                column = reference == null ? column + 1 : Mark.columnOf(reference);
                missingCells(column);
                if (mark != null && mark.row() == row && mark.column() == column) {
                    write(red(xml.raw(), xml.attribute("s")));
                    mark = marks.next();
                    continue;
                }
            }
            xml.copyTo(out);
        }
    }

    private String red(String tag, @Nullable String style) {
        int red = styles.redOf(style == null ? 0 : Integer.parseInt(style));
        String without = STYLE.matcher(tag).replaceFirst("");
        int name = 1 + prefix.length() + 1;
        return without.substring(0, name) + " s=\"" + red + "\"" + without.substring(name);
    }

    /// Marked cells of this row before a column, which the sheet does not have: what must be filled in and is not there.
    private void missingCells(int column) throws IOException {
        while (mark != null && mark.row() == row && mark.column() < column) {
            write("<" + prefix + "c r=\"" + mark.reference() + "\" s=\"" + styles.redOf(0) + "\"/>");
            mark = marks.next();
        }
    }

    private void missingRows(int before) throws IOException {
        while (mark != null && mark.row() < before) {
            int present = row;
            row = mark.row();
            write("<" + prefix + "row r=\"" + row + "\">");
            missingCells(Integer.MAX_VALUE);
            write("</" + prefix + "row>");
            row = present;
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
