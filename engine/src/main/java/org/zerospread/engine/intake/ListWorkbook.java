package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Writes lists as a workbook, a sheet for each, in constant memory: the headings stay in sight, and every value is text, so that none is computed or changed.
public final class ListWorkbook {

    private static final int WIDTH = 16;

    private ListWorkbook() {}

    /// Writes it and closes the stream.
    ///
    /// @param sheet name of the sheet
    public static void write(OutputStream out, String sheet, List<String> header, Iterable<List<String>> rows) throws IOException {
        try (WorkbookWriter workbook = new WorkbookWriter(out)) {
            write(workbook, sheet, header, rows);
        }
    }

    /// A list with its headings.
    public record Sheet(String name, List<String> header, List<List<String>> rows) {
        public Sheet {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /// Writes several and closes the stream.
    public static void write(OutputStream out, List<Sheet> sheets) throws IOException {
        try (WorkbookWriter workbook = new WorkbookWriter(out)) {
            for (Sheet sheet : sheets) {
                write(workbook, sheet.name(), sheet.header(), sheet.rows());
            }
        }
    }

    private static void write(WorkbookWriter workbook, String sheet, List<String> header, Iterable<List<String>> rows) throws IOException {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < header.size(); i++) {
            columns.append(SheetWriter.column(i, WIDTH, WorkbookWriter.TEXT));
        }
        SheetWriter written = workbook.sheet(sheet, false, columns.toString(), 1);
        written.row(1, WorkbookWriter.HEADING, header);
        int number = 2;
        for (List<String> row : rows) {
            written.row(number++, WorkbookWriter.TEXT, row);
        }
        written.finish("");
    }
}
