package org.zerospread.app.person.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param next the last person shown, after whom the next part begins; null after the last part
public record SearchPage(String words, List<Hit> hits, @Nullable UUID next, boolean continued) {

    /// A person found; name and numbers are masked.
    ///
    /// @param place town and village
    public record Hit(UUID id, String name, @Nullable String sex, @Nullable LocalDate birthDate, String card, String phone, @Nullable String address, String place) {
    }
}
