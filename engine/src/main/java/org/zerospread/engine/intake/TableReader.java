package org.zerospread.engine.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows one after the other, in constant memory.
public interface TableReader extends Closeable {

    /// The next row that holds anything, or null at the end.
    ///
    /// @throws TableFault where the file breaks off or was made to harm
    @Nullable Row next() throws IOException;

    /// What had to be understood about the file itself (encoding, hidden sheets), Chinese and English in one line each.
    List<String> notes();
}
