package org.zerospread.engine.document;

import java.util.List;
import java.util.function.Supplier;

/// What became of a document: the value it describes, or all its faults.
public sealed interface DocumentReading<T> {

    /// The document is sound.
    record Accepted<T>(T value) implements DocumentReading<T> {}

    /// The document has faults, in the order of their lines; at least one.
    record Refused<T>(List<DocumentFault> faults) implements DocumentReading<T> {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /// The value when the document has no faults; placeholders never reach the supplier.
    static <T> DocumentReading<T> of(YamlDocument document, Supplier<T> value) {
        return document.faults().isEmpty() ? new Accepted<>(value.get()) : new Refused<>(document.faults());
    }
}
