package org.zerospread.engine.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One thing asked of each row.
///
/// @param key the name in English, as in the API
/// @param headings what people write above the column; the first is the one the template uses
/// @param choices word as typed (capitals), to code, in the order in which they are offered; empty unless [Type#CHOICE]
/// @param example what the template shows; empty where nothing helps
public record Field(String key, List<String> headings, Type type, boolean required, Map<String, String> choices, String example) {

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
        /// `LocalDate`; a year must be written, since no period tells it.
        BIRTH_DATE,
        /// `LocalDateTime` in the district's time.
        TIME,
        /// `BigDecimal`, degrees Celsius.
        TEMPERATURE,
        /// `Boolean`.
        YES_NO,
        /// `String`, the code of the choice.
        CHOICE,
        /// `Long`, not negative.
        WHOLE_NUMBER,
        /// `BigDecimal`, degrees north, -90 to 90.
        LATITUDE,
        /// `BigDecimal`, degrees east, -180 to 180.
        LONGITUDE,
        /// `RegionCode`.
        REGION,
        /// `String`, the number plate without separators, such as `渝A12345`.
        PLATE,
        /// `String`, a unified social credit code in its one form.
        CREDIT_CODE,
        /// `String`, an industry of GB/T 4754 with its letter, such as `C27`.
        INDUSTRY
    }

    public Field {
        headings = List.copyOf(headings);
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    /// A field without an example.
    public Field(String key, List<String> headings, Type type, boolean required, Map<String, String> choices) {
        this(key, headings, type, required, choices, "");
    }

    /// The words that the template offers: for each code the first.
    public List<String> offered() {
        Map<String, String> first = new LinkedHashMap<>();
        choices.forEach((word, code) -> first.putIfAbsent(code, word));
        return List.copyOf(first.values());
    }
}
