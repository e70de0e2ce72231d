package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// From a file to its rows: the content tells what it is, never the name.
public final class Tables {

    private Tables() {}

    /// Opens a CSV file.
    ///
    /// @throws TableFault INT-001 undecodable, INT-002 empty or no table
    public static TableReader open(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        if (head.length == 0) {
            throw new TableFault("INT-002", "文件是空的", "the file is empty");
        }
        if (head.length == 4 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
            throw new TableFault("INT-002", "这是旧版 XLS 文件; 请另存为 CSV", "this is an old XLS file; save it as CSV");
        }
        if (head.length == 4 && head[0] == 'P' && head[1] == 'K') {
            throw new TableFault("INT-002", "这是 XLSX 文件; 请另存为 CSV UTF-8", "this is an XLSX file; save it as CSV UTF-8");
        }
        return CsvTable.open(file);
    }
}
