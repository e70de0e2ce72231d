package org.zerospread.app.tracing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.track.Position;
import org.zerospread.engine.track.Told;

/// A stay at a place as it stands, told or derived: half-open, `[startsAt, endsAt)`.
///
/// @param id of the record that says so: a track, passage, visit, room night or arrival
/// @param place two stays with the same one were at one place
/// @param kind one of [PlaceKind]
/// @param source one of [TrackDraft.Source], or `ARRIVAL`
public record Stay(UUID id, UUID person, UUID place, long division, String kind, String name, @Nullable Position position, Instant startsAt, Instant endsAt, String certainty, String source,
        @Nullable String carriage, @Nullable String seat, @Nullable String remark, Instant recordedAt, String recordedBy) {

    /// Whether it was told, so that it can be put right here; what is derived is put right where it was recorded.
    public boolean isTold() {
        return source.equals(TrackDraft.Source.INTERVIEW.name()) || source.equals(TrackDraft.Source.FILE.name());
    }

    /// For the engine.
    public Told told() {
        return new Told(place, startsAt, endsAt, position);
    }
}
