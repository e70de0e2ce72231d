package org.zerospread.app.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A journey to register, as typed by hand or sent by a client: nothing is checked yet.
///
/// @param origin name, pinyin or code of the division that the person came from; its class is derived, never typed
/// @param arrivedAt day and time in the district's zone, `2020-01-22T15:30`
/// @param service number of the train, flight or coach, or the plate of the car
/// @param stays the last places stayed, in order
/// @param companions ids of registered persons who travelled along
public record ArrivalForm(@Nullable String origin, @Nullable String departedAt, @Nullable String arrivedAt, @Nullable String transport, @Nullable String service,
        @Nullable String foundBy, @Nullable List<Stay> stays, @Nullable List<String> companions) {

    /// A stay before the arrival: division, place in words, days as `2020-01-10`.
    public record Stay(@Nullable String region, @Nullable String place, @Nullable String from, @Nullable String to) {

        boolean isBlank() {
            return FormReader.isBlank(region) && FormReader.isBlank(place) && FormReader.isBlank(from) && FormReader.isBlank(to);
        }
    }

    /// A form with nothing in it.
    public static ArrivalForm empty() {
        return new ArrivalForm(null, null, null, null, null, null, null, null);
    }

    /// Whether nothing was typed.
    public boolean isBlank() {
        return FormReader.isBlank(origin) && FormReader.isBlank(arrivedAt) && FormReader.isBlank(departedAt) && FormReader.isBlank(service);
    }
}
