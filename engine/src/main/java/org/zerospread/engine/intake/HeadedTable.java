package org.zerospread.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows below the headings of a kind: of every sheet that has them, one sheet after the other. Sheets without such headings are noted.
final class HeadedTable implements Closeable {

    private static final int ROWS_ABOVE_HEADINGS = 20;
    /// A row of the second sheet is 1,048,576 plus its number, so that every row of a file has a place of its own in one order.
    private static final int ROWS_PER_SHEET_BITS = 20;

    /// Sheets of the program's own, which hold no records.
    private static final Set<String> RESERVED = Set.of(Template.INSTRUCTIONS, Template.CHOICES, AnnotatedWorkbook.SUMMARY);

    private final TableReader table;
    private final RecordKind kind;
    private final Mapping mapping;
    private final List<String> notes = new ArrayList<>();
    private @Nullable ColumnMap map;
    private @Nullable Row headings;
    private int sheets;

    private HeadedTable(TableReader table, RecordKind kind, Mapping mapping) {
        this.table = table;
        this.kind = kind;
        this.mapping = mapping;
    }

    /// @throws TableFault INT-003 no headings, INT-004, INT-005 and INT-011 for the columns
    static HeadedTable open(TableReader table, RecordKind kind, Mapping mapping) throws IOException {
        HeadedTable headed = new HeadedTable(table, kind, mapping);
        boolean found = headed.findHeadings();
        while (!found && table.nextSheet()) {
            found = headed.findHeadings();
        }
        if (!found) {
            throw new TableFault("INT-003", "前 20 行没有找到“" + kind.zh() + "”的表头, 请使用模板", "no headings of " + kind.key() + " in the first 20 rows; use the template");
        }
        return headed;
    }

    static boolean reserved(String sheet) {
        return RESERVED.stream().anyMatch(sheet::startsWith);
    }

    private boolean findHeadings() throws IOException {
        if (reserved(table.sheetName())) {
            return false;
        }
        boolean empty = true;
        for (int i = 0; i < ROWS_ABOVE_HEADINGS; i++) {
            Row row = table.next();
            if (row == null) {
                break;
            }
            empty = false;
            if (ColumnMap.looksLikeHeadings(kind, mapping, row)) {
                map = columns(row);
                headings = row;
                map.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
                sheets++;
                return true;
            }
        }
        if (!empty) {
            notes.add("工作表“" + table.sheetName() + "”没有表头, 未读 / the sheet has no headings and was not read: " + table.sheetName());
        }
        return false;
    }

    private ColumnMap columns(Row row) throws TableFault {
        try {
            return ColumnMap.of(kind, mapping, row);
        } catch (TableFault fault) {
            boolean several = sheets > 0;
            throw several ? new TableFault(fault.code(), "工作表“" + table.sheetName() + "”: " + fault.zh(), "sheet " + table.sheetName() + ": " + fault.en()) : fault;
        }
    }

    /// The next row below headings, or null at the end of the last sheet.
    @Nullable Row next() throws IOException {
        Row row = table.next();
        while (row == null && table.nextSheet()) {
            if (findHeadings()) {
                row = table.next();
            }
        }
        return row;
    }

    /// Where the row stands in the whole file.
    int position(Row row) {
        return (sheets - 1 << ROWS_PER_SHEET_BITS) + row.number();
    }

    /// `B7`, and beyond the first sheet `昌元街道!B7`.
    String address(Cell cell) {
        return sheets == 1 ? cell.address() : table.sheetName() + "!" + cell.address();
    }

    /// How many sheets with headings were met so far; the present row is of the last of them.
    int sheets() {
        return sheets;
    }

    String sheetName() {
        return table.sheetName();
    }

    ColumnMap map() {
        if (map == null) {
            throw new IllegalStateException("opened without headings");
        }
        return map;
    }

    /// The row of headings of the present sheet.
    Row headings() {
        if (headings == null) {
            throw new IllegalStateException("opened without headings");
        }
        return headings;
    }

    List<String> notes() {
        List<String> all = new ArrayList<>(table.notes());
        all.addAll(notes);
        return all;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
