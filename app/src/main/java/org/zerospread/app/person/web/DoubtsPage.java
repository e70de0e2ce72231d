package org.zerospread.app.person.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonPairs;
import org.zerospread.engine.identity.Likeness;

/// Pairs of entries that may be one person.
///
/// @param person the entry whose pairs are shown; null for all
/// @param open pairs on which nobody has decided yet
/// @param done what was just said; null when nothing was
/// @param next address of the next part; null after the last
public record DoubtsPage(PersonPairs.State state, @Nullable UUID person, List<Pair> pairs, long open, PersonPairs.@Nullable State done, @Nullable Refusal refusal, @Nullable String next,
        boolean continued) {

    /// Two entries side by side.
    ///
    /// @param score when the pair was put up
    /// @param signs what they have in common, as they are now, the strongest first
    /// @param differs fields in which both say something, but not the same
    public record Pair(UUID id, int score, PersonPairs.State state, Entry one, Entry other, List<Likeness.Sign> signs, Set<String> differs, Instant since, String by,
            @Nullable Instant decidedAt, @Nullable String decidedBy, @Nullable String reason) {
    }

    /// An entry; name and numbers are masked.
    ///
    /// @param led whether another entry stands for it
    public record Entry(UUID id, String name, @Nullable String sex, @Nullable LocalDate birthDate, @Nullable String cardKind, String card, String phone, String place, @Nullable String address,
            @Nullable String employer, Instant since, String by, boolean led) {
    }

    /// Why what was said of a pair was not kept.
    public record Refusal(UUID pair, PersonPairs.State wanted, @Nullable String reason, List<FormFault> faults) {

        /// Whether it can be said all the same, with a reason.
        public boolean isConfirmable() {
            return faults.stream().allMatch(fault -> fault.field().equals("confirmed"));
        }
    }
}
