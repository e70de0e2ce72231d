package org.zerospread.engine.matrix;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentReading;

/// A version of the rules of graded control: what may be known, what may be decided, and the tables between.
///
/// @param effectiveTo last day in force; null while it lasts
/// @param source where the rules come from, and what of them is invented
/// @param originDays for how many days an arrival counts, its own day the first
public record Matrix(String code, int version, String titleZh, String titleEn, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, String source, int originDays,
        List<Dimension> inputs, List<Dimension> measures, List<DecisionTable> tables) {

    /// For how many days an arrival counts where a matrix does not say.
    public static final int ORIGIN_DAYS = 14;

    public Matrix {
        inputs = List.copyOf(inputs);
        measures = List.copyOf(measures);
        tables = List.copyOf(tables);
    }

    /// Reads a matrix from YAML; `policies/three-three-2020.yaml` is the example. A table with a gap, a contradiction, an overlap that its hit policy does not allow, or a
    /// row that never counts is refused, with the row and the case.
    public static DocumentReading<Matrix> read(String file, String text) {
        return MatrixReader.read(file, text, true);
    }

    /// Reads a matrix that somebody still works on: its words must be right, its tables may have gaps, contradictions and rows that never count. Nothing is decided by such a one.
    public static DocumentReading<Matrix> readDraft(String file, String text) {
        return MatrixReader.read(file, text, false);
    }

    /// Whether it decides on a day.
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }

    /// The tables about a kind of subject.
    public List<DecisionTable> tablesFor(Subject subject) {
        return tables.stream().filter(table -> table.subject() == subject).toList();
    }

    /// The measures of a subject with these facts, by all tables about its kind.
    ///
    /// @param facts per input the place of its value; [FactSheet#in] finds them
    public Measured measure(Subject subject, int[] facts) {
        return Measured.of(this, subject, facts);
    }

    /// The place of an input.
    public Optional<Integer> findInput(String id) {
        return find(inputs, id);
    }

    /// The place of a measure.
    public Optional<Integer> findMeasure(String id) {
        return find(measures, id);
    }

    private static Optional<Integer> find(List<Dimension> of, String id) {
        for (int i = 0; i < of.size(); i++) {
            if (of.get(i).word().id().equals(id)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
