package org.zerospread.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rows of one sheet. Rows and cells that only have a style cost little and do not count.
final class SheetRows implements Closeable {

    /// Content further to the right is no table of records, and would make every row wide.
    private static final int MOST_COLUMNS = 256;
    private static final int LAST_ROW = 1 << 20;
    /// What a spreadsheet shows and keeps of a number: its file may hold 36.299999999999997 for 36.3.
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final Pattern TRAILING_ZEROS = Pattern.compile("\\.?0*$");
    private static final List<String> FORMULA = List.of("公式, 按其结果理解 / a formula: its result was read");

    private final InputStream in;
    private final XmlTokens xml;
    private final List<String> texts;
    private final CellFormats formats;
    private final boolean since1904;
    private int row;
    private int hiddenRows;
    private boolean rowHidden;
    private boolean ended;

    SheetRows(InputStream in, List<String> texts, CellFormats formats, boolean since1904) {
        this.in = in;
        this.xml = new XmlTokens(in);
        this.texts = texts;
        this.formats = formats;
        this.since1904 = since1904;
    }

    /// The next row that holds anything, or null. What stands behind the rows is read too, so that a sheet that is cut off is a fault.
    @Nullable Row next() throws IOException {
        while (!ended) {
            XmlTokens.Kind kind = xml.next();
            if (kind == XmlTokens.Kind.DONE) {
                ended = true;
            } else if (xml.opens("row")) {
                beginRow();
                List<Cell> cells = kind == XmlTokens.Kind.EMPTY ? List.of() : cells();
                if (!cells.isEmpty()) {
                    hiddenRows += rowHidden ? 1 : 0;
                    return new Row(row, cells);
                }
            }
        }
        return null;
    }

    /// How many of the rows so far are hidden, mostly by a filter; they were read like the others.
    int hiddenRows() {
        return hiddenRows;
    }

    private void beginRow() throws TableFault {
        @Nullable String number = xml.attribute("r");
        int next = number == null ? row + 1 : whole(number);
        if (next <= row || next > LAST_ROW) {
            throw broken("row " + number);
        }
        row = next;
        @Nullable String hidden = xml.attribute("hidden");
        rowHidden = "1".equals(hidden) || "true".equals(hidden);
    }

