package org.zerospread.app.tracing;

import org.jspecify.annotations.Nullable;

/// A stay as somebody types it in an interview: nothing is checked yet.
///
/// @param place name of the place; blank with the kind `HOME`: his own home
/// @param kind one of [PlaceKind]; blank for a place that is known by its name
/// @param division name, pinyin or code of where the place is, anywhere in the country; blank for a known place, else the writer's own district
/// @param from `2020-01-25T09:00` in the district's zone, or with an offset
/// @param to exclusive, written alike
/// @param certainty `CERTAIN` when blank
/// @param latitude WGS 84, in degrees north, with the longitude or not at all
/// @param reason why it is put right; only for a correction
public record TrackForm(@Nullable String place, @Nullable String kind, @Nullable String division, @Nullable String from, @Nullable String to, @Nullable String certainty,
        @Nullable String carriage, @Nullable String seat, @Nullable String latitude, @Nullable String longitude, @Nullable String remark, @Nullable String reason) {

    /// A form with nothing but its times.
    public static TrackForm between(@Nullable String from, @Nullable String to) {
        return new TrackForm(null, null, null, from, to, null, null, null, null, null, null, null);
    }
}
