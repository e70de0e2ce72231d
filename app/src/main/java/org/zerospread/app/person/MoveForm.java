package org.zerospread.app.person;

import org.jspecify.annotations.Nullable;

/// A move as it is typed.
///
/// @param place where he lives now: name, pinyin or code of a town, village or grid
/// @param household id of a household there that he joins; else null
/// @param address of his own there, where he joins none
/// @param movedOn `2020-01-31`; today when blank
/// @param reason why, in at most 200 characters
public record MoveForm(@Nullable String place, @Nullable String household, @Nullable String address, @Nullable String movedOn, @Nullable String reason) {

    /// Nothing typed yet.
    public static MoveForm empty() {
        return new MoveForm(null, null, null, null, null);
    }
}
