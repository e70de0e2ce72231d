package org.zerospread.app.grading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of the rules of graded control as it lies in the store.
///
/// @param effectiveTo last day in force: as its document says, or the day before the next version begins; null while it lasts
/// @param document YAML, as [org.zerospread.engine.matrix.Matrix#read] takes it
/// @param revision how often it was changed
/// @param editors who wrote any of it; none of them publishes it
public record MatrixVersion(UUID id, String code, int version, String titleZh, String titleEn, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, MatrixState state, String document,
        int revision, List<String> editors, Instant changedAt, @Nullable String submittedBy, @Nullable String publishedBy, @Nullable Instant publishedAt, @Nullable String withdrawnBy,
        @Nullable String withdrawnWhy) {

    /// Who publishes what the program ships.
    public static final String PROGRAM = "program";

    public MatrixVersion {
        editors = List.copyOf(editors);
    }

    /// Whether it decides on a day.
    public boolean isInForceOn(LocalDate day) {
        return state == MatrixState.PUBLISHED && !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }
}
