package org.zerospread.app.person.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.TimelineEntry;

/// Everything known about a person.
///
/// @param entries other entries of the same person, and what other sources say of him
/// @param referrals where he is cared for or seen beyond the place of his records
/// @param stages the stages of quarantine in the order in which they were lived
/// @param days the timeline: entries by day, newest day first
public record DossierPage(Facts facts, Entries entries, List<ReferralsPage.Row> referrals, List<TimelineEntry.Span> stages, SequencedMap<LocalDate, List<TimelineEntry>> days) {

    /// Who the person is.
    ///
    /// @param masked whether name and numbers are masked
    /// @param place town and village
    /// @param household other persons of the household
    public record Facts(UUID id, boolean masked, String name, @Nullable String sex, @Nullable LocalDate birthDate, @Nullable String cardKind, String card, String phone,
            @Nullable String employer, @Nullable String address, String place, long region, @Nullable UUID householdId, List<Kin> household) {
    }

    /// Somebody of the same household.
    public record Kin(UUID id, String name) {
    }

    /// Other entries of the same person, and what other sources say.
    ///
    /// @param leading the entry that stands for the person; null while nothing says that there is more than one
    /// @param others the other entries that are this person
    /// @param open pairs with this entry on which nobody has decided yet
    /// @param sayings what other sources say of him, newest first; with the leading entry also those of the others
    public record Entries(@Nullable UUID leading, List<Other> others, long open, List<Saying> sayings) {

        /// Whether another entry stands for the person.
        public boolean isLedBy(UUID other) {
            return other.equals(leading);
        }
    }

    /// Another entry of the same person.
    ///
    /// @param name masked; null when it lies beyond what may be seen
    public record Other(UUID id, @Nullable String name, String place) {
    }

    /// What another source says of him.
    ///
    /// @param field `name`, `phone`, `birth_date`, `employer`, `household` or `address`
    /// @param value masked where it is a name or a number
    /// @param source `FILE`, or `REGISTER` for what the register said before
    /// @param now whether the register says the same by now
    /// @param adoptable whether it can be taken into the register of this entry
    public record Saying(UUID id, String field, String value, String source, Instant since, String by, boolean now, boolean adoptable) {
    }
}
