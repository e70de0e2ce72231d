package org.zerospread.app.access;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands a list out as a CSV file that spreadsheets open without harm.
///
/// UTF-8 with a byte order mark, so that Chinese is read as such. A cell that a spreadsheet would compute (it begins
/// with `=`, `+`, `-`, `@`, tab or return) gets an apostrophe in front.
public final class CsvExport {

    private CsvExport() {
    }

    /// Writes the file.
    ///
    /// @param name file name with its ending, ASCII
    public static void send(HttpServletResponse response, String name, List<String> header, List<? extends List<? extends @Nullable Object>> rows) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        try (OutputStreamWriter text = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8); CsvWriter csv = CsvWriter.builder().build(text)) {
            text.write('\uFEFF');
            csv.writeRecord(header);
            for (List<? extends @Nullable Object> row : rows) {
                csv.writeRecord(row.stream().map(CsvExport::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
