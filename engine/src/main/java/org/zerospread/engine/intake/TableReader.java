package org.zerospread.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows one after the other, in constant memory.
public interface TableReader extends Closeable {

    /// The next row of the present sheet that holds anything, or null at its end.
    ///
    /// @throws TableFault where the file breaks off or was made to harm
    @Nullable Row next() throws IOException;

    /// Goes on to the next visible sheet; false where there is none (always in CSV).
    default boolean nextSheet() throws IOException {
        return false;
    }

    /// The name of the present sheet; empty in CSV.
    default String sheetName() {
        return "";
    }

    /// What had to be understood about the file itself (encoding, hidden sheets), Chinese and English in one line each.
    List<String> notes();
}
