package org.zerospread.app.surveillance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;

/// An occasion and all who were there, to be registered in one step.
///
/// @param place in words
/// @param degree 1 who met the case, 2 who met a contact of it
/// @param through for degree 2 the contact whom they met
/// @param relation of those whose line tells none
/// @param lines persons typed or pasted, one to a line
/// @param picked persons who are registered
public record ContactEvent(CaseId caseId, ExposureSetting setting, ExposureMode mode, String place, Instant from, Instant until, int degree, @Nullable UUID through, @Nullable String relation,
        @Nullable String note, String lines, List<PersonId> picked) {

    public ContactEvent {
        picked = List.copyOf(picked);
        if (degree != 1 && degree != 2) {
            throw new IllegalArgumentException("degree " + degree);
        }
    }
}
