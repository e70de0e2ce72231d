package org.zerospread.app.grading.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.grading.MatrixState;
import org.zerospread.app.grading.MatrixVersion;
import org.zerospread.app.grading.Reevaluation;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.matrix.Dimension;
import org.zerospread.engine.matrix.Matrix;

/// A version as its page shows it.
///
/// @param open what still forbids its publication
/// @param against the version in force on its first day, which it would take the place of; null where there is none, or it is this one
/// @param kept what it changed when it was published
/// @param faults of the step that was refused
/// @param text what was written as text and refused; null otherwise
public record MatrixPage(MatrixVersion version, Matrix matrix, List<MatrixTable> tables, List<FormFault> open, @Nullable MatrixVersion against, List<Reevaluation.Kept> kept,
        List<FormFault> faults, @Nullable String text, String actor, LocalDate today) {

    /// The list of versions.
    ///
    /// @param faults of a file that was refused
    public record Versions(List<MatrixVersion> versions, LocalDate today, List<FormFault> faults) {
    }

    /// A table that is edited.
    ///
    /// @param blank how many empty rows wait to be filled in
    public record Edit(MatrixVersion version, MatrixTable table, int blank, List<FormFault> faults) {

        /// All inputs by their places.
        public List<Dimension> inputs() {
            return table.matrix().inputs();
        }

        /// All measures by their places.
        public List<Dimension> measures() {
            return table.matrix().measures();
        }
    }

    /// Whether it is worked on.
    public boolean isDraft() {
        return version.state() == MatrixState.DRAFT;
    }

    /// Whether the reader wrote any of it, so that a second person has to publish it.
    public boolean isOwn() {
        return version.editors().contains(actor);
    }

    /// Whether it was published and has not begun.
    public boolean isAhead() {
        return version.state() == MatrixState.PUBLISHED && version.effectiveFrom().isAfter(today);
    }

    /// What is wrong with a field.
    public Optional<FormFault> fault(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /// The word of a value of a measure, for what was kept.
    public String word(String measure, String value, boolean chinese) {
        return DifferencePage.word(matrix, measure, value, chinese);
    }

    /// The word of a measure.
    public String measure(String measure, boolean chinese) {
        return DifferencePage.measure(matrix, measure, chinese);
    }
}
