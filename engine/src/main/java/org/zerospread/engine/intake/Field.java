package org.zerospread.engine.intake;

import java.util.List;
import java.util.Map;

/// One thing asked of each row.
///
/// @param key the name in English, as in the API
/// @param headings what people write above the column; the first is the one the template uses
/// @param choices word as typed, to code; empty unless [Type#CHOICE]
public record Field(String key, List<String> headings, Type type, boolean required, Map<String, String> choices) {

    /// What a value of the field is, and the Java type it is read to.
    public enum Type {
        /// `String`, as typed.
        TEXT,
        /// `String` of letters and digits that is never calculated with.
        CODE,
        /// `CardNumber`.
        CARD,
        /// `PhoneNumber`.
        PHONE,
        /// `LocalDate`.
        DATE,
        /// `LocalDateTime` in the district's time.
        TIME,
        /// `BigDecimal`, degrees Celsius.
        TEMPERATURE,
        /// `Boolean`.
        YES_NO,
        /// `String`, the code of the choice.
        CHOICE
    }

    public Field {
        headings = List.copyOf(headings);
        choices = Map.copyOf(choices);
    }
}
