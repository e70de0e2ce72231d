package org.zerospread.app.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.Sex;
import org.zerospread.engine.region.RegionCode;

/// A person to register; the card, where given, has been checked by [CardNumber].
///
/// @param region the grid (or the smallest region known) where the record lies
/// @param phone digits only
public record PersonDraft(PersonId id, RegionCode region, @Nullable HouseholdId household, String name, @Nullable Sex sex,
        @Nullable LocalDate birthDate, @Nullable CardNumber card, @Nullable String phone, @Nullable String employer) {

    public PersonDraft {
        if (name.isBlank()) {
            throw new IllegalArgumentException("person " + id + " needs a name");
        }
    }
}
