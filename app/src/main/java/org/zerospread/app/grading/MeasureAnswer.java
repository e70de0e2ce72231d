package org.zerospread.app.grading;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.matrix.Measured;
import org.zerospread.engine.matrix.Subject;

/// What graded control asks of somebody or something on a day, and why.
///
/// @param facts what is known of it, on that day
/// @param zoneAssumed whether nobody gave its town a zone: then it counts as an ordinary one
/// @param matrix the version that decides; null when none is in force on the day, and then there are no measures
public record MeasureAnswer(Subject subject, LocalDate on, FactSheet facts, boolean zoneAssumed, MatrixBook.@Nullable InForce matrix, Measured measured) {

    /// The id of the value of a measure, such as `double-14` for `plan`; empty text when nothing is decided of it.
    public String value(String measure) {
        return measured.value(measure).orElse("");
    }

    /// Whether a measure has the value.
    public boolean is(String measure, String value) {
        return value(measure).equals(value);
    }

    /// Ids of values by ids of measures.
    public Map<String, String> measures() {
        Map<String, String> values = new LinkedHashMap<>();
        measured.said().forEach((measure, said) -> values.put(measure, said.value()));
        return values;
    }

    /// The rows that fired.
    public List<Measured.Fired> rows() {
        return measured.fired();
    }
}
