package org.zerospread.engine.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row read.
///
/// @param row where it stands in the file
/// @param values per field of the kind, null where blank or refused; the Java types are those of [Field.Type]
/// @param remarks what was understood or refused; the row may be taken only if none is a fault
/// @param where its cells
public record Draft(int row, @Nullable Object[] values, List<Remark> remarks, Where where) {

    /// A note (`code` empty) or a fault at one cell.
    public record Remark(String address, String field, String code, String zh, String en) {

        /// Whether the row cannot be taken because of it.
        public boolean fault() {
            return !code.isEmpty();
        }
    }

    /// Where the cells of a row stand.
    ///
    /// @param sheet `昌元街道!` beyond the first sheet, else empty
    /// @param row within its sheet
    /// @param columns per field, -1 where the sheet has none
    public record Where(String sheet, int row, int[] columns) {

        /// The address of a field's cell, such as `B7`; the row's first cell where the field has no column.
        public String address(int field) {
            int column = field < 0 || columns[field] < 0 ? 0 : columns[field];
            return sheet + Cell.columnName(column) + row;
        }
    }

    /// Whether every value was understood.
    public boolean sound() {
        return remarks.stream().noneMatch(Remark::fault);
    }

    /// A fault that was found after reading, at the cell of a field.
    public Remark fault(RecordKind kind, String field, String code, String zh, String en) {
        int index = kind.fields().stream().map(Field::key).toList().indexOf(field);
        return new Remark(where.address(index), field, code, zh, en);
    }
}
