package org.zerospread.app.checkpoint;

import org.jspecify.annotations.Nullable;

/// A passage as the crew types it: nothing is checked yet.
///
/// @param plate empty on foot
/// @param origin name, pinyin or code of where he comes from
/// @param occupants 1 when blank
/// @param taken what was done; what is due when blank
/// @param deviation why something else was done than is due
/// @param name of one who has to be registered: with it he is registered, with his journey, and where he must be quarantined his stay is opened, all in one step
/// @param place where he stays: name, pinyin or code of a town, village or grid
public record PassageForm(@Nullable String direction, @Nullable String plate, @Nullable String origin, @Nullable String occupants, @Nullable String temperature, @Nullable String taken,
        @Nullable String deviation, @Nullable String remark, @Nullable String name, @Nullable String card, @Nullable String phone, @Nullable String place) {

    /// A form with nothing in it.
    public static PassageForm empty() {
        return new PassageForm(null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
