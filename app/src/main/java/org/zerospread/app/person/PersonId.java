package org.zerospread.app.person;

import java.util.UUID;

/// A person.
public record PersonId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
