package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// The sheet that sums up: how many rows, how many faults of each kind, and how to go on.
final class ResultSheet {

    private ResultSheet() {}

    static void write(FaultLog faults, long rowsRead, OutputStream out) throws IOException {
        String columns = SheetWriter.column(0, 30, 0) + SheetWriter.column(1, 12, 0) + SheetWriter.column(2, 16, 0) + SheetWriter.column(3, 60, 0) + SheetWriter.column(4, 60, 0);
        SheetWriter sheet = new SheetWriter(out, columns, 0);
        count(sheet, 1, "读入的行 Rows read", rowsRead);
        count(sheet, 2, "没有问题的行 Rows without faults", rowsRead - faults.rows());
        count(sheet, 3, "有问题的行 Rows with faults", faults.rows());
        count(sheet, 4, "问题 Faults", faults.faults());
        sheet.row(6, 0, List.of("代码 Code", "次数 Count", "第一处 First", "意思", "Meaning"));
        int row = 7;
        for (Map.Entry<String, FaultLog.PerCode> entry : faults.byCode().entrySet()) {
            Draft.Remark first = entry.getValue().first();
            sheet.begin(row++);
            sheet.text(0, 0, entry.getKey());
            sheet.number(1, 0, Long.toString(entry.getValue().count()));
            sheet.text(2, 0, first.address());
            sheet.text(3, 0, first.zh());
            sheet.text(4, 0, first.en());
            sheet.end();
        }
        List<String> goOn = faults.rows() == 0 ? List.of("没有问题, 无需再做什么。", "There are no faults; nothing is left to do.")
                : List.of("怎么做: 红色单元格的批注写明问题。改正后上传本工作簿, 或只上传“有问题的行”; 已收下的行再次上传不会重复登记。",
                        "How to go on: the comment on each red cell tells what is wrong. Mend it and send this workbook again, "
                                + "or the faulty rows alone; rows that were taken are not taken twice.");
        for (String line : goOn) {
            sheet.row(++row, 0, List.of(line));
        }
        sheet.finish("");
    }

    private static void count(SheetWriter sheet, int row, String what, long count) throws IOException {
        sheet.begin(row);
        sheet.text(0, 0, what);
        sheet.number(1, 0, Long.toString(count));
        sheet.end();
    }
}
