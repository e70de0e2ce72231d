package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// From a file to its rows: the content tells what it is, never the name.
public final class Tables {

    private static final int HEAD = 1 << 16;
    /// How files begin that are neither text nor a workbook (ISO 8859-1), and what they are called.
    private static final Map<String, String> OTHERS = Map.of("%PDF", "PDF", "\u0089PNG", "PNG", "\u00FF\u00D8\u00FF", "JPEG", "Rar!", "RAR",
            "7z\u00BC\u00AF", "7z", "\u001F\u008B", "GZIP", "{\\rtf", "RTF", "SQLite", "SQLite");

    private Tables() {}

    /// Opens a CSV file or an XLSX workbook.
    ///
    /// @throws TableFault INT-001 undecodable, INT-002 empty or no table, INT-007 to INT-010 for workbooks
    public static TableReader open(Path file) throws IOException {
        return isWorkbook(file) ? WorkbookTable.open(file) : CsvTable.open(file);
    }

    /// Whether the file is an archive, as workbooks are; else it is text.
    ///
    /// @throws TableFault INT-002 when it is neither
    static boolean isWorkbook(Path file) throws IOException {
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
        if (head.isEmpty()) {
            throw new TableFault("INT-002", "文件是空的", "the file is empty");
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            boolean locked = head.contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e");
            throw locked ? new TableFault("INT-002", "工作簿有打开密码; 请去掉密码后另存再上传", "the workbook has a password; remove it, save and send that")
                    : new TableFault("INT-002", "这是旧版 XLS (或加密的) 文件; 请另存为 XLSX", "this is an old XLS (or encrypted) file; save it as XLSX");
        }
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            if (head.startsWith(other.getKey())) {
                throw new TableFault("INT-002", "这是 " + other.getValue() + " 文件, 不是表格; 请上传 XLSX 或 CSV",
                        "this is a " + other.getValue() + " file, no table; send XLSX or CSV");
            }
        }
        refusePages(head);
        return head.startsWith("PK");
    }

    /// Some systems export web pages or XML under the name of a workbook.
    private static void refusePages(String head) throws TableFault {
        String start = head.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<table") || start.startsWith("<?xml") || start.startsWith("<head")) {
            throw new TableFault("INT-002", "这是网页或 XML 文件, 不是表格; 请在表格软件中打开并另存为 XLSX", "this is a web page or XML; open it in a spreadsheet program and save it as XLSX");
        }
    }
}
