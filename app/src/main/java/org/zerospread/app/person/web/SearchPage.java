package org.zerospread.app.person.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param next address of the next part; null after the last
public record SearchPage(String words, List<Hit> hits, @Nullable String next, boolean continued) {

    /// A person found; numbers are masked.
    ///
    /// @param place town and village
    public record Hit(UUID id, String name, @Nullable String sex, @Nullable LocalDate birthDate, String card, String phone, @Nullable String address, String place) {
    }
}
