package org.zerospread.app.surveillance.web;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.surveillance.CaseAnswer;
import org.zerospread.app.surveillance.CaseState;

/// The form of a person's next step.
///
/// @param number of the open case; null when there is none
/// @param next the states into which the case may go now
/// @param now the district's time, as the form begins
public record CaseFormPage(UUID person, String name, @Nullable String number, @Nullable CaseState state, List<CaseState> next, LocalDateTime now,
        CaseAnswer.@Nullable Refused refused) {
}
