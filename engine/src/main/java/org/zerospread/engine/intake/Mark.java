package org.zerospread.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A cell to be marked, with all that is wrong with it.
///
/// @param row 1-based row of its sheet
/// @param column 0-based
record Mark(int row, int column, String text) {

    private static final int SHEET_ROWS = 1 << 20;

    String reference() {
        return Cell.columnName(column) + row;
    }

    /// The 0-based column of `昌元街道!B7`.
    static int columnOf(String address) {
        int column = 0;
        for (int at = address.lastIndexOf('!') + 1; at < address.length() && address.charAt(at) >= 'A' && address.charAt(at) <= 'Z'; at++) {
            column = column * 26 + address.charAt(at) - 'A' + 1;
        }
        return column - 1;
    }

    private static int rowOf(String address) {
        int digits = address.length();
        while (digits > 0 && Character.isDigit(address.charAt(digits - 1))) {
            digits--;
        }
        return Integer.parseInt(address.substring(digits));
    }

    /// The marks of one sheet, in the order of its cells.
    static final class Cursor implements Closeable {
        private final FaultLog.Entries entries;
        private final String sheet;
        private final String firstSheet;
        private final boolean lines;
        private @Nullable Mark ahead;
        private boolean begun;

        /// @param sheet the sheet's name
        /// @param firstSheet the sheet that addresses without a sheet are of
        /// @param lines whether rows are lines of a text file, which was written to sheets of 1,048,576 rows named 1, 2, 3
        Cursor(FaultLog log, String sheet, String firstSheet, boolean lines) throws IOException {
            this.entries = log.entries();
            this.sheet = sheet;
            this.firstSheet = firstSheet;
            this.lines = lines;
        }

        /// The next cell, or null; several faults of one cell are one mark.
        @Nullable Mark next() throws IOException {
            if (!begun) {
                begun = true;
                ahead = read();
            }
            Mark mark = ahead;
            if (mark == null) {
                return null;
            }
            ahead = read();
            while (ahead != null && ahead.row() == mark.row() && ahead.column() == mark.column()) {
                mark = new Mark(mark.row(), mark.column(), mark.text() + "\n\n" + ahead.text());
                ahead = read();
            }
            return mark;
        }

        private @Nullable Mark read() throws IOException {
            for (FaultLog.Entry entry = entries.next(); entry != null; entry = entries.next()) {
                Draft.Remark fault = entry.fault();
                String address = fault.address();
                int row = rowOf(address);
                if (sheet.equals(sheetOf(address, row))) {
                    return new Mark(lines ? (row - 1) % SHEET_ROWS + 1 : row, columnOf(address), fault.code() + "\n" + fault.zh() + "\n" + fault.en());
                }
            }
            return null;
        }

        private String sheetOf(String address, int row) {
            if (lines) {
                return Integer.toString((row - 1) / SHEET_ROWS + 1);
            }
            int bang = address.lastIndexOf('!');
            return bang < 0 ? firstSheet : Objects.requireNonNull(address.substring(0, bang));
        }

        @Override
        public void close() throws IOException {
            entries.close();
        }
    }
}
