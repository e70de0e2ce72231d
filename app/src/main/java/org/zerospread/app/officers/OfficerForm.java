package org.zerospread.app.officers;

import org.jspecify.annotations.Nullable;

/// An officer as somebody types him: nothing is checked yet.
///
/// @param skills codes of industries, separated by spaces, commas or 、
/// @param medical `true` for a medic
/// @param region name or code of the place he works from
public record OfficerForm(@Nullable String kind, @Nullable String name, @Nullable String organisation, @Nullable String skills, @Nullable String medical, @Nullable String region,
        @Nullable String capacity, @Nullable String username) {

    /// A form with nothing in it.
    public static OfficerForm empty() {
        return new OfficerForm(null, null, null, null, null, null, null, null);
    }
}
