package org.zerospread.app.person;

import java.util.UUID;

/// A household.
public record HouseholdId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
