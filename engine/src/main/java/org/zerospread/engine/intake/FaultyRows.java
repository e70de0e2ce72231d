package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Only the rows with faults, to be mended and sent again: the file's own headings and two columns more, the row's number and what is wrong, which
/// reading passes over. Cells stay of their kind: a number that lost its last digits must not come back as a text that looks sound.
public final class FaultyRows {

    private FaultyRows() {}

    /// Writes the faulty rows of a file as an XLSX workbook, a sheet for each sheet that has any.
    ///
    /// @param file as it was read, with the same kind and mapping
    public static void write(Path file, RecordKind kind, Mapping mapping, FaultLog faults, OutputStream out) throws IOException {
        try (HeadedTable table = HeadedTable.open(Tables.open(file), kind, mapping);
                FaultLog.Entries entries = faults.entries();
                WorkbookWriter workbook = new WorkbookWriter(out)) {
            Copy copy = new Copy(table, workbook);
            FaultLog.@Nullable Entry fault = entries.next();
            for (Row row = table.next(); row != null && fault != null; row = table.next()) {
                StringBuilder problems = new StringBuilder();
                int position = table.position(row);
                while (fault != null && fault.row() == position) {
                    Draft.Remark remark = fault.fault();
                    problems.append(problems.isEmpty() ? "" : "\n").append(remark.address()).append(' ').append(remark.code()).append(' ')
                            .append(remark.zh()).append(" / ").append(remark.en());
                    fault = entries.next();
                }
                if (!problems.isEmpty()) {
                    copy.row(row, problems.toString());
                }
            }
            copy.finish();
        }
    }

    /// The sheet that is being written.
    private static final class Copy {
        private final HeadedTable table;
        private final WorkbookWriter workbook;
        private SheetWriter sheet;
        private int ordinal;
        private int rows;

        Copy(HeadedTable table, WorkbookWriter workbook) throws IOException {
            this.table = table;
            this.workbook = workbook;
            this.sheet = begin();
        }

        private SheetWriter begin() throws IOException {
            ordinal = table.sheets();
            List<Cell> headings = table.headings().cells();
            SheetWriter begun = workbook.sheet(table.sheetName().isEmpty() ? "1" : table.sheetName(), false, "", 1);
            begun.begin(1);
            for (Cell heading : headings) {
                begun.text(heading.column(), WorkbookWriter.HEADING, heading.text());
            }
            begun.text(headings.size(), WorkbookWriter.HEADING, ColumnMap.LINE);
            begun.text(headings.size() + 1, WorkbookWriter.HEADING, ColumnMap.PROBLEM);
            begun.end();
            rows = 1;
            return begun;
        }

        void row(Row row, String problems) throws IOException {
            if (table.sheets() != ordinal) {
                sheet.finish("");
                sheet = begin();
            }
            int width = table.headings().cells().size();
            sheet.begin(++rows);
            for (Cell cell : row.cells()) {
                if (cell.column() < width) {
                    cell(cell);
                }
            }
            sheet.number(width, WorkbookWriter.PLAIN, Integer.toString(row.number()));
            sheet.text(width + 1, WorkbookWriter.WRAPPED, problems);
            sheet.end();
        }

        private void cell(Cell cell) {
            switch (cell.kind()) {
                case TEXT -> sheet.text(cell.column(), WorkbookWriter.TEXT, cell.text());
                case NUMBER, NUMBER_1904 -> sheet.number(cell.column(), WorkbookWriter.PLAIN, cell.text());
                case DATE_1900, DATE_1904 -> sheet.number(cell.column(), cell.text().indexOf('.') < 0 ? WorkbookWriter.DATE : WorkbookWriter.TIME, cell.text());
                case BOOLEAN -> sheet.yesNo(cell.column(), WorkbookWriter.PLAIN, cell.text().equals("TRUE"));
                case FORMULA, ERROR -> sheet.error(cell.column(), WorkbookWriter.PLAIN);
            }
            if (cell.kind() == Cell.Kind.DATE_1904 || cell.kind() == Cell.Kind.NUMBER_1904) {
                workbook.countFrom1904();
            }
        }

        void finish() throws IOException {
            sheet.finish("");
        }
    }
}
