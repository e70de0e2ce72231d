package org.zerospread.engine.identity;

import java.util.List;

/// What became of a typed telephone number.
public sealed interface PhoneReading {

    /// The number is sound; `notes` tell what had to be understood.
    record Accepted(PhoneNumber phone, List<String> notes) implements PhoneReading {
        public Accepted {
            notes = List.copyOf(notes);
        }
    }

    /// @param code stable: PHONE-001 not a Chinese number, PHONE-002 area code missing, PHONE-003 characters, PHONE-004 empty,
    ///     PHONE-005 scientific notation
    record Refused(String code, String zh, String en) implements PhoneReading {}
}
