package org.zerospread.engine.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The answer to a file: the sender's own workbook, in which each faulty cell is red and has a comment, and one sheet more that sums up. Every other
/// part is copied byte for byte, the sheets too but for the marked cells. A CSV file is answered with a workbook of the same rows.
///
/// Memory does not grow with rows or faults, but for the shared texts of the workbook that reading holds.
public final class AnnotatedWorkbook {

    /// The sheet that sums up; it is never read as a table.
    static final String SUMMARY = "导入结果 Result";

    private static final int SHEET_ROWS = 1 << 20;

    private AnnotatedWorkbook() {}

    /// Writes the answer.
    ///
    /// @param file as it was read, with the same kind and mapping
    /// @param rowsRead how many rows were read, with and without faults
    /// @throws TableFault INT-012 when the workbook's own comments cannot be added to
    public static void write(Path file, RecordKind kind, Mapping mapping, FaultLog faults, long rowsRead, OutputStream out) throws IOException {
        if (Tables.isWorkbook(file)) {
            String first;
            try (HeadedTable table = HeadedTable.open(Tables.open(file), kind, mapping)) {
                first = table.sheetName();
            }
            MarkedCopy.write(file, new MarkedCopy.Answer(faults, rowsRead, first, false), out);
            return;
        }
        Path copy = Files.createTempFile("answer", ".xlsx");
        try {
            try (OutputStream rows = new BufferedOutputStream(Files.newOutputStream(copy))) {
                sameRows(file, rows);
            }
            MarkedCopy.write(copy, new MarkedCopy.Answer(faults, rowsRead, "1", true), out);
        } finally {
            Files.delete(copy);
        }
    }

    /// Line by line, so that addresses are those of the text file; a sheet is full after 1,048,576 lines.
    private static void sameRows(Path file, OutputStream out) throws IOException {
        try (TableReader table = Tables.open(file); WorkbookWriter workbook = new WorkbookWriter(out)) {
            int sheets = 1;
            SheetWriter sheet = workbook.sheet("1", false, "", 0);
            for (Row row = table.next(); row != null; row = table.next()) {
                while ((row.number() - 1) / SHEET_ROWS >= sheets) {
                    sheet.finish("");
                    sheet = workbook.sheet(Integer.toString(++sheets), false, "", 0);
                }
                sheet.begin((row.number() - 1) % SHEET_ROWS + 1);
                for (Cell cell : row.cells()) {
                    sheet.text(cell.column(), WorkbookWriter.TEXT, cell.text());
                }
                sheet.end();
            }
            sheet.finish("");
        }
    }
}
