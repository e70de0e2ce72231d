package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes one worksheet, row after row, in constant memory. Texts stand in their cells, so that nothing has to be kept for the end.
final class SheetWriter {

    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    /// What a spreadsheet takes in one cell.
    private static final int LONGEST_TEXT = 32_767;
    private static final int FLUSH_FROM = 1 << 15;

    private final OutputStream out;
    private final StringBuilder pending = new StringBuilder(FLUSH_FROM + 4096);
    private int row;

    /// @param columns elements `col` for widths and styles, or nothing
    /// @param frozenRows rows that stay in sight at the top
    SheetWriter(OutputStream out, String columns, int frozenRows) {
        this.out = out;
        pending.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"").append(MAIN).append("\">");
        if (frozenRows > 0) {
            pending.append("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"").append(frozenRows).append("\" topLeftCell=\"A")
                    .append(frozenRows + 1).append("\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        }
        if (!columns.isEmpty()) {
            pending.append("<cols>").append(columns).append("</cols>");
        }
        pending.append("<sheetData>");
    }

    static String column(int column, int width, int style) {
        return "<col min=\"%d\" max=\"%d\" width=\"%d\" style=\"%d\" customWidth=\"1\"/>".formatted(column + 1, column + 1, width, style);
    }

    void begin(int number) {
        row = number;
        pending.append("<row r=\"").append(number).append("\">");
    }

    void text(int column, int style, String text) {
        if (text.isEmpty()) {
            return;
        }
        String kept = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
        cell(column, style).append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">").append(XmlText.encoded(kept)).append("</t></is></c>");
    }

    void number(int column, int style, String digits) {
        cell(column, style).append("><v>").append(digits).append("</v></c>");
    }

    void yesNo(int column, int style, boolean value) {
        cell(column, style).append(" t=\"b\"><v>").append(value ? '1' : '0').append("</v></c>");
    }

    void error(int column, int style) {
        cell(column, style).append(" t=\"e\"><v>#VALUE!</v></c>");
    }

    private StringBuilder cell(int column, int style) {
        return pending.append("<c r=\"").append(Cell.columnName(column)).append(row).append("\" s=\"").append(style).append('"');
    }

    void end() throws IOException {
        pending.append("</row>");
        if (pending.length() > FLUSH_FROM) {
            flush();
        }
    }

    /// One row of texts.
    void row(int number, int style, List<String> texts) throws IOException {
        begin(number);
        for (int column = 0; column < texts.size(); column++) {
            text(column, style, texts.get(column));
        }
        end();
    }

    /// @param behind elements that follow the rows, or nothing
    void finish(String behind) throws IOException {
        pending.append("</sheetData>").append(behind).append("</worksheet>");
        flush();
    }

    private void flush() throws IOException {
        out.write(pending.toString().getBytes(StandardCharsets.UTF_8));
        pending.setLength(0);
    }
}
