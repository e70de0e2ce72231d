package org.zerospread.app.tracing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.track.Position;

/// A person's stay at a place, as somebody tells it: half-open, `[startsAt, endsAt)`.
///
/// @param id made by the sender; the same id again changes nothing
/// @param carriage where it was a train
/// @param seat where it was a journey
public record TrackDraft(UUID id, PersonId person, Place place, Instant startsAt, Instant endsAt, Certainty certainty, Source source, @Nullable String carriage, @Nullable String seat,
        @Nullable String remark) {

    /// How sure it is.
    public enum Certainty {
        CERTAIN, PROBABLE, POSSIBLE
    }

    /// Whence it is known.
    public enum Source {
        INTERVIEW, FILE, PASSAGE, VISIT, ROOM, SHIFT
    }

    /// The place. Two drafts of one division, kind, name and household mean the same place.
    ///
    /// @param division where it is, anywhere in the country
    /// @param position where it is known
    /// @param household whose home it is, if it is that of a household on the register
    public record Place(RegionCode division, PlaceKind kind, String name, @Nullable Position position, @Nullable UUID household) {

        public Place(RegionCode division, PlaceKind kind, String name, @Nullable Position position) {
            this(division, kind, name, position, null);
        }

        public Place {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a place needs a name");
            }
        }
    }

    public TrackDraft {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a stay must end after it begins: " + startsAt + " to " + endsAt);
        }
    }
}
