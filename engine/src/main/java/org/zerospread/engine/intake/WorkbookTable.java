package org.zerospread.engine.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The visible sheets of an XLSX workbook, one after the other.
final class WorkbookTable implements TableReader {

    private final WorkbookFile workbook;
    private final List<WorkbookFile.Sheet> visible;
    private final List<String> texts;
    private final CellFormats formats;
    private final List<String> notes = new ArrayList<>();
    private SheetRows rows;
    private int sheet;

    private WorkbookTable(WorkbookFile workbook, List<WorkbookFile.Sheet> visible, List<String> texts, CellFormats formats) throws IOException {
        this.workbook = workbook;
        this.visible = visible;
        this.texts = texts;
        this.formats = formats;
        this.rows = rows(0);
    }

    /// @throws TableFault INT-002 no XLSX workbook or no visible sheet, INT-007 to INT-009
    static WorkbookTable open(Path file) throws IOException {
        WorkbookFile workbook = WorkbookFile.open(file);
        try {
            List<WorkbookFile.Sheet> visible = workbook.sheets().stream().filter(sheet -> !sheet.hidden()).toList();
            if (visible.isEmpty()) {
                throw new TableFault("INT-002", "工作簿没有可见的工作表; 请取消隐藏后再上传", "the workbook has no visible sheet; show it and send it again");
            }
            WorkbookTable table = new WorkbookTable(workbook, visible, SharedTexts.of(workbook), CellFormats.of(workbook));
            String hidden = workbook.sheets().stream().filter(WorkbookFile.Sheet::hidden).map(WorkbookFile.Sheet::name)
                    .filter(name -> !HeadedTable.reserved(name)).collect(Collectors.joining(", "));
            if (!hidden.isEmpty()) {
                table.notes.add("隐藏的工作表未读 / hidden sheets were not read: " + hidden);
            }
            if (workbook.since1904()) {
                table.notes.add("日期从 1904 年算起 / days are counted from 1904");
            }
            return table;
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private SheetRows rows(int index) throws IOException {
        return new SheetRows(workbook.open(visible.get(index).path()), texts, formats, workbook.since1904());
    }

    @Override
    public @Nullable Row next() throws IOException {
        return rows.next();
    }

    @Override
    public boolean nextSheet() throws IOException {
        noteHiddenRows();
        if (sheet + 1 == visible.size()) {
            return false;
        }
        rows.close();
        rows = rows(++sheet);
        return true;
    }

    private void noteHiddenRows() {
        if (rows.hiddenRows() > 0) {
            String note = sheetName() + ": 隐藏或被筛选的 " + rows.hiddenRows() + " 行也已读 / hidden or filtered rows were read too: " + rows.hiddenRows();
            if (!notes.contains(note)) {
                notes.add(note);
            }
        }
    }

    @Override
    public String sheetName() {
        return visible.get(sheet).name();
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() throws IOException {
        rows.close();
        workbook.close();
    }
}
