package org.zerospread.app.grading.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.zerospread.app.grading.Reevaluation;
import org.zerospread.engine.matrix.Subject;

/// What is asked of a difference.
///
/// @param against the version to compare with; null for the one before
/// @param list whose list is wanted: persons, or firms
/// @param last id of the last one of the page before, with its region
record MatrixAsk(@Nullable UUID against, @Nullable Subject list, @Nullable String measure, @Nullable String before, @Nullable String after, @Nullable Long town, @Nullable UUID last,
        @BindParam("last_region") @Nullable Long lastRegion) {

    Reevaluation.Choice choice() {
        return new Reevaluation.Choice(measure, before, after, town);
    }

    Reevaluation.@Nullable Affected afterLast() {
        return last == null || lastRegion == null ? null : new Reevaluation.Affected(last, "", lastRegion, List.of());
    }

    Subject subject() {
        return list == Subject.FIRM ? Subject.FIRM : Subject.PERSON;
    }
}
