package org.zerospread.engine.identity;

import java.util.List;

/// What became of a typed card number.
public sealed interface CardReading {

    /// The number is sound. `notes` tell, Chinese and English in one line each, what had to be understood (full-width digits, spaces).
    record Accepted(CardNumber card, List<String> notes) implements CardReading {
        public Accepted {
            notes = List.copyOf(notes);
        }
    }

    /// The number cannot be right. The messages never quote the whole number, for they end up in logs and files.
    ///
    /// @param code stable: CARD-001 length or shape, CARD-002 check digit, CARD-003 birth date, CARD-004 division prefix, CARD-005
    ///     scientific notation, CARD-006 characters, CARD-007 empty
    record Refused(String code, String zh, String en) implements CardReading {}
}
