package org.zerospread.app.tracing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.PersonId;
import org.zerospread.engine.region.RegionCode;

/// A person's stay at a place, as somebody tells it: half-open, `[startsAt, endsAt)`.
///
/// @param id made by the sender; the same id again changes nothing
/// @param seat carriage and seat, where it was a journey
public record TrackDraft(UUID id, PersonId person, Place place, Instant startsAt, Instant endsAt, Certainty certainty, Source source, @Nullable String seat, @Nullable String remark) {

    /// How sure it is.
    public enum Certainty {
        CERTAIN, PROBABLE, POSSIBLE
    }

    /// Whence it is known.
    public enum Source {
        INTERVIEW, FILE, PASSAGE, VISIT, ROOM, SHIFT
    }

    /// The place. Two drafts of one division, kind and name mean the same place.
    ///
    /// @param division where it is, anywhere in the country
    /// @param position where it is known
    public record Place(RegionCode division, PlaceKind kind, String name, @Nullable Position position) {

        public Place {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a place needs a name");
            }
        }
    }

    /// WGS 84, in degrees.
    public record Position(double latitude, double longitude) {

        public Position {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("outside the world: " + latitude + ", " + longitude);
            }
        }
    }

    public TrackDraft {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a stay must end after it begins: " + startsAt + " to " + endsAt);
        }
    }
}
