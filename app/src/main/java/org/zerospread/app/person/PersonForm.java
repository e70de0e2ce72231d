package org.zerospread.app.person;

import org.jspecify.annotations.Nullable;

/// A person to register, as typed by hand or sent by a client: nothing is checked yet.
///
/// @param place where the person stays: name, pinyin or code of a town, village or grid
/// @param household id of a household to join; otherwise `address` makes a new one
/// @param arrival the journey that brought the person here, if one did
public record PersonForm(@Nullable String name, @Nullable String sex, @Nullable String birthDate, @Nullable String cardKind, @Nullable String card,
        @Nullable String phone, @Nullable String place, @Nullable String address, @Nullable String employer, @Nullable String household,
        @Nullable ArrivalForm arrival) {

    /// A form with nothing in it.
    public static PersonForm empty() {
        return new PersonForm(null, null, null, null, null, null, null, null, null, null, null);
    }
}
