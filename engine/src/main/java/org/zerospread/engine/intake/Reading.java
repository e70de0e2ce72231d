package org.zerospread.engine.intake;

import java.util.List;

/// What became of one cell.
public sealed interface Reading<V> {

    /// Understood. `notes` tell, Chinese and English in one line each, whatever is not literally what the cell says.
    record Read<V>(V value, List<String> notes) implements Reading<V> {
        public Read {
            notes = List.copyOf(notes);
        }
    }

    /// Not understood, and not guessed. `zh` and `en` say why and what to do; they never quote a card or telephone number.
    ///
    /// @param code stable, listed in docs/errors.md
    record Refused<V>(String code, String zh, String en) implements Reading<V> {}

    /// A value that is literally what the cell says.
    static <V> Reading<V> plain(V value) {
        return new Read<>(value, List.of());
    }

    /// A value that had to be understood.
    static <V> Reading<V> noted(V value, String note) {
        return new Read<>(value, List.of(note));
    }
}
