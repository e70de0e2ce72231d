package org.zerospread.engine.intake;

import java.util.List;

/// One cell as the file has it, nothing trimmed.
///
/// @param row 1-based row of the sheet (XLSX) or line (CSV)
/// @param column 0-based
/// @param text what the file holds: the text, or the digits of a number
/// @param notes what had to be understood to get at the text (a formula's result, zeros that only the format shows), Chinese and English in one line
public record Cell(int row, int column, Kind kind, String text, List<String> notes) {

    /// What the file says the cell is; CSV knows only text.
    public enum Kind {
        TEXT,
        NUMBER,
        /// A number in a workbook that counts days from 1904-01-01.
        NUMBER_1904,
        /// A number with a date format, days counted from 1900 (with the 29 February 1900 that never was).
        DATE_1900,
        /// A number with a date format, days counted from 1904-01-01.
        DATE_1904,
        BOOLEAN,
        /// A formula whose result the file does not hold.
        FORMULA,
        ERROR
    }

    /// A cell that is what it says.
    public Cell(int row, int column, Kind kind, String text) {
        this(row, column, kind, text, List.of());
    }

    /// The address a person knows, such as `B7`.
    public String address() {
        return columnName(column) + row;
    }

    /// `A` for 0, `AA` for 26.
    public static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('A' + rest % 26));
        }
        return name.toString();
    }

    /// Whether there is nothing to read: neither text nor a formula or an error.
    public boolean blank() {
        return kind != Kind.FORMULA && kind != Kind.ERROR && text.isBlank();
    }
}
