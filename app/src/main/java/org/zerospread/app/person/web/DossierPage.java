package org.zerospread.app.person.web;

import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.TimelineEntry;

/// Everything known about a person.
///
/// @param referrals where he is cared for or seen beyond the place of his records
/// @param stages the stages of quarantine in the order in which they were lived
/// @param days the timeline: entries by day, newest day first
public record DossierPage(Facts facts, List<ReferralsPage.Row> referrals, List<TimelineEntry.Span> stages, SequencedMap<LocalDate, List<TimelineEntry>> days) {

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
}
