package org.zerospread.engine.intake;

/// One cell as the file has it, nothing trimmed.
///
/// @param row 1-based row (XLSX) or line (CSV)
/// @param column 0-based
/// @param text what the file holds: the text, or the digits of a number
public record Cell(int row, int column, Kind kind, String text) {

    /// What the file says the cell is; CSV knows only text.
    public enum Kind {
        TEXT,
        NUMBER,
        /// A number with a date format, days counted from 1900 (with the 29 February 1900 that never was).
        DATE_1900,
        /// A number with a date format, days counted from 1904-01-01.
        DATE_1904,
        BOOLEAN,
        FORMULA,
        ERROR
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

    /// Whether there is nothing to read.
    public boolean blank() {
        return text.isBlank();
    }
}
