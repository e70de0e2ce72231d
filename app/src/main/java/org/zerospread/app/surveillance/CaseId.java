package org.zerospread.app.surveillance;

import java.util.UUID;

/// A case.
public record CaseId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
