package org.zerospread.engine.intake;

import java.util.List;

/// One row of a table.
///
/// @param number 1-based row (XLSX) or first line (CSV)
/// @param cells by column, without gaps
public record Row(int number, List<Cell> cells) {

    /// The cell of a 0-based column; an empty one where the row is shorter.
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : new Cell(number, column, Cell.Kind.TEXT, "");
    }

    /// Whether no cell holds anything.
    public boolean blank() {
        for (Cell cell : cells) {
            if (!cell.blank()) {
                return false;
            }
        }
        return true;
    }
}
