package org.zerospread.app.person;

import org.zerospread.engine.region.RegionCode;

/// A household to register.
///
/// @param region the grid it lies in
/// @param door its number within the grid
/// @param address as a person would write it on a letter
public record HouseholdDraft(HouseholdId id, RegionCode region, String door, String address) {

    public HouseholdDraft {
        if (door.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException("household " + id + " needs a door and an address");
        }
    }
}
