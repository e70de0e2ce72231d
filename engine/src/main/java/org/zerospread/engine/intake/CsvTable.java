package org.zerospread.engine.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text with delimiters as a table.
final class CsvTable implements TableReader {

    private final CsvText text;

    private CsvTable(CsvText text) {
        this.text = text;
    }

    static CsvTable open(Path file) throws IOException {
        return new CsvTable(CsvText.open(file, false));
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (CsvRecord line = text.next(); line != null; line = text.next()) {
            Row row = row(line);
            if (!row.blank()) {
                return row;
            }
        }
        return null;
    }

    private static Row row(CsvRecord line) {
        int number = (int) line.getStartingLineNumber();
        List<Cell> cells = new ArrayList<>(line.getFieldCount());
        for (int column = 0; column < line.getFieldCount(); column++) {
            cells.add(new Cell(number, column, Cell.Kind.TEXT, line.getField(column)));
        }
        return new Row(number, cells);
    }

    @Override
    public List<String> notes() {
        return text.notes();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