    private List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        int inside = xml.depth();
        int column = -1;
        boolean content = false;
        while (xml.depth() >= inside) {
            XmlTokens.Kind kind = xml.next();
            if (!xml.opens("c")) {
                continue;
            }
            @Nullable String reference = xml.attribute("r");
            int here = reference == null ? column + 1 : columnOf(reference);
            if (here <= column) {
                throw broken("cell " + reference);
            }
            column = here;
            if (kind == XmlTokens.Kind.EMPTY) {
                continue;
            }
            Cell cell = cell(column);
            if (!cell.blank()) {
                if (column >= MOST_COLUMNS) {
                    throw new TableFault("INT-010", cell.address() + " 超出第 " + MOST_COLUMNS + " 列; 请删去表格右侧的内容",
                            cell.address() + " lies beyond column " + MOST_COLUMNS + "; remove what stands to the right of the table");
                }
                for (int gap = cells.size(); gap < column; gap++) {
                    cells.add(new Cell(row, gap, Cell.Kind.TEXT, ""));
                }
                cells.add(cell);
                content = true;
            }
        }
        return content ? cells : List.of();
    }

    /// The column of `B7`, which must lie in this row.
    private int columnOf(String reference) throws TableFault {
        int column = 0;
        int at = 0;
        while (at < reference.length() && at < 4 && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
            column = column * 26 + reference.charAt(at++) - 'A' + 1;
        }
        if (at == 0 || column > 16_384 || whole(reference.substring(at)) != row) {
            throw broken("cell " + reference);
        }
        return column - 1;
    }

    private Cell cell(int column) throws IOException {
        @Nullable String type = xml.attribute("t");
        @Nullable String style = xml.attribute("s");
        int inside = xml.depth();
        boolean formula = false;
        @Nullable String value = null;
        while (xml.depth() >= inside) {
            xml.next();
            if (xml.opens("f")) {
                formula = true;
            } else if (xml.opens("v") || xml.opens("is")) {
                value = xml.is("is") ? SharedTexts.textOf(xml) : value();
            }
        }
        if (value == null || value.isEmpty() && type == null) {
            return new Cell(row, column, formula ? Cell.Kind.FORMULA : Cell.Kind.TEXT, "");
        }
        Cell cell = switch (type == null ? "n" : type) {
            case "s" -> text(column, shared(value));
            case "str" -> text(column, XmlText.unescaped(value));
            case "inlineStr", "d" -> text(column, value);
            case "b" -> new Cell(row, column, Cell.Kind.BOOLEAN, value.equals("1") || value.equals("true") ? "TRUE" : "FALSE");
            case "n" -> number(column, value.strip(), style == null ? CellFormats.GENERAL : formats.of(whole(style)));
            default -> new Cell(row, column, Cell.Kind.ERROR, value);
        };
        return formula && cell.kind() != Cell.Kind.ERROR ? new Cell(row, column, cell.kind(), cell.text(), both(FORMULA, cell.notes())) : cell;
    }

    private String value() throws IOException {
        if (xml.isEmpty()) {
            return "";
        }
        int inside = xml.depth();
        String value = "";
        while (xml.depth() >= inside) {
            XmlTokens.Kind kind = xml.next();
            if (kind == XmlTokens.Kind.TEXT || kind == XmlTokens.Kind.CDATA) {
                value = value.isEmpty() ? xml.text() : value + xml.text();
            }
        }
        return value;
    }

    private static List<String> both(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private Cell text(int column, String text) {
        return new Cell(row, column, Cell.Kind.TEXT, text);
    }

    private String shared(String value) throws TableFault {
        int index = whole(value.strip());
        if (index >= texts.size()) {
            throw broken("shared text " + value);
        }
        return texts.get(index);
    }

    private Cell number(int column, String value, int format) {
        @Nullable String digits = shown(value);
        if (digits == null) {
            return new Cell(row, column, Cell.Kind.ERROR, value);
        }
        if (format == CellFormats.DATE) {
            return new Cell(row, column, since1904 ? Cell.Kind.DATE_1904 : Cell.Kind.DATE_1900, value);
        }
        boolean padded = format > digits.length() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (padded) {
            String text = "0".repeat(format - digits.length()) + digits;
            return new Cell(row, column, Cell.Kind.TEXT, text, List.of("按显示的 " + text + " 理解 / read as it is shown: " + text));
        }
        return new Cell(row, column, since1904 ? Cell.Kind.NUMBER_1904 : Cell.Kind.NUMBER, digits);
    }

    /// The number as a spreadsheet shows it, without an exponent; null where it is none.
    static @Nullable String shown(String value) {
        int digits = 0;
        boolean plain = !value.isEmpty();
        for (int i = 0; i < value.length() && plain; i++) {
            char c = value.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            plain = c >= '0' && c <= '9' || c == '.' && i > 0 && value.indexOf('.') == i || c == '-' && i == 0;
        }
        if (plain && digits > 0 && digits <= 15) {
            return value.indexOf('.') < 0 ? value : TRAILING_ZEROS.matcher(value).replaceFirst("");
        }
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number) && value.chars().allMatch(c -> c <= '9' && c != ' ' || c == 'e' || c == 'E')) {
                BigDecimal rounded = new BigDecimal(number).round(SHOWN).stripTrailingZeros();
                return rounded.precision() - rounded.scale() > 15 ? new BigDecimal(number).toBigInteger().toString() : rounded.toPlainString();
            }
        } catch (NumberFormatException none) {
            return null;
        }
        return null;
    }

    private static int whole(String digits) throws TableFault {
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw broken("number " + digits);
        }
        return Integer.parseInt(digits);
    }

    private static TableFault broken(String what) {
        return new TableFault("INT-008", "工作簿内部有错 (" + what + "); 请在表格软件中打开并另存后再上传",
                "the workbook is broken at " + what + "; open it in a spreadsheet program, save it again and send that");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
