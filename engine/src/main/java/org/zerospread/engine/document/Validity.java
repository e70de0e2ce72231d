package org.zerospread.engine.document;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The days on which a document is in force: `effective_from` and `effective_to`, both included.
///
/// @param to null while it lasts
public record Validity(LocalDate from, @Nullable LocalDate to) {

    /// Reads the days; an end before the beginning is a fault under the document's own code.
    public static Validity read(YamlMapping root, String faultCode) {
        LocalDate from = root.date("effective_from");
        Optional<LocalDate> to = root.optionalDate("effective_to");
        if (to.isPresent() && to.get().isBefore(from)) {
            root.fault("effective_to", faultCode, "止期 " + to.get() + " 早于起期 " + from, "effective_to " + to.get() + " lies before effective_from " + from);
        }
        return new Validity(from, to.orElse(null));
    }
}
