package org.zerospread.app.screening;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.HouseholdId;
import org.zerospread.app.person.PersonId;

/// A household visit as it comes from the door, with one check per person who was met.
///
/// @param id made where the visit was made, so that the same visit sent twice is taken once
/// @param worker user name of the grid worker
public record VisitDraft(UUID id, HouseholdId household, String worker, Outcome outcome, Instant visitedAt, List<CheckDraft> checks) {

    /// How the visit ended; only [#MET] has checks.
    public enum Outcome {
        MET, ABSENT, REFUSED
    }

    /// A person check.
    ///
    /// @param temperatureTenths body temperature in tenths of a degree Celsius
    /// @param symptoms bits: 1 fever, 2 cough, 4 fatigue, 8 breath short, 16 diarrhoea
    /// @param keyAreaStay says that he was in a key area within 14 days
    public record CheckDraft(PersonId person, @Nullable Short temperatureTenths, int symptoms, boolean keyAreaStay, @Nullable String remark) {
    }

    public VisitDraft {
        checks = List.copyOf(checks);
        if (outcome != Outcome.MET && !checks.isEmpty()) {
            throw new IllegalArgumentException("visit " + id + " ended " + outcome + " and cannot have " + checks.size() + " checks");
        }
    }
}
