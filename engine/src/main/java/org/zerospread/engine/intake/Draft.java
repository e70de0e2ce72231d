package org.zerospread.engine.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row read.
///
/// @param row where it stands in the file
/// @param values per field of the kind, null where blank or refused; the Java types are those of [Field.Type]
/// @param remarks what was understood or refused; the row may be taken only if none is a fault
public record Draft(int row, @Nullable Object[] values, List<Remark> remarks) {

    /// A note (`code` empty) or a fault at one cell.
    public record Remark(String address, String field, String code, String zh, String en) {

        /// Whether the row cannot be taken because of it.
        public boolean fault() {
            return !code.isEmpty();
        }
    }

    /// Whether every value was understood.
    public boolean sound() {
        return remarks.stream().noneMatch(Remark::fault);
    }
}
