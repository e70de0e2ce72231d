package org.zerospread.app.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.region.RegionCode;

/// A journey into the district.
///
/// The origin class is not among the fields: it is derived from the origin and the day by the policy in force.
///
/// @param region where the person stays now
/// @param origin the division that he came from
/// @param service number of the train, flight or coach, or the plate of the car
/// @param stays where he was before, in order
/// @param companions who travelled with him
public record ArrivalDraft(UUID id, PersonId person, RegionCode region, RegionCode origin, @Nullable Instant departedAt, Instant arrivedAt,
        Transport transport, @Nullable String service, FoundBy foundBy, List<PlaceStay> stays, List<PersonId> companions) {

    /// A stay before the arrival; both days inclusive.
    public record PlaceStay(RegionCode region, String place, @Nullable LocalDate from, @Nullable LocalDate to) {
    }

    public ArrivalDraft {
        if (departedAt != null && departedAt.isAfter(arrivedAt)) {
            throw new IllegalArgumentException("arrival " + id + ": departed " + departedAt + " after it arrived " + arrivedAt);
        }
        stays = List.copyOf(stays);
        companions = List.copyOf(companions);
    }
}
