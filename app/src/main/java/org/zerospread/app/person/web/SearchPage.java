package org.zerospread.app.person.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param doubts pairs of entries on which nobody has decided yet
/// @param next the last person shown, after whom the next part begins; null after the last part
public record SearchPage(String words, List<Hit> hits, @Nullable UUID next, boolean continued, long doubts) {

    /// A person found; name and numbers are masked.
    ///
    /// @param place town and village
    /// @param leading the entry that stands for the same person, where it is another one
    public record Hit(UUID id, String name, @Nullable String sex, @Nullable LocalDate birthDate, String card, String phone, @Nullable String address, String place, @Nullable UUID leading) {

        /// The same, known to be led by another entry.
        Hit ledBy(@Nullable UUID other) {
            return new Hit(id, name, sex, birthDate, card, phone, address, place, id.equals(other) ? null : other);
        }
    }
}
