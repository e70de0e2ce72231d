package org.zerospread.app.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.PhoneNumber;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;

/// The values of a row by the names of their fields.
public record RowValues(RecordKind kind, Draft draft) {

    private @Nullable Object value(String field) {
        return draft.values()[kind.indexOf(field)];
    }

    /// A text, a code, a choice's code or a plate; stripped, null where blank.
    public @Nullable String text(String field) {
        return value(field) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    /// A text that reading made sure of.
    public String needed(String field) {
        String text = text(field);
        if (text == null) {
            throw new IllegalStateException("row " + draft.row() + " was read without " + field);
        }
        return text;
    }

    /// A day.
    public @Nullable LocalDate day(String field) {
        return (LocalDate) value(field);
    }

    /// A moment of the district's clock.
    public @Nullable LocalDateTime time(String field) {
        return (LocalDateTime) value(field);
    }

    /// Degrees, of temperature or of position.
    public @Nullable BigDecimal degrees(String field) {
        return (BigDecimal) value(field);
    }

    /// Yes or no; null where nothing was said.
    public @Nullable Boolean yes(String field) {
        return (Boolean) value(field);
    }

    /// A whole number.
    public @Nullable Long number(String field) {
        return (Long) value(field);
    }

    /// A card.
    public @Nullable CardNumber card(String field) {
        return (CardNumber) value(field);
    }

    /// A telephone number's digits.
    public @Nullable String phone(String field) {
        return value(field) instanceof PhoneNumber phone ? phone.value() : null;
    }
}
